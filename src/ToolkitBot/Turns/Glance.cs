using System.Text.RegularExpressions;

namespace ToolkitBot.Turns;

/// <summary>What a card shows of a longer text at a glance.</summary>
internal static partial class Glance
{
    /// <summary>Words of the first sentences; the rest stands behind "More".</summary>
    private const int MostWords = 42;

    /// <summary>Words of somebody's own text where a card has little room.</summary>
    private const int MostShort = 18;

    /// <summary>Returns the text, or its beginning, where a card has little room.</summary>
    public static string Short(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostShort ? text : string.Join(' ', words.Take(MostShort)) + "…";
    }

    /// <summary>Returns the first sentences, one at least, and what follows them; null if nothing does.</summary>
    public static (string First, string? After) Split(string text)
    {
        var (words, end) = (0, 0);
        foreach (var sentence in Sentences().Split(text))
        {
            words += sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            if (end > 0 && words > MostWords)
            {
                break;
            }

            end = text.IndexOf(sentence, end, StringComparison.Ordinal) + sentence.Length;
        }

        var rest = text[end..].Trim();
        return (text[..end], rest.Length == 0 ? null : rest);
    }

    [GeneratedRegex("""(?<=[.!?]["”’)]?)\s+(?=["“‘(]?\p{Lu})""")]
    private static partial Regex Sentences();
}
