using System.Data.Common;
using ToolkitBot.Storage;

namespace ToolkitBot.Web.Telemetry;

/// <summary>Takes the readings that features bring, each at its own pace.</summary>
internal sealed class Readings(IEnumerable<IReading> readings) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(readings.Select(reading => RepeatAsync(reading, stoppingToken)));

    private static async Task RepeatAsync(IReading reading, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await reading.RecordAsync(stopping);
            }
            catch (Exception e) when (e is DbException or TimeoutException or OperationCanceledException)
            {
                // The database is away, which others report: the next reading may succeed.
            }

            await Task.Delay(reading.Interval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
