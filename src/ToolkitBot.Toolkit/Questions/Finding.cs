namespace ToolkitBot.Toolkit.Questions;

/// <summary>What to do with a question.</summary>
public enum FindingOutcome
{
    /// <summary>Show the first section.</summary>
    Answer,

    /// <summary>Offer the nearest sections as buttons.</summary>
    Unsure,

    /// <summary>Say that the toolkit does not answer this, and name the door.</summary>
    Declined,
}

/// <summary>A section and how likely it is the right one, from 0 to 1.</summary>
public sealed record RankedSection(string Id, double Probability);

/// <summary>One of two questions in one text, with its own section.</summary>
public sealed record FindingPart(string Text, string SectionId, double Probability, string? Why);

/// <summary>What the finder makes of a question.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Ranked">All sections, <see cref="AnswerSection.None"/> among them, the most likely first.</param>
/// <param name="Confidence">Probability of the first.</param>
/// <param name="Why">The closest example it knows of the first section; null where nothing is close.</param>
/// <param name="Door">Where it declines: the most likely door.</param>
/// <param name="Parts">Two parts where the text asks two things, otherwise empty.</param>
public sealed record Finding(
    FindingOutcome Outcome,
    IReadOnlyList<RankedSection> Ranked,
    double Confidence,
    string? Why,
    string? Door,
    IReadOnlyList<FindingPart> Parts
)
{
    /// <summary>Whether the words hang on the conversation's last topic: "and for volunteers?".</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>The nearest sections that have an answer, at most three: the buttons of an unsure or declined reply.</summary>
    public IReadOnlyList<RankedSection> Nearest =>
        [.. Ranked.Where(section => section.Id != AnswerSection.None).Take(3)];

    /// <summary>The second most likely, an answer or none.</summary>
    public RankedSection? RunnerUp => Ranked.Count > 1 ? Ranked[1] : null;

    /// <summary>The order to print: <see cref="AnswerSection.None"/> only where it comes first.</summary>
    public IEnumerable<string> SectionIds =>
        Ranked.Where((section, place) => place == 0 || section.Id != AnswerSection.None).Select(section => section.Id);
}
