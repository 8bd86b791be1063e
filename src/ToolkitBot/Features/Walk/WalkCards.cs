using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Walk;

/// <summary>Data of <c>walk-step</c>: one consideration and its question.</summary>
/// <param name="Several">Whether several choices can be ticked and sent.</param>
/// <param name="Shown">Those that are buttons, which answer at once; where several may fit, the first of them.</param>
/// <param name="Said">The reply to the previous answer; null at the first step.</param>
/// <param name="Problem">What was missing in the answer just given; null if nothing was.</param>
internal sealed record WalkStepCard(
    string Step,
    string Where,
    string Name,
    string Title,
    string Point,
    string Question,
    string Tip,
    bool Several,
    IReadOnlyList<CardChoice> Choices,
    IReadOnlyList<CardChoice> Shown,
    string Chosen,
    string OwnWords,
    string OwnWordsPrompt,
    string? Said,
    string? Problem
)
{
    /// <summary>Teams shows six buttons on a card; three stand on it already.</summary>
    private const int MostShown = 3;

    public static WalkStepCard Of(Turn turn, WalkState walk, (string, object)[] progress, string? said, string? problem)
    {
        var steps = turn.Content.Guide.Considerations;
        var step = turn.Content.Guide.Find(walk.Step) ?? steps[0];
        var given = walk.Answers.FirstOrDefault(answer => answer.ConsiderationId == step.Id);
        var choices = step.Choices.Select(choice => new CardChoice(choice.Label, choice.Id)).ToList();
        return new(
            step.Id,
            turn.Words.Format("considerations.progress", progress),
            step.Name,
            step.Title,
            step.Point,
            step.Question,
            step.Tip,
            step.Several,
            choices,
            step.Several ? [.. choices.Take(MostShown)] : choices,
            given is null ? "" : string.Join(',', given.ChoiceIds),
            given?.OwnWords ?? "",
            step.OwnWordsPrompt,
            said,
            problem
        );
    }
}

/// <summary>Data of <c>walk-paused</c>: the walk is paused, and can be resumed or restarted.</summary>
internal sealed record WalkPausedCard(string Text);

/// <summary>Data of <c>walk-summary</c>.</summary>
/// <param name="Lines">A line for each consideration, in their order.</param>
/// <param name="Platforms">The platforms that fit, in one sentence; null for somebody who had better think again.</param>
/// <param name="Pledge">A pledge to take away; null as above.</param>
internal sealed record WalkSummaryCard(
    string Title,
    string Text,
    IReadOnlyList<WalkLine> Lines,
    string? Platforms,
    string? Pledge,
    string ShareUrl
);

/// <summary>The consideration's short name, and the answer or what is missing.</summary>
internal sealed record WalkLine(string Step, string Name, string Answer);

/// <summary>A platform that fits the answers.</summary>
internal sealed record WalkPlatform(string Name, string Reason);
