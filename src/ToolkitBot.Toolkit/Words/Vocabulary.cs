namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// The stems that a list of phrases uses, to set right what was mistyped: a stem that is known is never changed, an
/// unknown one becomes the nearest known one, if it is near enough (<see cref="Slips"/>).
/// </summary>
internal sealed class Vocabulary
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<string>> byFirstLetter = [];

    public Vocabulary(IEnumerable<string> stems)
    {
        foreach (var stem in stems.Where(words.Add))
        {
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
    public List<string> Read(string text) => Read(Tokeniser.Words(text));

    /// <summary>The stem of each word with slips set right.</summary>
    public List<string> Read(List<Token> typed) => typed.ConvertAll(word => Nearest(Stemmer.Of(word.Text)));

    private string Nearest(string stem)
    {
        var fewest = Slips.Allowed(stem.Length) + 1;
        if (fewest == 1 || words.Contains(stem) || !byFirstLetter.TryGetValue(stem[0], out var bucket))
        {
            return stem;
        }

        var best = stem;
        foreach (var known in bucket)
        {
            if (
                Math.Abs(known.Length - stem.Length) < fewest
                && Slips.Distance(stem, known) is var slips
                && slips < fewest
            )
            {
                (best, fewest) = (known, slips);
            }
        }

        return best;
    }
}
