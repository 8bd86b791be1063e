using System.Text.Json;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Commands;

namespace ToolkitBot.Turns;

/// <summary>
/// A button of a card that was shown, small enough to be kept with the conversation's state. One without data and address
/// opens something on the card itself.
/// </summary>
/// <param name="Says"><c>yes</c> or <c>no</c>, if the card marks the button for it by its id.</param>
/// <param name="Data">What a press carries; null for a link.</param>
/// <param name="Url">Where a link leads; null for a press.</param>
internal sealed record KeptButton(string Title, string? Says, JsonElement? Data, string? Url)
{
    public bool IsAs(KeptButton other) =>
        (Title, Says, Url) == (other.Title, other.Says, other.Url)
        && (Data, other.Data) switch
        {
            ({ } one, { } two) => JsonElement.DeepEquals(one, two),
            var (one, two) => one is null && two is null,
        };
}

/// <summary>Finds the button that typed words stand for, for people who type instead of pressing.</summary>
internal static class CardButtons
{
    private const int MostKept = 12;

    /// <summary>Characters of a link, or of a press's data; longer ones are not kept.</summary>
    private const int LongestKept = 500;

    /// <summary>Characters of a typed label, with quotation marks and the like around it.</summary>
    private const int LongestLabel = 40;
    private const string Toggle = "Action.ToggleVisibility";

    /// <summary>Words that a person typed: the state keeps those where its dialogs want them, and nowhere else.</summary>
    private const string OwnWords = "words";

    /// <summary>Keeps the buttons of what the turn shows in the private chat; those of earlier cards are dropped.</summary>
    public static void Remember(Turn turn)
    {
        var said = turn.Said;
        if (!turn.IsPersonal || said.IsElsewhere || said.IsDialog || said.IsRefresh)
        {
            return;
        }

        if (said is { Event: not null, Person: null })
        {
            // The app was added for somebody who has said nothing: a state would keep their id.
            return;
        }

        RenderedCard?[] shown = [turn.Shown.Replacement, .. turn.Shown.Cards, turn.Shown.Help];
        var cards = shown.OfType<RenderedCard>().Reverse().ToList();
        if (cards.Count > 0)
        {
            turn.State = turn.State.Showing([.. cards.SelectMany(Of).Take(MostKept)]);
        }
    }

    /// <summary>Returns the button with this label, else the one that the card marks for a spoken word; null if none.</summary>
    /// <param name="spoken"><c>yes</c> or <c>no</c> if that was said.</param>
    public static KeptButton? Find(IReadOnlyList<KeptButton> buttons, string words, string? spoken)
    {
        var meant = buttons.Where(button => IsLabel(button.Title, words)).ToList();
        if (meant.Count == 0 && spoken is not null)
        {
            meant = [.. buttons.Where(button => button.Says == spoken)];
        }

        return meant switch
        {
            [] => null,
            [var first, .. var others]
                when Verb(first) is not null
                    && others.Exists(other => Verb(other) == Verb(first) && !other.IsAs(first)) => Unnamed(first),
            [var first, ..] => first,
        };
    }

    /// <summary>Returns the label of any button of the bot that words are; null where they are none.</summary>
    public static string? LabelOf(Language language, string words) =>
        words.Length <= LongestLabel ? language.ButtonLabels.FirstOrDefault(label => IsLabel(label, words)) : null;

    /// <summary>Returns the press of a kept button; null for a link.</summary>
    public static Press? Press(KeptButton button, Language language) =>
        Verb(button) is { } verb
            ? new Press(new CardInput(verb, button.Data!.Value, null, IsRefresh: false), language)
            : null;

    /// <summary>Returns the buttons of a card, in its order.</summary>
    public static IReadOnlyList<KeptButton> Of(RenderedCard card)
    {
        using var json = JsonDocument.Parse(card.Utf8);
        return [.. Actions(json.RootElement).Select(Kept).OfType<KeptButton>()];
    }

    private static KeptButton? Kept(JsonElement action)
    {
        if (Text(action, "title") is not { Length: > 0 } title)
        {
            return null;
        }

        if (Text(action, "url") is { } url)
        {
            return url.Length > LongestKept ? null : new(title, null, null, url);
        }

        if (Text(action, "type") == Toggle)
        {
            return new(title, null, null, null);
        }

        return
            action.TryGetProperty("data", out var data)
            && Text(data, "verb") is not null
            && Text(data, OwnWords) is null
            && data.GetRawText().Length <= LongestKept
            ? new(title, Text(action, "id"), data.Clone(), null)
            : null;
    }

    /// <summary>Several cards in a list have the same button: which one is meant is asked by whoever answers it.</summary>
    private static KeptButton Unnamed(KeptButton button) =>
        button with
        {
            Data = JsonSerializer.SerializeToElement(
                new Dictionary<string, string> { ["verb"] = Verb(button)! },
                StateJson.Default.DictionaryStringString
            ),
        };

    private static IEnumerable<JsonElement> Actions(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => (
                Text(element, "type") is "Action.Execute" or "Action.Submit" or "Action.OpenUrl" or Toggle
                    ? [element]
                    : None
            ).Concat(element.EnumerateObject().SelectMany(member => Actions(member.Value))),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Actions),
            _ => None,
        };

    private static IEnumerable<JsonElement> None => [];

    private static string? Verb(KeptButton button) => button.Data is { } data ? Text(data, "verb") : null;

    private static bool IsLabel(string title, string words) =>
        Plain(words) is { Length: > 0 } plain && string.Equals(Plain(title), plain, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
