using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>What a pledge could gain. At least one is true.</summary>
/// <param name="AsksForAction">Nobody could see whether it was done.</param>
/// <param name="AsksForDate">Nothing says by when, or how often.</param>
public sealed record CoachAdvice(bool AsksForAction, bool AsksForDate);

/// <summary>Asks once for an action and a date where a pledge has none. The author may keep their words.</summary>
public sealed class PledgeCoach(PledgeWords words)
{
    /// <summary>The advice for a pledge, or null where it needs none or was given before.</summary>
    /// <param name="text">The pledge.</param>
    /// <param name="hasDate">Whether a due date was given, in the words or beside them.</param>
    /// <param name="wasAdvised">Whether the author had advice on this pledge: it is given once.</param>
    public CoachAdvice? Advise(string text, bool hasDate, bool wasAdvised = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (wasAdvised)
        {
            return null;
        }

        var tokens = Word.Of(FoldedText.Fold(text).Text);
        var measured = Any(tokens, words.Measures) || tokens.Any(token => token.Text.Any(char.IsAsciiDigit));
        var vague = Any(tokens, words.Vague) || !Any(tokens, words.Actions);
        var asksForAction = vague && !measured || tokens.Count < 3;
        var asksForDate = !hasDate && !measured;
        return asksForAction || asksForDate ? new CoachAdvice(asksForAction, asksForDate) : null;
    }

    private static bool Any(IReadOnlyList<Word> tokens, PhraseSet set)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (set.At(tokens, i) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
