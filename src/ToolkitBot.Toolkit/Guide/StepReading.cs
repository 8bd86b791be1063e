using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Guide;

/// <summary>The interpretation of an answer to one consideration.</summary>
/// <param name="Consideration">The step.</param>
/// <param name="Choices">Choices pressed or recognised in the text, in the order of the content.</param>
/// <param name="OwnWords">What the person typed, or null.</param>
/// <param name="Sign">What the answer says about readiness.</param>
/// <param name="Reply">The bot's reply to the person.</param>
/// <param name="Slots">What the answer tells the platform recommender.</param>
public sealed record StepReading(
    Consideration Consideration,
    IReadOnlyList<GuideChoice> Choices,
    string? OwnWords,
    ChoiceSign Sign,
    string Reply,
    GuideSlots Slots
)
{
    /// <summary>Whether anything in the answer was recognised.</summary>
    public bool IsUnderstood => Choices.Count > 0;
}
