using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Walk;

/// <summary>Data of <c>walk-step</c>: one consideration and its question.</summary>
/// <param name="Said">The reply to the previous answer; null at the first step.</param>
/// <param name="Problem">What was missing in the answer just given; null if nothing was.</param>
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
)
{
    public static WalkStepCard Of(Turn turn, WalkState walk, (string, object)[] progress, string? said, string? problem)
    {
        var steps = turn.Content.Guide.Considerations;
        var step = turn.Content.Guide.Find(walk.Step) ?? steps[0];
        var given = walk.Answers.FirstOrDefault(answer => answer.ConsiderationId == step.Id);
        return new(
            step.Id,
            turn.Words.Format("considerations.progress", progress),
            step.Title,
            step.Point,
            step.Question,
            step.Tip,
            step.Pledge.Replace("{audience}", turn.Content.Guide.Audience, StringComparison.Ordinal),
            step.Several,
            [.. step.Choices.Select(choice => new CardChoice(choice.Label, choice.Id))],
            given is null ? "" : string.Join(',', given.ChoiceIds),
            given?.OwnWords ?? "",
            step.OwnWordsPrompt,
            said,
            problem,
            step != steps[0],
            step == steps[^1]
        );
    }
}

/// <summary>Data of <c>walk-paused</c>: the walk is paused, and can be resumed or restarted.</summary>
internal sealed record WalkPausedCard(string Text);

/// <summary>Data of <c>walk-summary</c>.</summary>
/// <param name="Said">The reply to the last answer; null if the summary is only shown again.</param>
/// <param name="Steps">The considerations, to choose one to change.</param>
/// <param name="Change">The one that most needs a change; preselected.</param>
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

/// <summary>One answer in the summary: the consideration's short name, the answer, and the reply to it.</summary>
internal sealed record WalkLine(string Name, string Answer, string Reply, string Step);

/// <summary>A platform that fits the answers.</summary>
internal sealed record WalkPlatform(string Id, string Name, string Reason);
