namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>tallies</c>.</summary>
internal static class TalliesTable
{
    public static Task CountAsync(
        CommitScope scope,
        DateOnly day,
        string kind,
        string subject,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            """
            INSERT INTO tallies (day, kind, subject, count) VALUES (@day, @kind, @subject, 1)
            ON CONFLICT (day, kind, subject) DO UPDATE SET count = tallies.count + 1
            """,
            command => command.With("@day", day).With("@kind", kind).With("@subject", subject),
            cancellationToken,
            shared: $"{kind} {subject}"
        );
}
