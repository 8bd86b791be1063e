using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>Tells whether enough of a wish is known to recommend by, or whether asking is better than guessing.</summary>
internal sealed class WishSense
{
    private const int WordsOfAudience = 5;
    private const int MoreWordsOfName = 2;

    /// <summary>
    /// From here on a wish counts as saying too little. People that the table knows are mostly those meant; but "long
    /// distance" is no long text.
    /// </summary>
    private const double MostWithAudience = 0.75;
    private const double MostWithOthers = 0.5;
    private const double MostOtherwise = 0.25;

    /// <summary>Of the words that matter, so many must stand in the example wishes where nobody judged what they mean.</summary>
    private const double KnownShare = 0.5;

    private readonly PhraseMatcher<bool> reaching;
    private readonly HashSet<string> small;
    private readonly HashSet<string> known;

    /// <param name="words">The words of the table's content.</param>
    /// <param name="known">Every stem of slots, names and example wishes.</param>
    public WishSense(WishWords words, IEnumerable<string> known)
    {
        reaching = new(words.Reaching.Select(phrase => (phrase, true)));
        small = words.Small.SelectMany(PhraseMatcher<bool>.StemsOf).ToHashSet(StringComparer.Ordinal);
        this.known = known.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What is understood of the words, where nothing was picked.</summary>
    /// <param name="words">The words as typed.</param>
    /// <param name="stems">The stem of each, with slips set right.</param>
    /// <param name="slots">What was found in them.</param>
    /// <param name="tooLittle">How likely it is that they say too little; null if nobody judged what they mean.</param>
    /// <returns>How much, and the people named of whom nothing is known, by their place among the words.</returns>
    public (Understanding, Range? Audience) Of(
        List<Token> words,
        List<string> stems,
        PlatformSlots slots,
        double? tooLittle
    )
    {
        var isOtherFound = slots.Purposes.Count + slots.Materials.Count > 0;
        var isEnough = tooLittle is null
            ? isOtherFound || slots.Audiences.Count > 0
            : tooLittle
                < (
                    slots.Audiences.Count > 0 ? MostWithAudience
                    : isOtherFound || slots.Times.Count > 0 ? MostWithOthers
                    : MostOtherwise
                );
        if (isEnough || slots.Named.Count > 0)
        {
            return (Understanding.Enough, null);
        }

        if (UnknownAudience(words, stems) is { } audience)
        {
            return (Understanding.AudienceUnknown, audience);
        }

        return (tooLittle is null ? ByKnownWords(words, slots) : Understanding.Nothing, null);
    }

    private Understanding ByKnownWords(List<Token> words, PlatformSlots slots)
    {
        // As typed: set right to a word that names nothing, "farmers" would be "former".
        var matter = words.ConvertAll(word => Stemmer.Of(word.Text)).Where(stem => !small.Contains(stem)).ToList();
        var isEnough =
            matter.Count == 0 ? slots.Times.Count > 0 : matter.Count(known.Contains) > KnownShare * matter.Count;
        return isEnough ? Understanding.Enough : Understanding.Nothing;
    }

    /// <summary>
    /// The words behind "reach" up to the first that the table does not know as it was typed. Had a slip of an audience been
    /// set right, it would be among the slots; set right to another word, "farmers" would be "former".
    /// </summary>
    private Range? UnknownAudience(List<Token> words, List<string> stems)
    {
        foreach (var hit in reaching.FindAll(stems))
        {
            for (var at = hit.End; at < Math.Min(stems.Count, hit.End + WordsOfAudience); at++)
            {
                if (!small.Contains(stems[at]))
                {
                    if (!known.Contains(Stemmer.Of(words[at].Text)))
                    {
                        return hit.End..EndOfName(words, stems, at);
                    }

                    break;
                }
            }
        }

        return null;
    }

    // "Lorry drivers", not "lorry drivers who give blood".
    private int EndOfName(List<Token> words, List<string> stems, int at)
    {
        var end = at + 1;
        while (
            end < words.Count
            && end <= at + MoreWordsOfName
            && words[end - 1].Stop == '\0'
            && !small.Contains(stems[end])
        )
        {
            end++;
        }

        return end;
    }
}
