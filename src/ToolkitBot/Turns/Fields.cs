using System.Globalization;
using System.Text.Json;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>
/// The fields that a client sent: a button's data with the inputs of its card, or the value of another invoke. Anyone
/// can forge them. Free text is returned as <see cref="Heard"/> only; the rest is read as an id, a flag or a number.
/// </summary>
internal sealed class Fields(JsonElement data, Language language)
{
    private const int LongestId = 200;

    /// <summary>
    /// More texts than any of our forms has. The wire already limits the nesting and the size of the data.
    /// </summary>
    private const int MostTexts = 64;

    /// <summary>Returns an id, a choice, or a date as a date input sends it; null if missing or malformed.</summary>
    public string? Id(string name) => Value(name) is { Length: <= LongestId } text && text.All(IsOfId) ? text : null;

    /// <summary>Returns the values of a choice set, which arrive as one comma-separated text.</summary>
    public IReadOnlyList<string> Ids(string name) =>
        Value(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Returns whether a toggle is on.</summary>
    public bool Flag(string name) => string.Equals(Value(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns a whole number, 0 or more; null if there is none.</summary>
    public int? Number(string name) =>
        int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Returns what was typed into a field; empty if nothing was.</summary>
    public Heard Words(string name) => new(language, Value(name) ?? "");

    /// <summary>Returns a file that was pasted into a field, whole. What stands in it becomes <see cref="Heard"/> where it is
    /// taken apart; nothing else may be done with it.</summary>
    public string Pasted(string name) => Value(name) ?? "";

    /// <summary>Returns the words of a text that came as HTML.</summary>
    public Heard Markup(string name)
    {
        var message = MessageText.OfHtml(Value(name) ?? "");
        return new(language, message.Line, message.MentionedNames);
    }

    /// <summary>Returns a nested object; an empty one if there is none.</summary>
    public Fields Inside(string name) => new(Member(name) ?? default, language);

    /// <summary>Returns the objects of a nested list.</summary>
    public IEnumerable<Fields> List(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(item => new Fields(item, language))
            : [];

    /// <summary>Returns every text that may be words, so that fields added to a card later are heard too.</summary>
    public IEnumerable<Heard> AllWords() =>
        data.ValueKind == JsonValueKind.Object
            ? data.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Take(MostTexts)
                .Select(member => member.Value.GetString()!)
                .Where(MayBeWords)
                .Select(text => new Heard(language, text))
            : [];

    private string? Value(string name)
    {
        var text = Member(name) switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } value =>
                value.GetRawText(),
            _ => null,
        };
        return text?.Trim() is { Length: > 0 } given ? given : null;
    }

    private JsonElement? Member(string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Ids have digits or punctuation and no space; a text with neither may be the only word typed.</summary>
    private static bool MayBeWords(string text) =>
        text.Any(char.IsWhiteSpace) || !text.Any(sign => char.IsDigit(sign) || sign is '.' or ':' or '|');

    private static bool IsOfId(char sign) => !char.IsWhiteSpace(sign) && !char.IsControl(sign);
}
