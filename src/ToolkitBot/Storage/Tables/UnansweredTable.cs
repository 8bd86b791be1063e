namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>unanswered</c>.</summary>
internal static class UnansweredTable
{
    public static Task AddAsync(
        CommitScope scope,
        string tenantId,
        string text,
        string door,
        string language,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "INSERT INTO unanswered (tenant_id, text, door, language, day) VALUES (@tenant, @text, @door, @language, @day)",
            command =>
                command
                    .With("@tenant", tenantId)
                    .With("@text", text)
                    .With("@door", door)
                    .With("@language", language)
                    .With("@day", day),
            cancellationToken
        );

    public static Task RemoveAsync(CommitScope scope, long id, CancellationToken cancellationToken) =>
        scope.RunAsync("DELETE FROM unanswered WHERE id = @id", command => command.With("@id", id), cancellationToken);

    public static Task RemoveBeforeAsync(CommitScope scope, DateOnly day, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM unanswered WHERE day < @day",
            command => command.With("@day", day),
            cancellationToken
        );
}
