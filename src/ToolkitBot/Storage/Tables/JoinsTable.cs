namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>pledge_joins</c>; its key lets a person join a pledge only once.</summary>
internal static class JoinsTable
{
    /// <returns>False if the person had already joined.</returns>
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

    /// <returns>False if the person had not joined.</returns>
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

    /// <summary>Merges two rows of one person: moves the first key's joins to the second.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE pledge_joins SET person_key = @to WHERE person_key = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    /// <summary>Deletes a pledge's joins, when the pledge is deleted.</summary>
    public static Task RemoveOfPledgeAsync(CommitScope scope, string pledgeId, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM pledge_joins WHERE pledge_id = @pledge",
            command => command.With("@pledge", pledgeId),
            cancellationToken
        );

    /// <summary>Deletes a person's joins; the pledges' counts stay.</summary>
    public static Task RemoveOfPersonAsync(CommitScope scope, string personKey, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM pledge_joins WHERE person_key = @person",
            command => command.With("@person", personKey),
            cancellationToken
        );
}
