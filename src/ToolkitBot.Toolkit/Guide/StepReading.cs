using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Guide;

/// <summary>An answer to one consideration, understood.</summary>
/// <param name="Consideration">The step.</param>
/// <param name="Choices">Choices pressed or recognised in the words, in the order of the content.</param>
/// <param name="OwnWords">What the person typed, or null.</param>
/// <param name="Sign">What the answer says about being ready.</param>
/// <param name="Reply">Said back to the person.</param>
/// <param name="Slots">What it tells the platform recommender.</param>
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
