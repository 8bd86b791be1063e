namespace ToolkitBot.Toolkit.Words;

/// <summary>Slips of the finger: a letter added, missing, wrong, or swapped with its neighbour.</summary>
public static class Slips
{
    private const int OneFrom = 5;
    private const int TwoFrom = 8;
    private const int LongestWord = 32;

    /// <summary>Slips forgiven in a word of that length: short words are too near to others.</summary>
    public static int Allowed(int length) =>
        length switch
        {
            < OneFrom or > LongestWord => 0,
            < TwoFrom => 1,
            _ => 2,
        };

    /// <summary>
    /// Whether one word is the other with no more slips than its length allows. The first letter must agree: people
    /// rarely miss it, and words that differ there are mostly other words.
    /// </summary>
    public static bool Are(string typed, string meant) =>
        Allowed(typed.Length) is > 0 and var most && Distance(typed, meant) <= most;

    /// <summary>Whether the typed letters are a word's beginning, or all of it, with slips.</summary>
    public static bool Begin(string typed, string word) =>
        Allowed(typed.Length) is > 0 and var most && Distance(typed, word, wordMayGoOn: true) <= most;

    /// <summary>The fewest slips between two words; more than any that are forgiven where the first letters differ.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="word">What may have been meant.</param>
    /// <param name="wordMayGoOn">Whether the nearest beginning of the word counts instead of all of it.</param>
    public static int Distance(string typed, string word, bool wordMayGoOn = false)
    {
        var longer = word.Length - typed.Length;
        if (typed.Length is 0 or > LongestWord || word.Length == 0 || typed[0] != word[0])
        {
            return int.MaxValue;
        }

        if (longer < -2 || (longer > 2 && !wordMayGoOn))
        {
            return int.MaxValue;
        }

        return Distance(typed, word.AsSpan(0, Math.Min(word.Length, typed.Length + 2)), wordMayGoOn);
    }

    // Optimal string alignment: three rows of the table are all that is looked at.
    private static int Distance(string typed, ReadOnlySpan<char> word, bool wordMayGoOn)
    {
        Span<int> before = stackalloc int[LongestWord + 3];
        Span<int> last = stackalloc int[LongestWord + 3];
        Span<int> row = stackalloc int[LongestWord + 3];
        for (var j = 0; j <= word.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= word.Length; j++)
            {
                var wrong = typed[i - 1] == word[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + wrong);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        if (!wordMayGoOn)
        {
            return last[word.Length];
        }

        var fewest = int.MaxValue;
        foreach (var slips in last[..(word.Length + 1)])
        {
            fewest = Math.Min(fewest, slips);
        }

        return fewest;
    }
}
