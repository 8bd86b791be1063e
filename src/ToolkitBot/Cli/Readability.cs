using System.Text.RegularExpressions;

namespace ToolkitBot.Cli;

/// <summary>
/// How old a reader of English must be, by the grade level of Flesch and Kincaid: 0.39 × words a sentence + 11.8 ×
/// syllables a word − 15.59 gives a school year in the United States, and five more the age. Syllables are counted as
/// groups of vowels, which is near enough for an average.
/// </summary>
internal static partial class Readability
{
    private const double YearsBeforeSchool = 5;

    /// <summary>The age for several texts together; null if there is no whole sentence among them.</summary>
    public static double? Age(IEnumerable<string> texts)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var text in texts.Where(IsSentence))
        {
            sentences += SentenceEnd().Count(text);
            foreach (var word in Word().EnumerateMatches(text))
            {
                words++;
                syllables += Syllables(text.AsSpan(word.Index, word.Length));
            }
        }

        return words == 0 || sentences == 0
            ? null
            : 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + YearsBeforeSchool;
    }

    /// <summary>Groups of vowels, without an "e" at the end that is not heard.</summary>
    internal static int Syllables(ReadOnlySpan<char> word)
    {
        var (count, isVowel) = (0, false);
        foreach (var letter in word)
        {
            var wasVowel = isVowel;
            isVowel = "aeiouyAEIOUY".Contains(letter, StringComparison.Ordinal);
            count += isVowel && !wasVowel ? 1 : 0;
        }

        return Math.Max(1, SilentEnd().IsMatch(word) ? count - 1 : count);
    }

    /// <summary>Titles and labels are not sentences, and would make everything look easy.</summary>
    private static bool IsSentence(string text) => text.TrimEnd('"', '”', '’', ' ', '\n') is [.., '.' or '?' or '!'];

    [GeneratedRegex(@"[.?!]+(?=[""”’)]*(\s|$))")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}]+(['’][\p{L}]+)?")]
    private static partial Regex Word();

    [GeneratedRegex("([^aeiouyl]e|[^aeiouytd]ed|[^aeiouysxzg]es)$", RegexOptions.IgnoreCase)]
    private static partial Regex SilentEnd();
}
