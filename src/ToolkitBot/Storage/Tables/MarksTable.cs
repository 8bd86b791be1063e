using System.Data.Common;

namespace ToolkitBot.Storage.Tables;

/// <summary>All SQL over <c>marks</c>: the upgrade steps that are done, and the last successful write test.</summary>
internal static class MarksTable
{
    public static Task SetAsync(
        CommitScope scope,
        string name,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "INSERT INTO marks (name, at) VALUES (@name, @now) ON CONFLICT (name) DO UPDATE SET at = excluded.at",
            command => command.With("@name", name).At("@now", scope, now),
            cancellationToken
        );

    public static async Task<IReadOnlySet<string>> AllAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM marks";
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
