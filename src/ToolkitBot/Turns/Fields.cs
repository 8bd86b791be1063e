using System.Globalization;
using System.Text.Json;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>
/// What a client sent along: the data of a button with the inputs of its card, or the value of another invoke. Anybody
/// can edit it. Free text comes out as <see cref="Heard"/> only; everything else has the form of an id, or is nothing.
/// </summary>
internal sealed class Fields(JsonElement data, Language language)
{
    private const int LongestId = 200;

    /// <summary>Nesting and size of a client's data are bounded by the wire; more texts than this are no form of ours.</summary>
    private const int MostTexts = 64;

    /// <summary>An id, a choice or a date as date inputs send it; null where it is missing or has another form.</summary>
    public string? Id(string name) => Value(name) is { Length: <= LongestId } text && text.All(IsOfId) ? text : null;

    /// <summary>The values of a choice set, which arrive as one text with commas.</summary>
    public IReadOnlyList<string> Ids(string name) =>
        Value(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Whether a toggle is on.</summary>
    public bool Flag(string name) => string.Equals(Value(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A whole number, 0 or more; null where there is none.</summary>
    public int? Number(string name) =>
        int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What somebody typed into a field; nothing where they typed nothing.</summary>
    public Heard Words(string name) => new(language, Value(name) ?? "");

    /// <summary>The words of a text that came as HTML.</summary>
    public Heard Markup(string name)
    {
        var message = MessageText.OfHtml(Value(name) ?? "");
        return new(language, message.Line, message.MentionedNames);
    }

    /// <summary>An object inside; an empty one where there is none.</summary>
    public Fields Inside(string name) => new(Member(name) ?? default, language);

    /// <summary>The objects of a list inside.</summary>
    public IEnumerable<Fields> List(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(item => new Fields(item, language))
            : [];

    /// <summary>Every text in the data: whatever a card may one day ask for is heard as well.</summary>
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

    /// <summary>Ids have signs or digits inside and no space; whatever has neither may be somebody's only word.</summary>
    private static bool MayBeWords(string text) =>
        text.Any(char.IsWhiteSpace) || !text.Any(sign => char.IsDigit(sign) || sign is '.' or ':' or '|');

    private static bool IsOfId(char sign) => !char.IsWhiteSpace(sign) && !char.IsControl(sign);
}
