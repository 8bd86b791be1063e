using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>What becomes of a send that failed: a pause and another attempt, or the end, of which the campaign's owners are told.</summary>
internal sealed partial class DeadLetters(
    Database database,
    OutboxStore store,
    OutboxQueue queue,
    TimeProvider clock,
    ILogger<DeadLetters> logger
)
{
    /// <summary>With the pauses between them, this many attempts take about an hour.</summary>
    private const int MostAttempts = 18;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>For a failure that says nothing about the message, where the service names no time.</summary>
    private static readonly TimeSpan Postponed = TimeSpan.FromSeconds(15);

    /// <returns>How long to leave the place alone; null where the rows were given up and the next may follow at once.</returns>
    public async Task<TimeSpan?> NoteFailureAsync(
        Parcel parcel,
        ConnectorException failure,
        CancellationToken cancellationToken
    )
    {
        var attempts = parcel.Rows.Max(row => row.Attempts) + 1;
        if (SaysNothingOfTheMessage(failure))
        {
            // However long it lasts: what waits is as good as new when it is over.
            await store.DoNotCountAsync(parcel.Rows, cancellationToken);
            Log.Later(logger, failure.Fault.Kind, attempts - 1);
            return failure.Fault.RetryAfter ?? Spread(Postponed);
        }

        if (MayWorkLater(failure.Fault) && attempts < MostAttempts)
        {
            var pause = failure.Fault.RetryAfter ?? Backoff(attempts);
            Log.Later(logger, failure.Fault.Kind, attempts);
            return pause;
        }

        Log.GivenUp(logger, failure.Fault.Kind, parcel.Rows.Count);
        await GiveUpAsync(parcel.Rows, failure.Fault.Kind.ToString(), cancellationToken);
        return null;
    }

    /// <summary>Too many calls, no connection, no token: nothing was written, and nothing is wrong with this message.</summary>
    private static bool SaysNothingOfTheMessage(ConnectorException failure) =>
        !failure.MayHaveHappened
        && failure.Fault.Kind
            is ConnectorFaultKind.Throttled
                or ConnectorFaultKind.NotConnected
                or ConnectorFaultKind.NoToken;

    /// <summary>Where the conversation moved to another host, its new address is known by now.</summary>
    private static bool MayWorkLater(ConnectorFault fault) =>
        fault.IsTransient
        || fault.OtherServiceUrl is not null
        || fault.Kind is ConnectorFaultKind.Unauthorized or ConnectorFaultKind.ServiceError;

    private static TimeSpan Backoff(int attempts)
    {
        var pause = TimeSpan.FromMilliseconds(400 * Math.Pow(2, Math.Min(attempts, 12) - 1));
        return Spread(pause < LongestPause ? pause : LongestPause);
    }

    private static TimeSpan Spread(TimeSpan pause) => pause * (0.8 + (0.4 * Random.Shared.NextDouble()));

    /// <summary>The end for these rows; the reason is a name, never words of theirs.</summary>
    public Task GiveUpAsync(IReadOnlyList<OutboxMessage> rows, string reason, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        return database.Writes.RunAsync(
            async (scope, token) =>
            {
                var now = clock.GetUtcNow();
                await scope
                    .Db.Outbox.Where(row => ids.Contains(row.Id))
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(row => row.FinishedAt, now)
                                .SetProperty(row => row.DeadReason, reason)
                                // The key is free again: a later change of the pledge may try anew.
                                .SetProperty(
                                    row => row.UniqueKey,
                                    row => row.Kind == OutboxKinds.Post ? null : row.UniqueKey
                                ),
                        token
                    );
                await TellOwnersAsync(scope, rows, now, token);
            },
            cancellationToken
        );
    }

    /// <summary>One message a day and owner, however many letters are dead. Of a message to an owner nobody is told.</summary>
    private async Task TellOwnersAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var pledge = rows.Where(row => row.Kind is OutboxKinds.Post or OutboxKinds.FollowUp)
            .Select(row => row.PledgeId)
            .FirstOrDefault();
        var campaign = await scope
            .Db.Campaigns.AsNoTracking()
            .Where(c => scope.Db.Pledges.Any(p => p.Id == pledge && p.CampaignId == c.Id))
            .FirstOrDefaultAsync(cancellationToken);
        if (campaign is null)
        {
            return;
        }

        foreach (var owner in CampaignOwners.Of(campaign))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"dead:{campaign!.Id}:{now:yyyy-MM-dd}:{owner}");
            await queue.TellAsync(scope, owner, null, new("campaign.dead-letters"), key, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A send waits after {Fault}, attempt {Attempt}.")]
        public static partial void Later(ILogger logger, ConnectorFaultKind fault, int attempt);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Count} outbox rows were given up ({Fault}).")]
        public static partial void GivenUp(ILogger logger, ConnectorFaultKind fault, int count);
    }
}
