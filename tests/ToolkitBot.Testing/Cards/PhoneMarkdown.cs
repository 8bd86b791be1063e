using System.Text.RegularExpressions;

namespace ToolkitBot.Testing;

/// <summary>
/// What Teams on phones takes for formatting in a card's text. Its reader knows lists, links and emphasis only, takes a
/// bracket for the beginning of a block, and draws a text without formatting as it stands, backslashes included.
/// </summary>
public static partial class PhoneMarkdown
{
    /// <summary>What is formatting in the text; empty if the text is drawn as it stands.</summary>
    public static IReadOnlyList<string> Formatting(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> found = [];
        if (ListMark().IsMatch(text))
        {
            found.Add("list");
        }

        if (Link().IsMatch(text))
        {
            found.Add("link");
        }

        foreach (var sign in "*_")
        {
            var runs = Runs(text, sign).ToList();
            if (runs.FindIndex(run => run.Opens) is var first and >= 0 && runs.Skip(first + 1).Any(run => run.Closes))
            {
                found.Add($"emphasis by {sign}");
            }
        }

        return found;
    }

    private static IEnumerable<(bool Opens, bool Closes)> Runs(string text, char sign)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != sign || i > 0 && text[i - 1] == '\\')
            {
                continue;
            }

            var end = i;
            while (end < text.Length && text[end] == sign)
            {
                end++;
            }

            var (before, after) = (i > 0 ? text[i - 1] : ' ', end < text.Length ? text[end] : ' ');
            var isInWord = sign == '_' && char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after);
            yield return (
                !char.IsWhiteSpace(after) && !(char.IsAsciiLetterOrDigit(before) && (sign == '_' || IsSign(after))),
                !char.IsWhiteSpace(before) && !isInWord
            );
            i = end - 1;
        }
    }

    private static bool IsSign(char letter) => char.IsAscii(letter) && char.IsPunctuation(letter);

    [GeneratedRegex(@"(?:^|[\r\n\[\])])(?:-|[0-9]+\.) ")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"\[[^\[\]]*\]\([^)]*\)")]
    private static partial Regex Link();
}
