namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// The stems that a list of phrases uses, to set right what was mistyped: a word whose stem is known is never changed,
/// an unknown one becomes the nearest known word, if it is near enough (<see cref="Slips"/>).
/// </summary>
internal sealed class Vocabulary
{
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<string>> byFirstLetter = [];

    /// <param name="phrases">What a slip may have been meant to be.</param>
    /// <param name="others">Words that are no slips, and that nothing is set right to: "expecting" is no "excepting".</param>
    public Vocabulary(IEnumerable<string> phrases, IEnumerable<string> others)
    {
        stems.UnionWith(others.SelectMany(PhraseBook<bool>.StemsOf));
        foreach (var word in phrases.SelectMany(Tokeniser.Words).Select(word => word.Text).Distinct())
        {
            stems.Add(Stemmer.Of(word));
            if (!byFirstLetter.TryGetValue(word[0], out var bucket))
            {
                byFirstLetter[word[0]] = bucket = [];
            }

            bucket.Add(word);
        }

        foreach (var bucket in byFirstLetter.Values)
        {
            bucket.Sort(StringComparer.Ordinal);
        }
    }

    /// <summary>The stems of a text with slips set right.</summary>
    public List<string> Read(string text) => Read(Tokeniser.Words(text));

    /// <summary>The stem of each word with slips set right.</summary>
    public List<string> Read(List<Token> typed) => typed.ConvertAll(word => Nearest(word.Text));

    private string Nearest(string word)
    {
        var stem = Stemmer.Of(word);
        var fewest = Slips.Allowed(word.Length) + 1;
        if (fewest == 1 || stems.Contains(stem) || !byFirstLetter.TryGetValue(word[0], out var bucket))
        {
            return stem;
        }

        var best = word;
        foreach (var known in bucket)
        {
            if (Slips.Distance(word, known) is var slips && slips < fewest)
            {
                (best, fewest) = (known, slips);
            }
        }

        return Stemmer.Of(best);
    }
}
