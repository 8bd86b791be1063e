using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Guide;

/// <summary>How ready a person is to go online.</summary>
public enum WalkOutcome
{
    /// <summary>Good reasons, and nothing in the way.</summary>
    Ready,

    /// <summary>A good start with something still to settle.</summary>
    NearlyReady,

    /// <summary>Better to think again first.</summary>
    ThinkAgain,
}

/// <summary>The result of a walk through the considerations.</summary>
/// <param name="Outcome">How ready the person is.</param>
/// <param name="Title">The verdict in a few words.</param>
/// <param name="Text">What it means and what to do next.</param>
/// <param name="Readings">What was answered, in the order of the steps.</param>
/// <param name="Strong">Answers that are a good sign.</param>
/// <param name="ThinkAgain">Answers to reconsider.</param>
/// <param name="Noted">Answers that are neither.</param>
/// <param name="Open">Steps that were skipped or not reached.</param>
/// <param name="Slots">What the answers tell the platform recommender.</param>
/// <param name="PledgePrompt">A suggested pledge in the first person, based on the answers.</param>
/// <param name="PledgeFrom">The consideration that the suggested pledge comes from.</param>
public sealed record WalkSummary(
    WalkOutcome Outcome,
    string Title,
    string Text,
    IReadOnlyList<StepReading> Readings,
    IReadOnlyList<StepReading> Strong,
    IReadOnlyList<StepReading> ThinkAgain,
    IReadOnlyList<StepReading> Noted,
    IReadOnlyList<Consideration> Open,
    GuideSlots Slots,
    string PledgePrompt,
    Consideration PledgeFrom
)
{
    /// <summary>The id of the choice to go online only because everybody else does.</summary>
    public const string EveryoneElse = "everyone-else";

    private const int EnoughStrong = 4;
    private const int TooManyDoubts = 2;

    /// <summary>Sums up a walk. Deterministic: the same answers always give the same summary.</summary>
    /// <param name="content">The considerations.</param>
    /// <param name="answers">
    /// Answers in any order; a later answer replaces an earlier one to the same step. An answer with neither choices
    /// nor text is a skipped step. Answers to steps that are no longer in the content are ignored.
    /// </param>
    public static WalkSummary Of(GuideContent content, IEnumerable<WalkAnswer> answers)
    {
        var given = new Dictionary<string, WalkAnswer>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            given[answer.ConsiderationId] = answer;
        }

        var readings = new List<StepReading>();
        var open = new List<Consideration>();
        foreach (var step in content.Considerations)
        {
            if (
                given.TryGetValue(step.Id, out var answer)
                && GuideReader.Read(step, answer.ChoiceIds, answer.OwnWords) is var reading
                && (reading.IsUnderstood || reading.OwnWords is not null)
            )
            {
                readings.Add(reading);
            }
            else
            {
                open.Add(step);
            }
        }

        var (outcome, ending) = Judge(content, readings, open);
        var (prompt, from) = PledgeOf(content, readings, open);
        return new(
            outcome,
            content.Outcomes[ending].Title,
            content.Outcomes[ending].Text,
            readings,
            WithSign(readings, ChoiceSign.Strong),
            WithSign(readings, ChoiceSign.ThinkAgain),
            WithSign(readings, ChoiceSign.Neutral),
            open,
            readings.Aggregate(GuideSlots.None, (slots, reading) => slots.With(reading.Slots)),
            prompt,
            from
        );
    }

    private static List<StepReading> WithSign(List<StepReading> readings, ChoiceSign sign) =>
        [.. readings.Where(r => r.Sign == sign)];

    private static (WalkOutcome Outcome, string Ending) Judge(
        GuideContent content,
        List<StepReading> readings,
        List<Consideration> open
    )
    {
        var doubts = WithSign(readings, ChoiceSign.ThinkAgain);
        if (doubts.Any(d => d.Choices.All(c => c.Id == EveryoneElse)))
        {
            return (WalkOutcome.ThinkAgain, "only-everyone-else");
        }

        // The first consideration decides alone: without a reason of one's own, nothing else helps.
        var first = content.Considerations[0].Id;
        if (doubts.Count >= TooManyDoubts || doubts.Any(d => d.Consideration.Id == first))
        {
            return (WalkOutcome.ThinkAgain, "think-again");
        }

        // Words that nothing was recognised in say as little as a skipped step.
        if (open.Count + readings.Count(reading => !reading.IsUnderstood) > content.Considerations.Count / 2)
        {
            return (WalkOutcome.NearlyReady, "mostly-open");
        }

        var strong = WithSign(readings, ChoiceSign.Strong).Count;
        return doubts.Count == 0 && open.Count == 0 && strong >= EnoughStrong
            ? (WalkOutcome.Ready, "ready")
            : (WalkOutcome.NearlyReady, "nearly-ready");
    }

    // The weakest answer makes the most useful pledge; if none is weak, the answer that says most.
    private static (string Prompt, Consideration From) PledgeOf(
        GuideContent content,
        List<StepReading> readings,
        List<Consideration> open
    )
    {
        var from =
            readings.Find(r => r.Sign == ChoiceSign.ThinkAgain)
            ?? readings.Find(r => r is { Sign: ChoiceSign.Neutral, IsUnderstood: true })
            ?? readings
                .Where(r => r.Sign == ChoiceSign.Strong)
                .OrderByDescending(r => r.Choices.Count + (r.OwnWords is null ? 0 : 1))
                .FirstOrDefault()
            ?? readings.FirstOrDefault();
        var step = from?.Consideration ?? (open.Count > 0 ? open[0] : content.Considerations[0]);
        var words =
            from?.Choices.FirstOrDefault(c => c.Sign == from.Sign && c.Pledge is not null)?.Pledge
            ?? from?.Choices.FirstOrDefault(c => c.Pledge is not null)?.Pledge
            ?? step.Pledge;
        var audience =
            readings.SelectMany(r => r.Choices).FirstOrDefault(c => c.Named is not null)?.Named ?? content.Audience;
        return (words.Replace("{audience}", audience, StringComparison.Ordinal), step);
    }
}
