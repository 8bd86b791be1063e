using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ToolkitBot.Testing;

/// <summary>Rules of what can be taken in at a glance, on a phone.</summary>
public static partial class CardLint
{
    private const int LongestRow = 34;
    private const int MostInRow = 3;

    /// <summary>
    /// Grounds on which words of a colour cannot be read in Teams (Good on good 1.85:1, Accent on accent 3.91:1; Good
    /// on white 2.07:1).
    /// </summary>
    private static readonly HashSet<(string Ground, string Colour)> Unreadable =
    [
        ("good", "good"),
        ("default", "good"),
        ("emphasis", "good"),
        ("accent", "good"),
        ("accent", "accent"),
        ("warning", "warning"),
        ("default", "warning"),
        ("emphasis", "warning"),
    ];

    /// <summary>
    /// Words that can be read without a further press; apart from titles of buttons and of choices, and from warnings,
    /// which most people never see.
    /// </summary>
    public static int WordsAtAGlance(JsonObject card) =>
        CardElement
            .AllOf(card)
            .Where(element => !element.IsFallback && !IsFolded(element) && Ground(element) != "warning")
            .SelectMany(Readable)
            .Sum(text => Word().Count(text));

    private static IEnumerable<CardFinding> Glance(JsonObject card, List<CardElement> elements)
    {
        var name = (string?)card["body"]?[0]?["id"] is { } id ? id.Replace("card-", "", StringComparison.Ordinal) : "";
        return
        [
            .. Budget(card, name),
            .. elements.Where(e => e.Type == "ActionSet").SelectMany(Row),
            .. elements.Where(e => e.Type == "TextBlock").SelectMany(Colour),
            .. elements.Where(e => e.Type is "TextBlock" or "Fact").SelectMany(Escapes),
            .. WhatToType(elements[0]),
        ];
    }

    private static IEnumerable<CardFinding> Budget(JsonObject card, string name)
    {
        if (CardPattern.Of(name) is { } pattern && WordsAtAGlance(card) is var words && words > pattern.Words)
        {
            yield return new(
                "C-19",
                "",
                $"has {words} words at a glance; the pattern {pattern.Name} has {pattern.Words}."
            );
        }
    }

    /// <summary>Rows do not wrap on phones, and Android opens no "..." in dialogs.</summary>
    private static IEnumerable<CardFinding> Row(CardElement set)
    {
        var buttons = set.Json["actions"]?.AsArray().OfType<JsonObject>().ToList() ?? [];
        var shown = buttons.Where(button => (string?)button["mode"] != "secondary").ToList();
        if (buttons.Count > 0 && shown.Count == 0)
        {
            yield return new("C-20", set.Path, "is only a \"...\", which does not open everywhere; show a button.");
        }

        var letters = shown.Sum(button => ((string?)button["title"])?.Length ?? 0);
        if (shown.Count > MostInRow || shown.Count > 1 && letters > LongestRow)
        {
            yield return new(
                "C-20",
                set.Path,
                $"is a row of {shown.Count} buttons with {letters} letters; a phone shows {MostInRow} with {LongestRow}."
            );
        }
    }

    private static IEnumerable<CardFinding> Colour(CardElement text)
    {
        var colour = (text.Text("color") ?? "default").ToLowerInvariant();
        var ground = Ground(text);
        if (Unreadable.Contains((ground, colour)))
        {
            yield return new("C-21", text.At("color"), $"{colour} cannot be read on {ground}; use the default colour.");
        }
    }

    private static IEnumerable<CardFinding> Escapes(CardElement element)
    {
        var member = element.Type == "Fact" ? "value" : "text";
        if ((element.Text(member) ?? "").Replace("\\\u200B", "", StringComparison.Ordinal).Contains('\\'))
        {
            yield return new("C-22", element.At(member), "has a backslash, which phones show.");
        }
    }

    /// <summary>The style of the box in which an element stands.</summary>
    private static string Ground(CardElement element)
    {
        for (var at = element.Owner; at is not null; at = at.Owner)
        {
            if (at.Text("style") is { } style && at.Type is "Container" or "Column" or "ColumnSet" or "TableCell")
            {
                return style.ToLowerInvariant();
            }
        }

        return "default";
    }

    /// <summary>A client that cannot draw the card shows this text alone: its last line must say what to type.</summary>
    private static IEnumerable<CardFinding> WhatToType(CardElement card)
    {
        if (card.Text("fallbackText") is { } text && !SaysWhatToType().IsMatch(text))
        {
            yield return new(
                "C-23",
                "fallbackText",
                "must end with a line that says what to type, in quotation marks."
            );
        }
    }

    private static bool IsFolded(CardElement element)
    {
        for (var at = element; at is not null; at = at.Owner)
        {
            if (at.Json["isVisible"] is JsonValue visible && visible.TryGetValue<bool>(out var shown) && !shown)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Readable(CardElement element) =>
        element.Type switch
        {
            // What was wrong with an answer, which most people never see.
            "TextBlock" when element.Text("color") == "Attention" => [],
            "TextBlock" or "TextRun" => [LinkTarget().Replace(element.Text("text") ?? "", "")],
            "Fact" => [element.Text("title") ?? "", element.Text("value") ?? ""],
            // What follows the question says what was wrong with the answer.
            _ when element.IsInput => [(element.Text("label") ?? "").Split('?')[0]],
            _ => [],
        };

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.,:/-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex("\\n[^\\n]*\"[^\"\\n]+\"[^\"\\n]*$")]
    private static partial Regex SaysWhatToType();
}
