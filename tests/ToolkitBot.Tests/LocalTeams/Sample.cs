using System.Text.Json.Nodes;

namespace ToolkitBot.Tests.LocalTeams;

/// <summary>Bodies that a bot would send.</summary>
internal static class Sample
{
    public static JsonObject Text(string text) =>
        new()
        {
            ["type"] = "message",
            ["text"] = text,
            ["textFormat"] = "plain",
        };

    public static JsonObject Card(string words, JsonObject? refresh = null)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "TextBlock",
                    ["text"] = words,
                    ["wrap"] = true,
                }
            ),
        };
        if (refresh is not null)
        {
            card["refresh"] = refresh;
        }
        return card;
    }

    public static JsonObject Carrying(JsonObject card) =>
        new()
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(
                new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }
            ),
        };

    public static JsonObject Execute(string verb, JsonObject? data = null) =>
        new()
        {
            ["type"] = "Action.Execute",
            ["title"] = "Press",
            ["verb"] = verb,
            ["data"] = data ?? [],
        };

    public static JsonObject Submit(JsonObject data) =>
        new()
        {
            ["type"] = "Action.Submit",
            ["title"] = "Press",
            ["data"] = data,
        };

    public static JsonObject AnswerWith(JsonObject card) =>
        new()
        {
            ["statusCode"] = 200,
            ["type"] = "application/vnd.microsoft.card.adaptive",
            ["value"] = card,
        };

    public static JsonObject AnswerWith(string toast) =>
        new()
        {
            ["statusCode"] = 200,
            ["type"] = "application/vnd.microsoft.activity.message",
            ["value"] = toast,
        };

    public static string Words(JsonNode? card) => (string)card!["body"]![0]!["text"]!;
}
