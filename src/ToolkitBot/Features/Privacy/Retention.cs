using Microsoft.EntityFrameworkCore;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Deletes expired data once a day: finished pledges, people not seen and unanswered questions after
/// <c>Pledges:RetentionDays</c>. Stored counts stay, as they concern nobody. Several instances may run it at once.
/// Turns are deleted elsewhere, see <c>UnsentSweep</c>.
/// </summary>
internal sealed partial class Retention(
    Database database,
    BotSettings settings,
    TimeProvider clock,
    ILogger<Retention> logger
) : BackgroundService
{
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeasesAreKept = TimeSpan.FromDays(1);
    private static readonly PledgeState[] Over =
    [
        PledgeState.Done,
        PledgeState.LetGo,
        PledgeState.Withdrawn,
        PledgeState.Refused,
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not during start-up.
        await Task.Delay(AfterStart, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, e.GetType().Name);
            }

            await Task.Delay(BetweenRuns, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = now - TimeSpan.FromDays(settings.Pledges.RetentionDays);
        await database.Writes.RunAsync(
            (scope, token) => LeasesTable.RemoveBeforeAsync(scope, now - LeasesAreKept, token),
            cancellationToken
        );
        await database.Writes.RunAsync((scope, token) => RemovePledgesAsync(scope, old, token), cancellationToken);
        await database.Writes.RunAsync((scope, token) => RemovePeopleAsync(scope, old, token), cancellationToken);
        database.ScrubLogSoon();
    }

    private static async Task RemovePledgesAsync(
        CommitScope scope,
        DateTimeOffset old,
        CancellationToken cancellationToken
    )
    {
        var over = await scope
            .Db.Pledges.AsNoTracking()
            .Where(p => Over.Contains(p.State) && (p.DoneAt ?? p.CreatedAt) < old)
            .Select(p => p.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in over)
        {
            await JoinsTable.RemoveOfPledgeAsync(scope, id, cancellationToken);
            await OutboxTable.RemoveOfSubjectAsync(scope, id, exceptKind: null, cancellationToken);
            await PledgesTable.RemoveAsync(scope, id, cancellationToken);
        }

        await UnansweredTable.RemoveBeforeAsync(scope, DateOnly.FromDateTime(old.UtcDateTime), cancellationToken);
        await OutboxTable.RemoveBeforeAsync(scope, old, cancellationToken);
    }

    private static async Task RemovePeopleAsync(
        CommitScope scope,
        DateTimeOffset old,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var gone = await db
            .People.AsNoTracking()
            .Where(p => p.LastSeen < old && !db.Pledges.Any(pledge => pledge.PersonKey == p.Key))
            .Select(p => p.Key)
            .ToListAsync(cancellationToken);
        foreach (var key in gone)
        {
            await JoinsTable.RemoveOfPersonAsync(scope, key, cancellationToken);
            await PersonTraces.RemoveAsync(scope, key, old, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The daily clearing failed ({Failure}); it is tried again tomorrow."
        )]
        public static partial void Failed(ILogger logger, string failure);
    }
}
