using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;

namespace ToolkitBot.Outbox;

/// <summary>
/// Sends replies left behind by a process that died, and deletes turns too old to be delivered again.
/// </summary>
internal sealed class UnsentSweep(
    ReplySender<ToolkitOpening> replies,
    TurnStore turns,
    TimeProvider clock,
    ILogger<UnsentSweep> logger
) : RecurringWork(FirstThings, BetweenSweeps, TimeProvider.System, logger)
{
    /// <summary>Lets the first users be answered before the backlog is sent.</summary>
    private static readonly TimeSpan FirstThings = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);

    private long? cleanedAt;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        await replies.SweepAsync(cancellationToken);
        if (cleanedAt is null || clock.GetElapsedTime(cleanedAt.Value) > BetweenCleanings)
        {
            cleanedAt = clock.GetTimestamp();
            await turns.ForgetOldAsync(cancellationToken);
        }
    }
}
