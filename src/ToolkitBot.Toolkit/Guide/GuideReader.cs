using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Guide;

/// <summary>Understands an answer to a consideration: pressed choices, free words, or both.</summary>
public static class GuideReader
{
    /// <summary>Reads an answer. Choices that the content no longer knows are passed over.</summary>
    /// <param name="consideration">The step.</param>
    /// <param name="choiceIds">Choices pressed.</param>
    /// <param name="ownWords">What was typed, or null.</param>
    public static StepReading Read(Consideration consideration, IReadOnlyCollection<string> choiceIds, string? ownWords)
    {
        var words = string.IsNullOrWhiteSpace(ownWords) ? null : ownWords.Trim();
        var said = consideration.Finder.Find(words ?? "");
        var choices = consideration.Choices.Where(c => choiceIds.Contains(c.Id) || said.Contains(c)).ToList();

        // Who types what stands on a button means that button, whatever else its words might say.
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

        // "We answer everyone, when there is time": where one choice is asked for, the hedge counts.
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

    // One reply, not one for each choice: the first that says what the whole answer says.
    private static string ReplyTo(Consideration consideration, List<GuideChoice> choices, ChoiceSign sign) =>
        choices.Find(c => c.Sign == sign)?.Reply
        ?? choices.Find(c => c.Sign == ChoiceSign.ThinkAgain)?.Reply
        ?? (choices.Count > 0 ? choices[0].Reply : consideration.OwnWordsReply);
}
