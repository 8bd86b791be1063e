using System.Text.Json;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>Finds the button that typed words stand for, for people who type instead of pressing.</summary>
internal static class CardButtons
{
    /// <summary>
    /// Returns a press of the button with this label or, for a spoken word, with this id; null if none.
    /// </summary>
    /// <param name="spoken"><c>yes</c> or <c>no</c> if that was said; a card marks the button for it by id.</param>
    public static Press? Find(RenderedCard card, string words, string? spoken, Language language)
    {
        using var json = JsonDocument.Parse(card.Utf8);
        foreach (var button in Buttons(json.RootElement))
        {
            var isMeant = spoken is not null ? Text(button, "id") == spoken : IsLabel(Text(button, "title"), words);
            if (isMeant && button.TryGetProperty("data", out var data) && Text(data, "verb") is { } verb)
            {
                return new Press(new CardInput(verb, data.Clone(), null, IsRefresh: false), language);
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> Buttons(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => (
                Text(element, "type") is "Action.Execute" or "Action.Submit" ? [element] : None
            ).Concat(
                element.EnumerateObject().Where(member => member.Name != "fallback").SelectMany(m => Buttons(m.Value))
            ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Buttons),
            _ => None,
        };

    private static IEnumerable<JsonElement> None => [];

    private static bool IsLabel(string? title, string words) =>
        title is { Length: > 0 } && string.Equals(Plain(title), Plain(words), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
