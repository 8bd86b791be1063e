using System.Data.Common;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Outbox;

/// <summary>
/// Sends replies left behind by a process that died, and deletes turns too old to be delivered again.
/// </summary>
internal sealed partial class UnsentSweep(
    ReplySender<ToolkitOpening> replies,
    TurnStore turns,
    TimeProvider clock,
    ILogger<UnsentSweep> logger
) : BackgroundService
{
    /// <summary>Lets the first users be answered before the backlog is sent.</summary>
    private static readonly TimeSpan FirstThings = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? cleanedAt = null;
        await Task.Delay(FirstThings, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await replies.SweepAsync(stoppingToken);
                if (cleanedAt is null || clock.GetElapsedTime(cleanedAt.Value) > BetweenCleanings)
                {
                    cleanedAt = clock.GetTimestamp();
                    await turns.ForgetOldAsync(stoppingToken);
                }
            }
            catch (Exception e) when (e is DbException or TimeoutException)
            {
                Log.Failed(logger, e.GetType().Name);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(BetweenSweeps, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Looking for unsent replies failed ({Failure}); it is tried again."
        )]
        public static partial void Failed(ILogger logger, string failure);
    }
}
