namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// The stems that a list of phrases uses, to set right what was mistyped: a word whose stem is known is never changed,
/// an unknown one becomes the nearest known word, if it is near enough (<see cref="Slips"/>).
/// </summary>
internal sealed class Vocabulary
{
    private const int ShortestOther = 7;

    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<(string Word, bool OfOneSlip)>> byFirstLetter = [];

    /// <param name="phrases">What a slip may have been meant to be.</param>
    /// <param name="others">
    /// Words that are no slips. Only the longer of them are meant by one slip ("alredy"): "expecting" is no "excepting".
    /// </param>
    public Vocabulary(IEnumerable<string> phrases, IEnumerable<string> others)
    {
        foreach (var word in WordsOf(others))
        {
            stems.Add(Stemmer.Of(word));
            if (word.Length >= ShortestOther)
            {
                Add(word, ofOneSlip: true);
            }
        }

        foreach (var word in WordsOf(phrases))
        {
            stems.Add(Stemmer.Of(word));
            Add(word, ofOneSlip: false);
        }

        foreach (var bucket in byFirstLetter.Values)
        {
            bucket.Sort((one, other) => string.CompareOrdinal(one.Word, other.Word));
        }
    }

    /// <summary>The stems of a text with slips set right.</summary>
    public List<string> Read(string text) => Read(Tokeniser.Words(text));

    /// <summary>The stem of each word with slips set right.</summary>
    public List<string> Read(List<Token> typed) => typed.ConvertAll(word => Nearest(word.Text));

    private string Nearest(string word)
    {
        var stem = Stemmer.Of(word);
        if (!stems.Contains(stem) && word.EndsWith('s') && stems.Contains(Stemmer.Of(word[..^1])))
        {
            // "Blogging's not for us."
            return Stemmer.Of(word[..^1]);
        }

        var fewest = Slips.Allowed(word.Length) + 1;
        if (fewest == 1 || stems.Contains(stem) || !byFirstLetter.TryGetValue(word[0], out var bucket))
        {
            return stem;
        }

        var best = word;
        foreach (var (known, ofOneSlip) in bucket)
        {
            if (Slips.Distance(word, known) is var slips && slips < fewest && !(ofOneSlip && slips > 1))
            {
                (best, fewest) = (known, slips);
            }
        }

        return Stemmer.Of(best);
    }

    private static IEnumerable<string> WordsOf(IEnumerable<string> phrases) =>
        phrases.SelectMany(Tokeniser.Words).Select(word => word.Text).Distinct();

    private void Add(string word, bool ofOneSlip)
    {
        if (!byFirstLetter.TryGetValue(word[0], out var bucket))
        {
            byFirstLetter[word[0]] = bucket = [];
        }

        bucket.Add((word, ofOneSlip));
    }
}
