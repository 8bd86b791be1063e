using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Telemetry;

/// <summary>What an activity is counted as. A fixed set: what a caller makes up is <c>other</c>.</summary>
internal static class TurnKind
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        ActivityTypes.Message,
        ActivityTypes.ConversationUpdate,
        ActivityTypes.InstallationUpdate,
        ActivityTypes.MessageReaction,
        ActivityTypes.MessageUpdate,
        ActivityTypes.MessageDelete,
        ActivityTypes.Typing,
        ActivityTypes.Event,
        ActivityTypes.EndOfConversation,
    };

    private static readonly HashSet<string> Invokes = new(StringComparer.Ordinal)
    {
        InvokeNames.AdaptiveCardAction,
        InvokeNames.Search,
        InvokeNames.TaskFetch,
        InvokeNames.TaskSubmit,
        InvokeNames.ComposeExtensionQuery,
        InvokeNames.ComposeExtensionSelectItem,
        InvokeNames.ComposeExtensionFetchTask,
        InvokeNames.ComposeExtensionSubmitAction,
        InvokeNames.ComposeExtensionQueryLink,
        InvokeNames.MessageFetchTask,
        InvokeNames.MessageSubmitAction,
    };

    public static string Of(Activity activity) =>
        activity.Type == ActivityTypes.Invoke
            ? activity.Name is { } name && Invokes.TryGetValue(name, out var invoke)
                ? invoke
                : ActivityTypes.Invoke
            : activity.Type is { } type && Types.TryGetValue(type, out var known)
                ? known
                : "other";
}
