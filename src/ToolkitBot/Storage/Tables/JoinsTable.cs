namespace ToolkitBot.Storage.Tables;

/// <summary>All that is written to <c>pledge_joins</c>; the key decides that somebody joins once.</summary>
internal static class JoinsTable
{
    /// <returns>False where the person had joined before.</returns>
    public static async Task<bool> AddAsync(
        CommitScope scope,
        string pledgeId,
        string personKey,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await scope.RunAsync(
            "INSERT INTO pledge_joins (pledge_id, person_key, joined_at) VALUES (@pledge, @person, @now) ON CONFLICT DO NOTHING",
            command => command.With("@pledge", pledgeId).With("@person", personKey).At("@now", scope, now),
            cancellationToken
        ) == 1;

    /// <returns>False where the person had not joined.</returns>
    public static async Task<bool> RemoveAsync(
        CommitScope scope,
        string pledgeId,
        string personKey,
        CancellationToken cancellationToken
    ) =>
        await scope.RunAsync(
            "DELETE FROM pledge_joins WHERE pledge_id = @pledge AND person_key = @person",
            command => command.With("@pledge", pledgeId).With("@person", personKey),
            cancellationToken
        ) == 1;

    /// <summary>Two rows of people were one person; what both joined stays with the second.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE pledge_joins SET person_key = @to WHERE person_key = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    /// <summary>A pledge goes, and with it who joined it.</summary>
    public static Task RemoveOfPledgeAsync(CommitScope scope, string pledgeId, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM pledge_joins WHERE pledge_id = @pledge",
            command => command.With("@pledge", pledgeId),
            cancellationToken
        );

    /// <summary>A join stays a number on the pledge; who it was is forgotten.</summary>
    public static Task RemoveOfPersonAsync(CommitScope scope, string personKey, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM pledge_joins WHERE person_key = @person",
            command => command.With("@person", personKey),
            cancellationToken
        );
}
