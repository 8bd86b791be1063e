using ToolkitBot.Toolkit.Learning.Encoders;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>What to do with a question.</summary>
public enum FindingOutcome
{
    /// <summary>Show the first section.</summary>
    Answer,

    /// <summary>Offer the nearest sections as buttons.</summary>
    Unsure,

    /// <summary>Say that the toolkit does not answer this, and who to ask.</summary>
    Declined,
}

/// <summary>A section and the probability that it is the right one, from 0 to 1.</summary>
public sealed record RankedSection(string Id, double Probability);

/// <summary>One of two questions in a text, with its own section.</summary>
public sealed record FindingPart(string Text, string SectionId, double Probability, string? Why);

/// <summary>The finder's result for a question.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Ranked">All sections including <see cref="AnswerSection.None"/>, the most likely first.</param>
/// <param name="Confidence">Probability of the first.</param>
/// <param name="Why">The first section's closest example; null if none is close.</param>
/// <param name="Door">The most likely door, if the question is declined; one that names nothing where that is not sure.</param>
/// <param name="Parts">Two parts if the text asks two things, otherwise empty.</param>
public sealed record Finding(
    FindingOutcome Outcome,
    IReadOnlyList<RankedSection> Ranked,
    double Confidence,
    string? Why,
    string? Door,
    IReadOnlyList<FindingPart> Parts
)
{
    /// <summary>Whether the question is a follow-up to the last topic: "and for volunteers?".</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>The question as it was encoded; null without an encoder.</summary>
    internal EncodedText? Text { get; init; }

    // Below it a section has nothing to do with the words; of unsure questions 1 in 500 loses its answer by it. Of
    // questions declined in error 1 in 86 does, and 63 of 100 parts that are offered in vain are gone.
    private const double LeastOffered = 0.05;

    /// <summary>
    /// Up to three nearest sections with an answer: the buttons of an unsure or declined reply, if they are likely
    /// enough. An unsure one always offers the nearest.
    /// </summary>
    public IReadOnlyList<RankedSection> Nearest
    {
        get
        {
            var nearest = Ranked.Where(section => section.Id != AnswerSection.None).Take(3);
            return Outcome == FindingOutcome.Answer
                ? [.. nearest]
                :
                [
                    .. nearest.Where(
                        (section, place) =>
                            section.Probability >= LeastOffered || (Outcome == FindingOutcome.Unsure && place == 0)
                    ),
                ];
        }
    }

    /// <summary>The second most likely; may be <see cref="AnswerSection.None"/>.</summary>
    public RankedSection? RunnerUp => Ranked.Count > 1 ? Ranked[1] : null;

    /// <summary>The ids to print, in order: <see cref="AnswerSection.None"/> only if it is first.</summary>
    public IEnumerable<string> SectionIds =>
        Ranked.Where((section, place) => place == 0 || section.Id != AnswerSection.None).Select(section => section.Id);
}
