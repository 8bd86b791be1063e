using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>Advice on improving a pledge; at least one member is true.</summary>
/// <param name="AsksForAction">Nobody could tell whether the pledge was kept.</param>
/// <param name="AsksForDate">The pledge does not say by when or how often.</param>
public sealed record CoachAdvice(bool AsksForAction, bool AsksForDate);

/// <summary>Asks once for an action or a date that a pledge lacks. The author may keep the text as it is.</summary>
public sealed class PledgeCoach(PledgeWords words)
{
    /// <summary>Returns the advice for a pledge; null if it needs none or has had some.</summary>
    /// <param name="text">The pledge.</param>
    /// <param name="hasDate">Whether there is a due date, in the text or in its own field.</param>
    /// <param name="wasAdvised">Whether the author has already had advice on this pledge.</param>
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
