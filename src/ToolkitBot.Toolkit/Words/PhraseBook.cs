namespace ToolkitBot.Toolkit.Words;

/// <summary>A phrase found in a text: the words from <paramref name="Start"/> (counted from 0) on.</summary>
internal readonly record struct PhraseHit<T>(T Meaning, int Start, int Length);

/// <summary>Phrases with their meanings, found in a text word for word; where two overlap, the longer counts.</summary>
internal sealed class PhraseBook<T>
{
    private readonly Dictionary<string, List<(List<string> Stems, T Meaning)>> byFirst = new(StringComparer.Ordinal);

    public PhraseBook(IEnumerable<(string Phrase, T Meaning)> phrases)
    {
        foreach (var (phrase, meaning) in phrases)
        {
            var stems = WishText.Stems(phrase);
            if (stems.Count == 0)
            {
                continue;
            }

            if (!byFirst.TryGetValue(stems[0], out var bucket))
            {
                byFirst[stems[0]] = bucket = [];
            }

            bucket.Add((stems, meaning));
        }
    }

    /// <summary>Every stem that a phrase uses.</summary>
    public IEnumerable<string> Stems => byFirst.Values.SelectMany(b => b).SelectMany(p => p.Stems);

    /// <summary>The hits in the order of the text; phrases of one length at one place all count.</summary>
    public List<PhraseHit<T>> Find(List<string> text)
    {
        var hits = new List<PhraseHit<T>>();
        for (var at = 0; at < text.Count; )
        {
            var longest = 0;
            foreach (var (stems, _) in Starting(text[at]))
            {
                longest = Math.Max(longest, StandsAt(text, at, stems) ? stems.Count : 0);
            }

            foreach (var (stems, meaning) in Starting(text[at]))
            {
                if (longest > 0 && stems.Count == longest && StandsAt(text, at, stems))
                {
                    hits.Add(new(meaning, at, longest));
                }
            }

            at += Math.Max(1, longest);
        }

        return hits;
    }

    private List<(List<string> Stems, T Meaning)> Starting(string stem) =>
        byFirst.TryGetValue(stem, out var bucket) ? bucket : [];

    private static bool StandsAt(List<string> text, int at, List<string> stems)
    {
        if (at + stems.Count > text.Count)
        {
            return false;
        }

        for (var i = 0; i < stems.Count; i++)
        {
            if (!string.Equals(text[at + i], stems[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
