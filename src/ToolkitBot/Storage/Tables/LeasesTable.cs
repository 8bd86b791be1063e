namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>outbox_leases</c>.</summary>
internal static class LeasesTable
{
    /// <summary>Takes a place's lease. Returns its recent send times, or null if another owner holds it.</summary>
    public static async Task<string?> TakeAsync(
        CommitScope scope,
        string place,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        await using var command = scope.Command(
            """
            INSERT INTO outbox_leases (place, owner, until, sends) VALUES (@place, @me, @until, '')
            ON CONFLICT (place) DO UPDATE SET owner = excluded.owner, until = excluded.until
            WHERE outbox_leases.owner = @me OR outbox_leases.until <= @now
            RETURNING sends
            """
        );
        command.With("@place", place).With("@me", owner).At("@until", scope, until).At("@now", scope, now);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <returns>False if the lease was lost.</returns>
    public static async Task<bool> RenewAsync(
        CommitScope scope,
        string place,
        string owner,
        string sends,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        await scope.RunAsync(
            "UPDATE outbox_leases SET until = @until, sends = @sends WHERE place = @place AND owner = @me",
            command =>
                command.At("@until", scope, until).With("@sends", sends).With("@place", place).With("@me", owner),
            cancellationToken
        ) == 1;

    /// <summary>Sets the lease's new end, and a pause before anybody sends to the place again.</summary>
    public static Task ReleaseAsync(
        CommitScope scope,
        string place,
        string owner,
        DateTimeOffset until,
        DateTimeOffset pausedUntil,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE outbox_leases SET until = @until, paused_until = @pause WHERE place = @place AND owner = @me",
            command =>
                command
                    .At("@until", scope, until)
                    .At("@pause", scope, pausedUntil)
                    .With("@place", place)
                    .With("@me", owner),
            cancellationToken
        );

    public static Task RemoveAsync(CommitScope scope, string place, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM outbox_leases WHERE place = @place",
            command => command.With("@place", place),
            cancellationToken
        );

    /// <summary>Deletes leases that expired before that time.</summary>
    public static Task RemoveBeforeAsync(
        CommitScope scope,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM outbox_leases WHERE until < @before",
            command => command.At("@before", scope, before),
            cancellationToken
        );
}
