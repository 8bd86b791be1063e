using System.Text.Json.Nodes;

namespace ToolkitBot.LocalTeams.Bot;

/// <summary>Reads what a bot answers to an invoke, and says plainly where Teams would show nothing.</summary>
internal static class InvokeAnswers
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";

    /// <summary>The answer to <c>adaptiveCard/action</c>.</summary>
    public static LocalOutcome Action(BotAnswer answer)
    {
        if (Silence(answer) is { } silence)
        {
            return silence;
        }
        if (answer.Body is not JsonObject envelope)
        {
            return LocalOutcome.Error(
                "ToolkitBot answered without a card or a message, so Teams would show an error here."
            );
        }
        var type = Text(envelope["type"]);
        var status = Number(envelope["statusCode"]) ?? 200;
        var value = envelope["value"];
        return (status, type, value) switch
        {
            (200, CardType, JsonObject card) when Text(card["type"]) == "AdaptiveCard" => new(OutcomeKind.Card)
            {
                Card = card,
            },
            (200, CardType, _) => LocalOutcome.Error(
                "ToolkitBot answered with something that is not a bare Adaptive Card; Teams would show nothing."
            ),
            (200, MessageType, JsonValue text) => new(OutcomeKind.Toast) { Text = Text(text) },
            (>= 400, _, JsonObject error) => LocalOutcome.Error(
                Text(error["message"]) ?? "Something went wrong. Please try again."
            ),
            _ => LocalOutcome.Error(
                $"ToolkitBot answered with a type that Teams does not know here: {type ?? "none"}."
            ),
        };
    }

    /// <summary>
    /// The answer to a dialog's opening or submit: a card to go on with, a closing message, or nothing, which closes.
    /// </summary>
    public static LocalOutcome Task(BotAnswer answer, Func<JsonObject, LocalDialog> open)
    {
        if (Silence(answer) is { } silence)
        {
            return silence;
        }
        if (answer.Body is not JsonObject body || body["task"] is not JsonObject task)
        {
            return new LocalOutcome(OutcomeKind.Closed);
        }
        return Text(task["type"]) switch
        {
            "continue" when task["value"] is JsonObject info => Continue(info, open),
            "message" => new(OutcomeKind.Closed) { Text = Text(task["value"]) },
            var type => LocalOutcome.Error(
                $"ToolkitBot answered with a dialog step that Teams does not know: {type ?? "none"}."
            ),
        };
    }

    /// <summary>The answer to a search of the message extension.</summary>
    public static LocalOutcome Results(BotAnswer answer)
    {
        if (Silence(answer) is { } silence)
        {
            return silence;
        }
        var extension = answer.Body?["composeExtension"];
        return Text(extension?["type"]) switch
        {
            "result" => new(OutcomeKind.Results)
            {
                Results = extension!["attachments"]?.DeepClone() as JsonArray ?? [],
            },
            "message" => new(OutcomeKind.Toast) { Text = Text(extension!["text"]) },
            var type => LocalOutcome.Error(
                $"ToolkitBot answered the search with a type that Teams does not know: {type ?? "none"}."
            ),
        };
    }

    internal static LocalOutcome? Silence(BotAnswer answer) =>
        answer.Status switch
        {
            >= 200 and < 300 => null,
            0 => LocalOutcome.Error("ToolkitBot did not answer in time. Please try again."),
            501 => LocalOutcome.Error("ToolkitBot has no answer to this button."),
            _ => LocalOutcome.Error($"ToolkitBot could not do this (status {answer.Status}). Please try again."),
        };

    internal static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static LocalOutcome Continue(JsonObject info, Func<JsonObject, LocalDialog> open)
    {
        var attachment = info["card"];
        if (attachment?["content"] is not JsonObject || Text(attachment["contentType"]) != CardType)
        {
            return LocalOutcome.Error(
                "ToolkitBot opened a dialog without a card attachment; the local Teams shows cards only."
            );
        }
        return new LocalOutcome(OutcomeKind.Dialog) { Dialog = open(info) };
    }
}
