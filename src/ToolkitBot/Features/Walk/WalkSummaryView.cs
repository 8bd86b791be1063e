using ToolkitBot.Toolkit.Content;
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

    public void Show(Turn turn, WalkState walk)
    {
        var summary = WalkSummary.Of(turn.Content.Guide, walk.Answers);

        // Who had better think again is not sent to a platform, nor asked to promise posts.
        var isReady = summary.Outcome != WalkOutcome.ThinkAgain;
        var platforms = isReady ? Fitting(turn, walk, summary).ToList() : [];
        var pledge = isReady ? summary.PledgePrompt : null;
        turn.ShowInPlace(
            "walk-summary",
            new WalkSummaryCard(
                summary.Title,
                summary.Text,
                [.. turn.Content.Guide.Considerations.Select(step => LineOf(turn, summary, step))],
                !isReady ? null
                    : platforms.Count == 0
                        ? turn.Words[summary.Slots.Audiences.Count == 0 ? "summary.no-platforms" : "summary.no-fit"]
                    : turn.Words.Format(
                        "summary.platforms",
                        ("platforms", string.Join(", ", platforms.Select(platform => platform.Name)))
                    ),
                pledge,
                ShareUrl(turn, summary, platforms, pledge)
            )
        );
    }

    /// <summary>
    /// Returns a link to a new chat in Teams with the verdict, the platforms and the pledge typed in; the person
    /// chooses the recipient, and whether to send it. Their own words stay out of the URL.
    /// </summary>
    private static string ShareUrl(
        Turn turn,
        WalkSummary summary,
        IReadOnlyList<WalkPlatform> platforms,
        string? pledge
    )
    {
        var lines = new List<string> { turn.Content.Guide.Title, summary.Title };
        lines.AddRange(platforms.Select(platform => $"{platform.Name}: {platform.Reason}"));
        if (pledge is not null)
        {
            lines.Add(pledge);
        }

        return "https://teams.microsoft.com/l/chat/0/0?users=&message="
            + Uri.EscapeDataString(string.Join('\n', lines));
    }

    private static WalkLine LineOf(Turn turn, WalkSummary summary, Consideration step)
    {
        var reading = summary.Readings.FirstOrDefault(reading => reading.Consideration == step);
        var answer =
            reading is null ? turn.Words["summary.open"]
            : reading.Sign == ChoiceSign.ThinkAgain
                ? turn.Words.Format("summary.think-again", ("answer", Answered(reading)))
            : Answered(reading);
        return new(step.Id, step.Name, answer);
    }

    /// <summary>
    /// Returns the person's own words, if there are any, and the labels of the choices. Beside a good reason, one to
    /// think again about is not named: the line would praise it.
    /// </summary>
    private static string Answered(StepReading reading)
    {
        var labels = reading
            .Choices.Where(choice => reading.Sign != ChoiceSign.Strong || choice.Sign != ChoiceSign.ThinkAgain)
            .Select(choice => choice.Label);
        return string.Join("; ", reading.OwnWords is { } words ? labels.Prepend(words) : labels);
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
            .Select(fit => new WalkPlatform(fit.Platform.Name, fit.Reasons[0]));
    }
}
