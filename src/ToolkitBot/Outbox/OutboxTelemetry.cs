using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ToolkitBot.Outbox;

/// <summary>The outbox's instruments and spans.</summary>
internal static class OutboxTelemetry
{
    public const string Name = "ToolkitBot.Outbox";

    /// <summary>The kind of a row; kinds are constants of the senders.</summary>
    public const string Kind = "toolkitbot.outbox.kind";

    private static readonly Meter Meter = new(Name);
    public static readonly ActivitySource Spans = new(Name);

    public static readonly Gauge<long> Depth = Meter.CreateGauge<long>(
        "toolkitbot.outbox.depth",
        "{message}",
        "Messages that are due and not sent yet, in the whole database."
    );

    public static readonly Gauge<double> Age = Meter.CreateGauge<double>(
        "toolkitbot.outbox.age",
        "s",
        "How long the oldest of them has been due."
    );

    public static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>(
        "toolkitbot.outbox.dead_letters",
        "{message}",
        "Messages that were given up, by kind and reason."
    );

    public static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "toolkitbot.outbox.failures",
        "{send}",
        "Sends that failed and are tried again, by reason."
    );
}
