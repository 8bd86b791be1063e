using System.Buffers;
using System.Globalization;
using System.Text;

namespace ToolkitBot.Cards;

/// <summary>Makes words of other people safe to stand in a card's Markdown text.</summary>
public static class CardText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]()#+-.!~<");

    /// <summary>Embeddings, overrides and isolates: they turn round what stands behind them, also words of others.</summary>
    private static readonly SearchValues<char> Turns = SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <summary>The text without the controls that turn round the direction in which it is read.</summary>
    public static ReadOnlySpan<char> InOrder(ReadOnlySpan<char> text) =>
        text.ContainsAny(Turns) ? string.Concat(text.ToString().Where(letter => !Turns.Contains(letter))) : text;

    /// <summary>
    /// Puts a backslash before every character that Markdown reads as formatting, so that a name or a sentence
    /// shows as it was typed and cannot become a link, a list or bold text. Only for Markdown fields
    /// (<c>TextBlock.text</c>, fact values): titles of buttons and <c>speak</c> show backslashes as they are.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var next = text.AsSpan().IndexOfAny(Special);
        if (next < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (next >= 0)
        {
            escaped.Append(rest[..next]).Append('\\').Append(rest[next]);
            rest = rest[(next + 1)..];
            next = rest.IndexOfAny(Special);
        }

        return escaped.Append(rest).ToString();
    }

    /// <summary>As <see cref="Escape(string)"/>, cut to a length first.</summary>
    /// <param name="text">The words as typed.</param>
    /// <param name="most">
    /// The most UTF-16 units to keep of them, the ellipsis that marks a cut included; an emoji or an accented
    /// letter is never cut in two.
    /// </param>
    public static string Escape(string text, int most) => Escape(Cut(text, most));

    /// <summary>Cuts text to a length, with an ellipsis where something was cut.</summary>
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
                return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
            }

            end += step;
        }
    }
}
