using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>A part of the conversation that owns a family of card verbs, such as <c>tip.*</c>.</summary>
internal interface IRoom
{
    /// <summary>The family, as it stands before the dot of a verb.</summary>
    string Family { get; }

    /// <summary>
    /// Does what a button asks for. The card may be old and its data edited by hand: a room shows the present
    /// state rather than act on what it cannot trust.
    /// </summary>
    Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken);
}

/// <summary>Reads what a press carries; all of it came from a client.</summary>
internal static class PressData
{
    /// <summary>Longest text taken from an input; longer ones are cut.</summary>
    public const int LongestText = 2000;

    /// <summary>A text of the data, trimmed; null where it is missing or empty.</summary>
    public static string? Text(this CardInput press, string name)
    {
        if (press.Data.ValueKind != JsonValueKind.Object || !press.Data.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null
            : text.Length > LongestText ? text[..LongestText]
            : text;
    }

    /// <summary>The values of a choice set, which arrive as one text with commas.</summary>
    public static IReadOnlyList<string> Choices(this CardInput press, string name) =>
        press.Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Whether a toggle is on.</summary>
    public static bool Flag(this CardInput press, string name) =>
        string.Equals(press.Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands before the dot of the verb: the room that it belongs to.</summary>
    public static string Family(this CardInput press)
    {
        var dot = press.Verb.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? press.Verb : press.Verb[..dot];
    }

    /// <summary>The data as a card's submit carries it, with the verb inside.</summary>
    public static JsonElement Payload(this CardInput press)
    {
        var data = JsonNode.Parse(press.Data.GetRawText())?.AsObject() ?? [];
        data["verb"] = press.Verb;
        return JsonSerializer.SerializeToElement(data);
    }

    /// <summary>What stands after the dot of the verb.</summary>
    public static string Act(this CardInput press)
    {
        var dot = press.Verb.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? press.Verb : press.Verb[(dot + 1)..];
    }
}
