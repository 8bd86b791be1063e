using System.Data.Common;

namespace ToolkitBot.Storage.Tables;

/// <summary>
/// All SQL over <c>marks</c>: the upgrade steps that are done, the last successful write test, the package versions in use.
/// </summary>
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

    /// <summary>Names that begin so and were set since that time.</summary>
    public static async Task<IReadOnlyList<string>> SinceAsync(
        DbConnection connection,
        string prefix,
        object since,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM marks WHERE name LIKE @prefix AND at >= @since";
        command.With("@prefix", prefix + "%").With("@since", since);
        var found = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    /// <summary>Deletes marks that begin so and were last set before that time.</summary>
    public static Task RemoveBeforeAsync(
        CommitScope scope,
        string prefix,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM marks WHERE name LIKE @prefix AND at < @before",
            command => command.With("@prefix", prefix + "%").At("@before", scope, before),
            cancellationToken
        );
}
