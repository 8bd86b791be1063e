namespace ToolkitBot.Protocol.Activities;

/// <summary>Values of <see cref="Activity.Name"/> on an invoke; compared ordinally. A hero card's invoke has no name at all.</summary>
public static class InvokeNames
{
    public const string AdaptiveCardAction = "adaptiveCard/action";
    public const string Search = "application/search";
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
    public const string ComposeExtensionQuery = "composeExtension/query";
    public const string ComposeExtensionSelectItem = "composeExtension/selectItem";
    public const string ComposeExtensionFetchTask = "composeExtension/fetchTask";
    public const string ComposeExtensionSubmitAction = "composeExtension/submitAction";
    public const string ComposeExtensionQueryLink = "composeExtension/queryLink";
    public const string ComposeExtensionAnonymousQueryLink = "composeExtension/anonymousQueryLink";
    public const string ComposeExtensionQuerySettingUrl = "composeExtension/querySettingUrl";
    public const string ComposeExtensionSetting = "composeExtension/setting";
    public const string ComposeExtensionCardButtonClicked = "composeExtension/onCardButtonClicked";
    public const string MessageFetchTask = "message/fetchTask";
    public const string MessageSubmitAction = "message/submitAction";

    /// <summary>As Microsoft's documentation spells it; its SDK sends <see cref="SuggestedActionsSubmit"/>. Accept both.</summary>
    public const string SuggestedActionSubmit = "suggestedAction/submit";
    public const string SuggestedActionsSubmit = "suggestedActions/submit";
    public const string SignInVerifyState = "signin/verifyState";
    public const string SignInTokenExchange = "signin/tokenExchange";
    public const string SignInFailure = "signin/failure";
    public const string ConfigFetch = "config/fetch";
    public const string ConfigSubmit = "config/submit";
    public const string FileConsent = "fileConsent/invoke";
}
