using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ToolkitBot.Protocol.Telemetry;

/// <summary>
/// The wire's instruments and spans, named by OpenTelemetry's conventions. They cost next to nothing while nobody listens,
/// and every attribute is one of a fixed set of words: no text, no name and no id of anybody.
/// </summary>
internal static class WireTelemetry
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "ToolkitBot.Protocol";

    /// <summary>What a turn was about, see <see cref="TurnKind"/>.</summary>
    public const string Kind = "toolkitbot.turn.kind";

    /// <summary>How something ended.</summary>
    public const string Outcome = "toolkitbot.outcome";

    /// <summary>The type of an error, by OpenTelemetry's own name.</summary>
    public const string ErrorType = "error.type";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30],
    };

    private static readonly Meter Meter = new(Name);

    public static readonly ActivitySource Spans = new(Name);

    public static readonly Histogram<double> TurnDuration = Meter.CreateHistogram(
        "toolkitbot.turn.duration",
        "s",
        "Time from a read activity to its commit, by kind and outcome.",
        null,
        Seconds
    );

    public static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "toolkitbot.turn.conflicts",
        "{conflict}",
        "Commits that met a change by somebody else, after which the turn ran again."
    );

    public static readonly Counter<long> Redeliveries = Meter.CreateCounter<long>(
        "toolkitbot.turn.redeliveries",
        "{delivery}",
        "Activities that were delivered again and recognised."
    );

    public static readonly Counter<long> Replies = Meter.CreateCounter<long>(
        "toolkitbot.replies",
        "{reply}",
        "Replies of turns: sent, kept for later, or given up."
    );

    public static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        "toolkitbot.connector.call.duration",
        "s",
        "Time of a call to Teams' Connector with its repetitions, by method and kind of failure.",
        null,
        Seconds
    );

    public static readonly Counter<long> Throttles = Meter.CreateCounter<long>(
        "toolkitbot.connector.throttles",
        "{answer}",
        "Answers of the Connector that told the bot to slow down (429)."
    );

    public static readonly Counter<long> TokenRefreshes = Meter.CreateCounter<long>(
        "toolkitbot.token.refreshes",
        "{refresh}",
        "Attempts to get a new token for the Connector."
    );
}
