namespace ToolkitBot.Storage.Tables;

/// <summary>The owner of a state. The account id finds the person's row if the client sends no object id.</summary>
internal sealed record StateOwner(string PersonKey, string? TenantId, string? Account);

/// <summary>All writes to <c>states</c>.</summary>
internal static class StatesTable
{
    /// <summary>Writes a state if its version is still <paramref name="seenVersion"/> (0 for a new one).</summary>
    /// <exception cref="ConflictException">The state has changed since it was read.</exception>
    public static async Task WriteAsync(
        CommitScope scope,
        string key,
        StateOwner owner,
        string json,
        long seenVersion,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var written =
            seenVersion == 0
                ? await scope.RunAsync(
                    """
                    INSERT INTO states (key, person_key, json, version, updated_at) VALUES (
                        @key,
                        COALESCE(
                            (SELECT key FROM people WHERE key = @person),
                            (SELECT min(key) FROM people WHERE channel_account_id = @account AND tenant_id = @tenant),
                            @person),
                        @json, 1, @now)
                    ON CONFLICT DO NOTHING
                    """,
                    command =>
                        command
                            .With("@key", key)
                            .With("@person", owner.PersonKey)
                            .With("@account", owner.Account ?? "")
                            .With("@tenant", owner.TenantId ?? "")
                            .With("@json", json)
                            .At("@now", scope, now),
                    cancellationToken
                )
                : await scope.RunAsync(
                    "UPDATE states SET json = @json, version = version + 1, updated_at = @now WHERE key = @key AND version = @seen",
                    command =>
                        command.With("@key", key).With("@json", json).With("@seen", seenVersion).At("@now", scope, now),
                    cancellationToken
                );
        if (written == 0)
        {
            throw new ConflictException();
        }
    }

    /// <summary>Changes a state outside a turn, with the same version check.</summary>
    /// <exception cref="ConflictException">The state has changed since it was read.</exception>
    public static async Task ChangeAsync(
        CommitScope scope,
        string key,
        StateOwner owner,
        Func<string?, string> change,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (json, version) = await ReadAsync(scope, key, cancellationToken);
        await WriteAsync(scope, key, owner, change(json), version, now, cancellationToken);
    }

    private static async Task<(string? Json, long Version)> ReadAsync(
        CommitScope scope,
        string key,
        CancellationToken cancellationToken
    )
    {
        await using var command = scope.Command("SELECT json, version FROM states WHERE key = @key");
        command.With("@key", key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetInt64(1)) : (null, 0);
    }

    /// <summary>Merges two rows of one person: moves the first key's states to the second.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE states SET person_key = @to WHERE person_key = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    /// <summary>Files a state under another key, unless there is one already.</summary>
    public static Task RenameAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE states SET key = @to WHERE key = @from AND NOT EXISTS (SELECT 1 FROM states WHERE key = @to)",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    public static Task RemoveAsync(CommitScope scope, string key, CancellationToken cancellationToken) =>
        scope.RunAsync("DELETE FROM states WHERE key = @key", command => command.With("@key", key), cancellationToken);

    public static Task RemoveOfAsync(
        CommitScope scope,
        string personKey,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM states WHERE person_key = @person AND updated_at <= @before",
            command => command.With("@person", personKey).At("@before", scope, before),
            cancellationToken
        );
}
