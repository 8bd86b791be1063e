using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Turns;

/// <summary>
/// Answers for Teams dialogs, which show the conversation's cards in a window that only the person sees.
/// </summary>
internal static class TaskDialog
{
    /// <summary>Returns whether the answer to an activity is the content of a dialog.</summary>
    public static bool IsFor(Activity activity) =>
        activity.Type == ActivityTypes.Invoke
        && activity.Name
            is InvokeNames.TaskFetch
                or InvokeNames.TaskSubmit
                or InvokeNames.ComposeExtensionFetchTask
                or InvokeNames.ComposeExtensionSubmitAction;

    /// <summary>Shows a card and keeps the dialog open.</summary>
    public static InvokeAnswer Card(Phrases words, RenderedCard card)
    {
        var shown = ForDialog(card);
        return Of(
            "continue",
            new JsonObject
            {
                ["title"] = TitleOf(words, shown),
                ["width"] = "medium",
                ["height"] = "large",
                ["card"] = new JsonObject { ["contentType"] = Attachment.AdaptiveCard, ["content"] = shown },
            }
        );
    }

    /// <summary>Shows a sentence and ends the dialog.</summary>
    public static InvokeAnswer Message(string text) => Of("message", text);

    /// <summary>Returns the dialog's title, which says what the card is about.</summary>
    private static string TitleOf(Phrases words, JsonObject card) =>
        words[
            (string?)card["body"]?[0]?["id"] switch
            {
                "card-contacts" or "card-notice" => "bot.name",
                "card-pledge-take-down" => "campaign.title",
                { } id when id.StartsWith("card-campaign", StringComparison.Ordinal) => "campaign.title",
                { } id when id.StartsWith("card-question", StringComparison.Ordinal) => "question.dialog",
                { } id when id.StartsWith("card-own-answers", StringComparison.Ordinal) => "buttons.our-answers",
                { } id when id.StartsWith("card-own", StringComparison.Ordinal) => "own.title",
                _ => "pledge.title",
            }
        ];

    private static InvokeAnswer Of(string type, JsonNode value) =>
        new(
            200,
            new JsonObject
            {
                ["task"] = new JsonObject { ["type"] = type, ["value"] = value },
            }.ToJsonString(ActivityJson.Options)
        );

    /// <summary>
    /// Adapts a card to a dialog, which supports only <c>Action.Submit</c>: every <c>Action.Execute</c> becomes one
    /// with the same data, and no button opens another dialog.
    /// </summary>
    private static JsonObject ForDialog(RenderedCard card)
    {
        var shown = card.ToNode().AsObject();
        shown.Remove("refresh");
        SubmittedCard.Submit(shown);
        KeepDialogsShut(shown);
        return shown;
    }

    private static void KeepDialogsShut(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject element:
                (element["data"] as JsonObject)?.Remove("msteams");
                foreach (var (_, member) in element)
                {
                    KeepDialogsShut(member);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    KeepDialogsShut(item);
                }

                break;
        }
    }
}
