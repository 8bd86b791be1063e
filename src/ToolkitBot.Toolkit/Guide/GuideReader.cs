using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Guide;

/// <summary>Understands an answer to a consideration: pressed choices, free words, or both.</summary>
public static class GuideReader
{
    /// <summary>Reads an answer. Choices that the content no longer knows are passed over.</summary>
    /// <param name="consideration">The step.</param>
    /// <param name="choiceIds">Choices pressed.</param>
    /// <param name="ownWords">What was typed, or null.</param>
    public static StepReading Read(
        Consideration consideration,
        IReadOnlyCollection<string> choiceIds,
        string? ownWords
    )
    {
        var words = string.IsNullOrWhiteSpace(ownWords) ? null : ownWords.Trim();
        var typed = words is null ? null : new WordReader(words);
        var choices = consideration
            .Choices.Where(c =>
                choiceIds.Contains(c.Id) || (typed?.HasAny([c.Label, .. c.Words]) ?? false)
            )
            .ToList();
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

    private static ChoiceSign SignOf(Consideration consideration, List<GuideChoice> choices)
    {
        var strong = choices.Any(c => c.Sign == ChoiceSign.Strong);
        var thinkAgain = choices.Any(c => c.Sign == ChoiceSign.ThinkAgain);
        return (strong, thinkAgain) switch
        {
            (true, true) => consideration.Mixed,
            (true, false) => ChoiceSign.Strong,
            (false, true) => ChoiceSign.ThinkAgain,
            _ => ChoiceSign.Neutral,
        };
    }

    // One reply, not one for each choice: the first that says what the whole answer says.
    private static string ReplyTo(
        Consideration consideration,
        List<GuideChoice> choices,
        ChoiceSign sign
    ) =>
        choices.Find(c => c.Sign == sign)?.Reply
        ?? choices.Find(c => c.Sign == ChoiceSign.ThinkAgain)?.Reply
        ?? (choices.Count > 0 ? choices[0].Reply : consideration.OwnWordsReply);
}
