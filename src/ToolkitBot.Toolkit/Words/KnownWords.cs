namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// The stems that the table uses, to set right what was mistyped. A word that is known is never changed;
/// an unknown one becomes the nearest known one that begins with the same letter, if it is near enough:
/// one slip in a word of five to seven letters, two in a longer one.
/// </summary>
internal sealed class KnownWords
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<string>> byFirstLetter = [];

    public KnownWords(IEnumerable<string> stems)
    {
        foreach (var stem in stems)
        {
            if (!words.Add(stem) || stem.Length < 4)
            {
                continue;
            }

            if (!byFirstLetter.TryGetValue(stem[0], out var bucket))
            {
                byFirstLetter[stem[0]] = bucket = [];
            }

            bucket.Add(stem);
        }

        foreach (var bucket in byFirstLetter.Values)
        {
            bucket.Sort(StringComparer.Ordinal);
        }
    }

    /// <summary>The stems of a text with slips set right.</summary>
    public List<string> Read(string text) => [.. WishText.Stems(text).Select(Nearest)];

    private string Nearest(string stem)
    {
        var slips = stem.Length switch
        {
            < 5 => 0,
            < 8 => 1,
            _ => 2,
        };
        if (
            slips == 0
            || stem.Length > 24
            || words.Contains(stem)
            || !byFirstLetter.TryGetValue(stem[0], out var bucket)
        )
        {
            return stem;
        }

        var best = stem;
        var fewest = slips + 1;
        foreach (var known in bucket)
        {
            if (Math.Abs(known.Length - stem.Length) >= fewest)
            {
                continue;
            }

            var distance = Distance(stem, known);
            if (distance < fewest)
            {
                (best, fewest) = (known, distance);
            }
        }

        return best;
    }

    /// <summary>Edits between two words: a letter more, less, other, or two neighbours swapped.</summary>
    private static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
