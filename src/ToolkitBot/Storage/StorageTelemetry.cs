using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ToolkitBot.Storage;

/// <summary>The database's instruments and spans. No statement, no value: what was done is one of three words.</summary>
internal static class StorageTelemetry
{
    public const string Name = "ToolkitBot.Storage";

    /// <summary>A piece of work in the write lane, with its wait for the lane and its commit.</summary>
    public const string Write = "write";

    /// <summary>The read that every turn begins with.</summary>
    public const string Open = "open";

    /// <summary>A query of EF.</summary>
    public const string Query = "query";

    private static readonly Meter Meter = new(Name);
    public static readonly ActivitySource Spans = new(Name);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration",
        "s",
        "Time of work in the database, by operation.",
        null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
        }
    );

    public static void Record(string operation, string system, TimeSpan time) =>
        Duration.Record(time.TotalSeconds, new("db.operation.name", operation), new("db.system.name", system));
}

/// <summary>Times one piece of work in the database, as a span too where it belongs to a trace.</summary>
internal readonly struct StorageMeasure : IDisposable
{
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly string operation;
    private readonly string system;
    private readonly Activity? span;

    public StorageMeasure(string operation, string system)
    {
        (this.operation, this.system) = (operation, system);
        span = Activity.Current is null
            ? null
            : StorageTelemetry.Spans.StartActivity("database " + operation, ActivityKind.Client);
    }

    public void Dispose()
    {
        StorageTelemetry.Record(operation, system, Stopwatch.GetElapsedTime(began));
        span?.Dispose();
    }
}

/// <summary>Times the queries of EF.</summary>
internal sealed class QueryMeasure(string system) : DbCommandInterceptor
{
    public override ValueTask<System.Data.Common.DbDataReader> ReaderExecutedAsync(
        System.Data.Common.DbCommand command,
        CommandExecutedEventData eventData,
        System.Data.Common.DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        StorageTelemetry.Record(StorageTelemetry.Query, system, eventData.Duration);
        return ValueTask.FromResult(result);
    }
}
