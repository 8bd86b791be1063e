namespace ToolkitBot.Toolkit.Words;

/// <summary>A phrase found in a text: the words from <paramref name="Start"/> (counted from 0) on.</summary>
internal readonly record struct PhraseHit<T>(T Meaning, int Start, int Length)
{
    /// <summary>Just after its last word.</summary>
    public int End => Start + Length;
}

/// <summary>
/// Phrases with their meanings, found in the stems of a text, whatever the endings of its words. A phrase after an equals
/// sign must be the whole text; for an asterisk in it, a few words may stand or none.
/// </summary>
internal sealed class PhraseMatcher<T>
{
    private readonly Dictionary<string, List<Phrase>> byFirst = new(StringComparer.Ordinal);

    /// <summary>How many words may stand for an asterisk.</summary>
    private const int MostForAsterisk = 6;

    /// <param name="phrases">The phrases.</param>
    /// <param name="wordsBetween">How many other words may stand between any two words of a phrase.</param>
    public PhraseMatcher(IEnumerable<(string Phrase, T Meaning)> phrases, int wordsBetween = 0)
    {
        foreach (var (written, meaning) in phrases)
        {
            Step[] steps =
            [
                .. written
                    .Split('*')
                    .SelectMany(
                        (part, p) =>
                            StemsOf(part)
                                .Select((stem, i) => new Step(stem, p > 0 && i == 0 ? MostForAsterisk : wordsBetween))
                    ),
            ];
            if (steps.Length == 0)
            {
                continue;
            }

            if (!byFirst.TryGetValue(steps[0].Stem, out var bucket))
            {
                byFirst[steps[0].Stem] = bucket = [];
            }

            bucket.Add(new(written, steps, meaning));
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
            if (!(phrase.IsWhole && text.Count != phrase.Steps.Length) && EndOf(text, at, phrase.Steps) is { } end)
            {
                yield return new(phrase.Meaning, at, end - at);
            }
        }
    }

    private static int? EndOf(List<string> text, int at, Step[] steps)
    {
        foreach (var (stem, wordsBefore) in steps.AsSpan(1))
        {
            var next = text.FindIndex(at + 1, Math.Min(wordsBefore + 1, text.Count - at - 1), stem.Equals);
            if (next < 0)
            {
                return null;
            }

            at = next;
        }

        return at + 1;
    }

    /// <summary>A word of a phrase, and how many others may stand before it.</summary>
    private readonly record struct Step(string Stem, int WordsBefore);

    private sealed record Phrase(string Written, Step[] Steps, T Meaning)
    {
        public bool IsWhole { get; } = Written.StartsWith('=');
    }
}
