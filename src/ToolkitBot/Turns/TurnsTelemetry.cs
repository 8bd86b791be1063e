using System.Diagnostics.Metrics;

namespace ToolkitBot.Turns;

/// <summary>
/// The instruments of what people were told. Who was shown help in need is left out on purpose: a count with a time, in a
/// monitoring system that many may read, could point at somebody.
/// </summary>
internal static class TurnsTelemetry
{
    public const string Name = "ToolkitBot.Turns";
    private const string Outcome = "toolkitbot.outcome";
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Answers = Meter.CreateCounter<long>(
        "toolkitbot.answers",
        "{answer}",
        "Questions that were answered from the toolkit, or declined."
    );

    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>(
        "toolkitbot.answer.verdicts",
        "{verdict}",
        "Answers that people called helpful or not."
    );

    /// <summary>Counts a tally of this kind, if telemetry knows it.</summary>
    public static void Count(string tally)
    {
        var (counter, outcome) = tally switch
        {
            "answer" => (Answers, "answered"),
            "declined" => (Answers, "declined"),
            "helpful" or "not-helpful" => (Verdicts, tally),
            _ => (null, null),
        };
        counter?.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));
    }
}
