namespace ToolkitBot.Toolkit.Words;

/// <summary>Quotation marks, brackets and the like around a whole text.</summary>
internal static class Wrapping
{
    private static readonly string[] Pairs =
    [
        "\"\"",
        "''",
        "``",
        "“”",
        "„“",
        "„”",
        "””",
        "‘’",
        "‚‘",
        "«»",
        "»«",
        "‹›",
        "「」",
        "『』",
        "《》",
        "()",
        "[]",
        "{}",
        "<>",
        "**",
        "__",
        "~~",
        "||",
    ];

    /// <summary>Whether a text may be wrapped in what begins with this mark.</summary>
    public static bool Opens(char mark) => Pairs.Any(pair => pair[0] == mark);

    /// <summary>
    /// The text without spaces and hidden marks at its ends, and without what goes around it all. Marks that only stand
    /// at both ends, as in <c>"yes" is not "no"</c>, stay.
    /// </summary>
    public static string Without(string text)
    {
        while (true)
        {
            var (start, end) = Ends(text);
            var inner = text[start..end];
            if (inner.Length < 2 || !Pairs.Any(pair => Wraps(pair, inner)))
            {
                return inner;
            }

            text = inner[1..^1];
        }
    }

    private static bool Wraps(string pair, string text) =>
        text[0] == pair[0]
        && text[^1] == pair[1]
        && text.AsSpan(1, text.Length - 2) is var inner
        && (!inner.ContainsAny(pair[0], pair[1]) || IsRepeated(pair, inner));

    // Two marks on either side, as in **bold**.
    private static bool IsRepeated(string pair, ReadOnlySpan<char> inner) =>
        inner.Length > 2 && inner[0] == pair[0] && inner[^1] == pair[1] && !inner[1..^1].ContainsAny(pair[0], pair[1]);

    private static (int Start, int End) Ends(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    // A joiner or selector at the end of an emoji belongs to it: only what stands by itself is taken off.
    private static bool IsBlank(char mark) =>
        char.IsWhiteSpace(mark)
        || mark is '\u00AD' or '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF'
        || mark is >= '\u2028' and <= '\u202E'
        || mark is >= '\u2066' and <= '\u2069';
}
