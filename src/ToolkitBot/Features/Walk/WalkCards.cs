namespace ToolkitBot.Features.Walk;

/// <summary>Data of <c>walk-step</c>: one consideration and its question.</summary>
/// <param name="Said">What is said back to the answer before; null at the first step.</param>
/// <param name="Problem">What was missing in the answer just given; null where nothing was.</param>
internal sealed record WalkStepCard(
    string Step,
    string Where,
    string Title,
    string Point,
    string Question,
    string Tip,
    string Pledge,
    bool Several,
    IReadOnlyList<CardChoice> Choices,
    string Chosen,
    string OwnWords,
    string OwnWordsPrompt,
    string? Said,
    string? Problem,
    bool CanGoBack,
    bool IsLast
);

/// <summary>One choice of a choice set.</summary>
internal sealed record CardChoice(string Title, string Value);

/// <summary>Data of <c>walk-paused</c>: the walk waits, and can go on or begin again.</summary>
internal sealed record WalkPausedCard(string Text);

/// <summary>Data of <c>walk-summary</c>.</summary>
/// <param name="Said">What is said back to the last answer; null where the summary is only shown again.</param>
/// <param name="Steps">The considerations, to choose one to change.</param>
/// <param name="Change">The one that most wants a change: it is chosen already.</param>
internal sealed record WalkSummaryCard(
    string Title,
    string Text,
    string? Said,
    IReadOnlyList<WalkLine> Strong,
    IReadOnlyList<WalkLine> ThinkAgain,
    IReadOnlyList<WalkLine> Noted,
    IReadOnlyList<WalkLine> Open,
    IReadOnlyList<WalkPlatform> Platforms,
    string Pledge,
    string ShareUrl,
    IReadOnlyList<CardChoice> Steps,
    string Change
);

/// <summary>One answer in the summary: the consideration in short, what was answered, what it means.</summary>
internal sealed record WalkLine(string Name, string Answer, string Reply, string Step);

/// <summary>A platform that fits the answers.</summary>
internal sealed record WalkPlatform(string Id, string Name, string Reason);
