namespace ToolkitBot.Storage.Tables;

/// <summary>Statements over <c>own_answers</c> that do not read the row; other changes are methods of the answer.</summary>
internal static class OwnAnswersTable
{
    /// <summary>Every instance reads the team's answers anew before its next question.</summary>
    public static Task ChangedAsync(CommitScope scope, string campaignId, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE campaigns SET answer_changes = answer_changes + 1 WHERE id = @id",
            command => command.With("@id", campaignId),
            cancellationToken
        );

    /// <summary>The same, unless the answers have changed since the count was read; then it returns false.</summary>
    public static async Task<bool> ChangedSinceAsync(
        CommitScope scope,
        string campaignId,
        long count,
        CancellationToken cancellationToken
    ) =>
        await scope.RunAsync(
            "UPDATE campaigns SET answer_changes = answer_changes + 1 WHERE id = @id AND answer_changes = @count",
            command => command.With("@id", campaignId).With("@count", count),
            cancellationToken
        ) == 1;

    /// <summary>Forgets who keeps an answer; the answer, which they wrote for the team, stays.</summary>
    public static Task ForgetKeeperAsync(CommitScope scope, string personKey, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE own_answers SET keeper_key = NULL, version = version + 1 WHERE keeper_key = @person",
            command => command.With("@person", personKey),
            cancellationToken
        );

    /// <summary>Merges two rows of one person: moves what the first key keeps to the second.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE own_answers SET keeper_key = @to WHERE keeper_key = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    /// <summary>Deletes what was retired before a time.</summary>
    public static Task RemoveRetiredAsync(
        CommitScope scope,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM own_answers WHERE retired_at < @before",
            command => command.At("@before", scope, before),
            cancellationToken
        );
}
