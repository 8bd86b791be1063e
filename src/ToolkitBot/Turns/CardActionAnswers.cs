using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Turns;

/// <summary>
/// Builds the answers to an <c>adaptiveCard/action</c>. The HTTP status is always 200; the outcome is in the body
/// (protocol notes, section 1.12).
/// </summary>
internal static class CardActionAnswers
{
    public static InvokeAnswer Card(RenderedCard card) => Of(200, Attachment.AdaptiveCard, WrittenJson.Of(card.Utf8));

    public static InvokeAnswer Message(string text) => Of(200, "application/vnd.microsoft.activity.message", text);

    public static InvokeAnswer Error(int status, string code, string message) =>
        Of(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message });

    private static InvokeAnswer Of(int status, string type, JsonNode value) =>
        new(
            200,
            new JsonObject
            {
                ["statusCode"] = status,
                ["type"] = type,
                ["value"] = value,
            }.ToJsonString(ActivityJson.Options)
        );
}
