using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Walk;

/// <summary>
/// The end of the walk: the person's answers, an honest verdict, platforms that fit, a pledge to take away.
/// </summary>
internal sealed class WalkSummaryView
{
    private const int MostPlatforms = 3;

    /// <param name="said">The reply to the last answer, or null.</param>
    public void Show(Turn turn, WalkState walk, string? said)
    {
        var summary = WalkSummary.Of(turn.Content.Guide, walk.Answers);
        var platforms = Fitting(turn, walk, summary).ToList();
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
                platforms,
                summary.PledgePrompt,
                ShareUrl(turn, summary, platforms),
                [.. turn.Content.Guide.Considerations.Select(step => new CardChoice(step.Name, step.Id))],
                ToChange(turn, summary)
            )
        );
    }

    private static string ToChange(Turn turn, WalkSummary summary) =>
        summary.ThinkAgain is [var weak, ..] ? weak.Consideration.Id
        : summary.Open is [var open, ..] ? open.Id
        : turn.Content.Guide.Considerations[0].Id;

    /// <summary>
    /// Returns a link to a new chat in Teams with the verdict, the platforms and the pledge typed in; the person
    /// chooses the recipient, and whether to send it. Their own words stay out of the URL.
    /// </summary>
    private static string ShareUrl(Turn turn, WalkSummary summary, IReadOnlyList<WalkPlatform> platforms)
    {
        var lines = new List<string> { turn.Content.Guide.Title, summary.Title };
        lines.AddRange(platforms.Select(platform => $"{platform.Name}: {platform.Reason}"));
        lines.Add(summary.PledgePrompt);
        return "https://teams.microsoft.com/l/chat/0/0?users=&message="
            + Uri.EscapeDataString(string.Join('\n', lines));
    }

    private static WalkLine Line(StepReading reading) =>
        new(reading.Consideration.Name, Answered(reading), reading.Reply, reading.Consideration.Id);

    /// <summary>Returns the labels of the choices and, if there are any, the person's own words.</summary>
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
