using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Guide;

/// <summary>Interprets an answer to a consideration: pressed choices, free text, or both.</summary>
public static class GuideReader
{
    /// <summary>Reads an answer. Ignores choices that are no longer in the content.</summary>
    /// <param name="consideration">The step.</param>
    /// <param name="choiceIds">Ids of the pressed choices.</param>
    /// <param name="ownWords">The typed text, or null.</param>
    public static StepReading Read(Consideration consideration, IReadOnlyCollection<string> choiceIds, string? ownWords)
    {
        var words = string.IsNullOrWhiteSpace(ownWords) ? null : ownWords.Trim();
        var said = consideration.Finder.Find(words ?? "");
        var choices = consideration.Choices.Where(c => choiceIds.Contains(c.Id) || said.Contains(c)).ToList();

        // Text that equals a button's label means that button, whatever else its words might match.
        if (consideration.Choices.FirstOrDefault(c => IsLabel(c, words)) is { } named)
        {
            choices = [.. consideration.Choices.Where(c => choiceIds.Contains(c.Id) || c == named)];
        }

        var sign = SignOf(consideration, choices);
        return new(
            consideration,
            choices,
            words,
            sign,
            ReplyTo(consideration, choices, sign),
            choices.Aggregate(GuideSlots.None, (slots, choice) => slots.With(choice.Slots))
        );
    }

    private static bool IsLabel(GuideChoice choice, string? words) =>
        words is not null && string.Equals(choice.Label, words.TrimEnd('.', '!'), StringComparison.OrdinalIgnoreCase);

    private static ChoiceSign SignOf(Consideration consideration, List<GuideChoice> choices)
    {
        var strong = choices.Any(c => c.Sign == ChoiceSign.Strong);
        var thinkAgain = choices.Any(c => c.Sign == ChoiceSign.ThinkAgain);

        // "We answer everyone, when there is time": where only one choice is asked for, the hedge counts.
        if (strong && !consideration.Several && choices.Any(c => c.Sign == ChoiceSign.Neutral))
        {
            return consideration.Mixed;
        }

        return (strong, thinkAgain) switch
        {
            (true, true) => consideration.Mixed,
            (true, false) => ChoiceSign.Strong,
            (false, true) => ChoiceSign.ThinkAgain,
            _ => ChoiceSign.Neutral,
        };
    }

    // One reply for the whole answer, not one per choice: the first choice with the answer's overall sign.
    private static string ReplyTo(Consideration consideration, List<GuideChoice> choices, ChoiceSign sign) =>
        choices.Find(c => c.Sign == sign)?.Reply
        ?? choices.Find(c => c.Sign == ChoiceSign.ThinkAgain)?.Reply
        ?? (choices.Count > 0 ? choices[0].Reply : consideration.OwnWordsReply);
}
