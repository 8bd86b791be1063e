using System.Diagnostics;
using System.Globalization;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>How long answers took, in milliseconds, and the processor time that one cost the process that gave it.</summary>
internal sealed record WallTimes(double P50, double P99, double Longest, double Processor)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {P50:0.0} ms, p99 {P99:0.0} ms, longest {Longest:0.0} ms, processor {Processor:0.00} ms a request"
        );
}

/// <summary>Asks for the wall again and again, one request after the other.</summary>
internal static class WallClock
{
    public const int Asked = 2000;
    private const int Warm = 300;

    public static async Task<double> OnceAsync(WallProcess process)
    {
        var started = Stopwatch.GetTimestamp();
        await process.BytesAsync("");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Asks for each of the walls in turn.</summary>
    public static async Task<WallTimes> MeasureAsync(WallProcess process, string[] queries)
    {
        await AskAsync(process, Warm, queries);
        var processor = process.ProcessorTime;
        var taken = await AskAsync(process, Asked, queries);
        var used = (process.ProcessorTime - processor).TotalMilliseconds;
        Array.Sort(taken);
        return new(taken[Asked / 2], taken[Asked * 99 / 100], taken[^1], used / Asked);
    }

    private static async Task<double[]> AskAsync(WallProcess process, int times, string[] queries)
    {
        var taken = new double[times];
        for (var at = 0; at < times; at++)
        {
            var started = Stopwatch.GetTimestamp();
            await process.BytesAsync(queries[at % queries.Length]);
            taken[at] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return taken;
    }
}
