namespace ToolkitBot.Storage.Tables;

/// <summary>All that is written to <c>states</c>.</summary>
internal static class StatesTable
{
    /// <summary>Writes a state over the version that was seen; 0 where there was none.</summary>
    /// <exception cref="ConflictException">Somebody was faster.</exception>
    public static async Task WriteAsync(
        CommitScope scope,
        string key,
        string? personKey,
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
                    INSERT INTO states (key, person_key, json, version, updated_at) VALUES (@key, @person, @json, 1, @now)
                    ON CONFLICT DO NOTHING
                    """,
                    command =>
                        command
                            .With("@key", key)
                            .With("@person", personKey, System.Data.DbType.String)
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
