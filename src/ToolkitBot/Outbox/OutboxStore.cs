using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Outbox;

/// <summary>
/// The pump's access to the tables: which places have rows due, who holds their leases, and the results of sending.
/// Times come from this instance's clock; clocks of different instances must not differ by more than a lease.
/// </summary>
internal sealed class OutboxStore(Database database, TimeProvider clock)
{
    /// <summary>How long a lease lasts without renewal, which is how long a crash holds a place up.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(6);

    /// <summary>
    /// How long a released place stays with this instance: longer than Teams' short windows of 1 and 2 seconds. Retries
    /// and replies count towards them too, and only the instance that made them knows of them.
    /// </summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(2.5);

    private const int MostPlaces = 64;
    private readonly string me = Guid.NewGuid().ToString("N");

    /// <summary>Finds places with rows due that no other instance is sending to.</summary>
    public async Task<IReadOnlyList<string>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReadConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT o.place FROM outbox o
            LEFT JOIN outbox_leases l ON l.place = o.place
            WHERE o.finished_at IS NULL AND o.due_at <= @now
              AND (l.place IS NULL
                   OR ((l.owner = @me OR l.until <= @now) AND (l.paused_until IS NULL OR l.paused_until <= @now)))
            GROUP BY o.place ORDER BY MIN(o.due_at) LIMIT @limit
            """;
        command.With("@now", database.Time(clock.GetUtcNow())).With("@me", me).With("@limit", MostPlaces);
        var found = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    /// <summary>Takes the lease of a place; null if another instance holds it.</summary>
    public async Task<HeldLease?> TakeAsync(string place, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sends = await database.Writes.RunAsync(
            (scope, token) => LeasesTable.TakeAsync(scope, place, me, now, now + LeaseTime, token),
            cancellationToken
        );
        return sends is null ? null : new HeldLease(place, SendRecord.Read(sends));
    }

    /// <summary>Renews the lease. Returns false if it was lost.</summary>
    public Task<bool> RenewAsync(HeldLease lease, CancellationToken cancellationToken) =>
        database.Writes.RunAsync((scope, token) => RenewAsync(scope, lease, token), cancellationToken);

    /// <summary>
    /// Records that these rows are about to be sent. The attempt counts, and uses up the place's rate limits, even if
    /// the process dies during the call. Returns false if the lease was lost.
    /// </summary>
    public Task<bool> ReserveAsync(
        HeldLease lease,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    )
    {
        lease.Sends.Add(clock.GetUtcNow());
        return database.Writes.RunAsync(
            async (scope, token) =>
            {
                if (!await RenewAsync(scope, lease, token))
                {
                    return false;
                }

                await OutboxTable.CountAttemptAsync(scope, rows, 1, token);
                return true;
            },
            cancellationToken
        );
    }

    /// <summary>Undoes the count of an attempt that failed for reasons unrelated to these rows.</summary>
    public Task DoNotCountAsync(IReadOnlyList<OutboxMessage> rows, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            (scope, token) => OutboxTable.CountAttemptAsync(scope, rows, -1, token),
            cancellationToken
        );

    /// <summary>Puts rows off until that time.</summary>
    public Task PostponeAsync(
        IReadOnlyList<OutboxMessage> rows,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        database.Writes.RunAsync(
            (scope, token) => OutboxTable.PostponeAsync(scope, rows, until, token),
            cancellationToken
        );

    /// <summary>Returns the rows due at a place, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> DueAsync(
        string place,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        await using var db = database.Read();
        return await db
            .Outbox.AsNoTracking()
            .Where(row => row.Place == place && row.FinishedAt == null && row.DueAt <= now)
            .OrderBy(row => row.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Releases the lease after a short quiet time, with a pause if the service needs one.</summary>
    public Task ReleaseAsync(HeldLease lease, TimeSpan pause, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return database.Writes.RunAsync(
            (scope, token) => LeasesTable.ReleaseAsync(scope, lease.Place, me, now + QuietTime, now + pause, token),
            cancellationToken
        );
    }

    private Task<bool> RenewAsync(CommitScope scope, HeldLease lease, CancellationToken cancellationToken) =>
        LeasesTable.RenewAsync(
            scope,
            lease.Place,
            me,
            lease.Sends.ToString(),
            clock.GetUtcNow() + LeaseTime,
            cancellationToken
        );
}
