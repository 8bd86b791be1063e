namespace ToolkitBot.Toolkit.Words;

/// <summary>A phrase found in a text: the words from <paramref name="Start"/> (counted from 0) on.</summary>
internal readonly record struct PhraseHit<T>(T Meaning, int Start, int Length)
{
    /// <summary>Just after its last word.</summary>
    public int End => Start + Length;
}

/// <summary>Phrases with their meanings, found in the stems of a text, whatever the endings of its words.</summary>
/// <param name="phrases">The phrases; one after an equals sign must be the whole text.</param>
/// <param name="wordsBetween">How many other words may stand between two words of a phrase.</param>
internal sealed class PhraseBook<T>
{
    private readonly Dictionary<string, List<Phrase>> byFirst = new(StringComparer.Ordinal);
    private readonly int wordsBetween;

    public PhraseBook(IEnumerable<(string Phrase, T Meaning)> phrases, int wordsBetween = 0)
    {
        this.wordsBetween = wordsBetween;
        foreach (var (written, meaning) in phrases)
        {
            var stems = StemsOf(written);
            if (stems.Count == 0)
            {
                continue;
            }

            if (!byFirst.TryGetValue(stems[0], out var bucket))
            {
                byFirst[stems[0]] = bucket = [];
            }

            bucket.Add(new(written, stems, meaning));
        }
    }

    /// <summary>Every phrase, as written.</summary>
    public IEnumerable<string> Phrases => byFirst.Values.SelectMany(b => b).Select(p => p.Written);

    /// <summary>The stems of a phrase as the book compares them.</summary>
    public static List<string> StemsOf(string phrase) =>
        Tokeniser.Words(phrase).ConvertAll(word => Stemmer.Of(word.Text));

    /// <summary>
    /// The hits in the order of the text. Where two overlap the longer counts; phrases of one length at one place all do.
    /// </summary>
    public List<PhraseHit<T>> Find(List<string> text)
    {
        var hits = new List<PhraseHit<T>>();
        for (var at = 0; at < text.Count; )
        {
            var here = At(text, at).ToList();
            var longest = here.Select(hit => hit.Length).DefaultIfEmpty().Max();
            hits.AddRange(here.Where(hit => hit.Length == longest));
            at += Math.Max(1, longest);
        }

        return hits;
    }

    /// <summary>Every hit, those inside others as well.</summary>
    public IEnumerable<PhraseHit<T>> FindAll(List<string> text) =>
        Enumerable.Range(0, text.Count).SelectMany(at => At(text, at));

    private IEnumerable<PhraseHit<T>> At(List<string> text, int at)
    {
        foreach (var phrase in byFirst.TryGetValue(text[at], out var bucket) ? bucket : [])
        {
            if (!(phrase.IsWhole && text.Count != phrase.Stems.Count) && EndOf(text, at, phrase.Stems) is { } end)
            {
                yield return new(phrase.Meaning, at, end - at);
            }
        }
    }

    private int? EndOf(List<string> text, int at, List<string> stems)
    {
        for (var i = 1; i < stems.Count; i++)
        {
            var next = text.FindIndex(at + 1, Math.Min(wordsBetween + 1, text.Count - at - 1), stems[i].Equals);
            if (next < 0)
            {
                return null;
            }

            at = next;
        }

        return at + 1;
    }

    private sealed record Phrase(string Written, List<string> Stems, T Meaning)
    {
        public bool IsWhole { get; } = Written.StartsWith('=');
    }
}
