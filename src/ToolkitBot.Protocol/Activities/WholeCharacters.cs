using System.Globalization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>Text cut where a reader sees a boundary: never inside an emoji, an accented letter or a surrogate pair.</summary>
public static class WholeCharacters
{
    /// <summary>The longest beginning of a text that holds whole characters only and is within the limit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">
    /// The most UTF-16 units to keep. A first character that is longer than that, such as a letter under a thousand accents,
    /// is cut between code points: the rest of the text must not vanish with it.
    /// </param>
    public static string Cut(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (text.Length <= limit)
        {
            return text;
        }

        var end = 0;
        for (var next = 0; next <= limit; next += StringInfo.GetNextTextElementLength(text.AsSpan(end)))
        {
            end = next;
        }

        return end > 0 || limit == 0
            ? text[..end]
            : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }
}
