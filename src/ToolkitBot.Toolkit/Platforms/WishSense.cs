using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>Tells whether enough of a wish is known to recommend by, or whether asking is better than guessing.</summary>
internal sealed class WishSense
{
    private const int WordsOfAudience = 5;

    /// <summary>Of the words that matter, so many must stand in the example wishes for their likeness to count.</summary>
    private const double KnownShare = 0.5;

    private readonly PhraseBook<bool> reaching;
    private readonly HashSet<string> small;
    private readonly HashSet<string> known;

    /// <param name="words">The words of the table's content.</param>
    /// <param name="known">Every stem of slots, names and example wishes.</param>
    public WishSense(WishWords words, IEnumerable<string> known)
    {
        reaching = new(words.Reaching.Select(phrase => (phrase, true)));
        small = words.Small.SelectMany(PhraseBook<bool>.StemsOf).ToHashSet(StringComparer.Ordinal);
        this.known = known.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What is understood of the words, where nothing was picked.</summary>
    /// <param name="words">The words as typed.</param>
    /// <param name="stems">The stem of each, with slips set right.</param>
    /// <param name="slots">What was found in them.</param>
    /// <returns>How much, and the people named of whom nothing is known, by their place among the words.</returns>
    public (Understanding, Range? Audience) Of(List<Token> words, List<string> stems, PlatformSlots slots)
    {
        if (slots.Audiences.Count + slots.Purposes.Count + slots.Materials.Count + slots.Named.Count > 0)
        {
            return (Understanding.Enough, null);
        }

        if (UnknownAudience(words, stems) is { } audience)
        {
            return (Understanding.AudienceUnknown, audience);
        }

        var matter = stems.Where(stem => !small.Contains(stem)).ToList();
        return matter.Count == 0
            ? (slots.Times.Count > 0 ? Understanding.Enough : Understanding.Nothing, null)
            : (
                matter.Count(known.Contains) > KnownShare * matter.Count ? Understanding.Enough : Understanding.Nothing,
                null
            );
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
                        return hit.End..(at + 1);
                    }

                    break;
                }
            }
        }

        return null;
    }
}
