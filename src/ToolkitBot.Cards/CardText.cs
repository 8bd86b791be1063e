using System.Buffers;
using System.Globalization;
using System.Text;

namespace ToolkitBot.Cards;

/// <summary>Makes text from other people safe to use in a card's Markdown.</summary>
public static class CardText
{
    /// <summary>Zero width space: not seen, and in between it keeps two signs from being read as formatting.</summary>
    private const char Apart = '\u200B';

    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]()#+-.~<>&=|:\r\n \t");

    /// <summary>Signs that begin a list, a heading, a quotation, a rule or a table where a line begins with them.</summary>
    private const string LineMarks = "-+#>=|: \t";

    /// <summary>Embeddings, overrides and isolates: they turn round what stands behind them, also words of others.</summary>
    private static readonly SearchValues<char> Turns = SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <summary>The text without the controls that turn round the direction in which it is read.</summary>
    public static ReadOnlySpan<char> InOrder(ReadOnlySpan<char> text) =>
        text.ContainsAny(Turns) ? string.Concat(text.ToString().Where(letter => !Turns.Contains(letter))) : text;

    /// <summary>
    /// Makes a name or a sentence show as typed in a Markdown field (<c>TextBlock.text</c>, fact values), so that it
    /// cannot become a link, a list or bold text. Uses no backslash: Teams on phones shows most of them. Signs that no
    /// client can be kept from reading are replaced by others that look alike; elsewhere a zero width space is enough.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (BeginsBlock(text, i))
            {
                escaped.Append(Apart);
            }

            escaped.Append(Alike(text, i));
            if (IsReadWithNext(text, i))
            {
                escaped.Append(Apart);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Whether a reader would take what stands here for the mark of a list, a heading or the like.</summary>
    private static bool BeginsBlock(string text, int at)
    {
        var isLine = at == 0 || text[at - 1] is '\n' or '\r';

        // On phones a bracket begins a block too.
        var isBlock = isLine || text[at - 1] is '[' or ']' or ')';
        return isLine && LineMarks.Contains(text[at], StringComparison.Ordinal)
            || isBlock && (text[at] == '-' || IsNumbered(text.AsSpan(at)));
    }

    private static bool IsNumbered(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] is '.' or ')';
    }

    private static char Alike(string text, int at) =>
        text[at] switch
        {
            '*' => '\u2217',
            '`' => '\u02CB',
            '~' => '\u223C',
            '_' when !IsInWord(text, at) => '\u02CD',
            var other => other,
        };

    private static bool IsInWord(string text, int at) =>
        at > 0
        && at + 1 < text.Length
        && char.IsAsciiLetterOrDigit(text[at - 1])
        && char.IsAsciiLetterOrDigit(text[at + 1]);

    private static bool IsReadWithNext(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '\\' or '<' => true,
            ']' => next is '(' or '[' or ':',
            '&' => next == '#' || char.IsAsciiLetter(next),
            _ => false,
        };
    }

    /// <summary>Cuts text to a length and escapes it as <see cref="Escape(string)"/> does.</summary>
    /// <param name="text">The text as typed.</param>
    /// <param name="most">
    /// The most UTF-16 units to keep before escaping, including the ellipsis that marks a cut; an emoji or an accented
    /// letter is never split.
    /// </param>
    public static string Escape(string text, int most) => Escape(Cut(text, most));

    /// <summary>Cuts text to a length, after a whole word if one ends near; an ellipsis marks the cut.</summary>
    public static string Cut(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        while (true)
        {
            var step = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (end + step > most - 1)
            {
                return string.Concat(text.AsSpan(0, WordEnd(text, end)).TrimEnd(" ,;:"), "…");
            }

            end += step;
        }
    }

    /// <summary>The end of the last whole word before that place; the place itself where a third would be lost.</summary>
    private static int WordEnd(string text, int end)
    {
        var space = text.LastIndexOf(' ', end);
        return space > end * 2 / 3 ? space : end;
    }
}
