using System.Text.RegularExpressions;

namespace ToolkitBot.Turns;

/// <summary>Divides a longer text into what a card shows at a glance, and what stands behind "More".</summary>
internal static partial class Glance
{
    private const int MostWords = 42;

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
