using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Toolkit.Platforms;

namespace ToolkitBot.Conversation;

/// <summary>The end of the walk: the person's own answers, an honest verdict, platforms that fit, a pledge to take away.</summary>
internal sealed class WalkSummaryView
{
    private const int MostPlatforms = 3;

    /// <param name="said">What is said back to the last answer, or null.</param>
    public void Show(Turn turn, WalkState walk, string? said)
    {
        var summary = WalkSummary.Of(turn.Content.Guide, walk.Answers);
        turn.ShowInPlace(
            "walk-summary",
            new WalkSummaryCard(
                summary.Title,
                summary.Text,
                said,
                [.. summary.Strong.Select(Line)],
                [.. summary.ThinkAgain.Select(Line)],
                [.. summary.Noted.Select(Line)],
                [.. summary.Open.Select(step => new WalkLine(step.Name, "", step.StillOpen, step.Id))],
                [.. Fitting(turn, walk, summary)],
                summary.PledgePrompt
            )
        );
    }

    private static WalkLine Line(StepReading reading) =>
        new(reading.Consideration.Name, Answered(reading), reading.Reply, reading.Consideration.Id);

    /// <summary>The person's own words where there are any, beside what was pressed.</summary>
    private static string Answered(StepReading reading)
    {
        var pressed = string.Join("; ", reading.Choices.Select(choice => choice.Label));
        return (pressed, reading.OwnWords) switch
        {
            (_, null) => pressed,
            ("", { } words) => words,
            var (labels, words) => $"{labels}; {words}",
        };
    }

    private static IEnumerable<WalkPlatform> Fitting(Turn turn, WalkState walk, WalkSummary summary)
    {
        var slots = new PlatformSlots
        {
            Audiences = summary.Slots.Audiences,
            Purposes = summary.Slots.Purposes,
            Materials = summary.Slots.Materials,
            Times = summary.Slots.Time is { } time ? [time] : [],
        };
        var words = string.Join(". ", walk.Answers.Select(answer => answer.OwnWords).OfType<string>());
        return turn
            .Language.Recommender.Recommend(slots, words.Length > 0 ? words : null)
            .Take(MostPlatforms)
            .Select(fit => new WalkPlatform(fit.Platform.Id, fit.Platform.Name, fit.Reasons[0]));
    }
}
