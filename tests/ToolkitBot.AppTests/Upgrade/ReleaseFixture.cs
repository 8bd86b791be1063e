using Microsoft.Data.Sqlite;
using Npgsql;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Upgrade;

/// <summary>
/// Databases that earlier releases wrote, by being talked with: a campaign changed by its owner, pledges in every state,
/// joins, a digest, what waits in the outbox, an open draft. The first also has a walk half done, an account under several
/// keys and unanswered questions; the last was written by the release before campaigns belonged to teams.
/// </summary>
internal static class ReleaseFixture
{
    public const string First = "2026-11-22";
    public const string Last = "2026-11-29";

    /// <summary>Shortly after the last thing that was said to the first of them.</summary>
    public static DateTimeOffset Afterwards { get; } = new(2026, 12, 3, 10, 10, 0, TimeSpan.Zero);

    public static async Task<TestDatabase> CreateAsync(StorageKind storage, string release = First)
    {
        var database = await TestDatabase.CreateAsync(storage);
        if (storage == StorageKind.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
            File.Copy(Path(release, "sqlite"), file);
            return database;
        }

        // Not pooled: the dump changes the session.
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = await File.ReadAllTextAsync(Path(release, "sql"));
        await command.ExecuteNonQueryAsync();
        return database;
    }

    private static string Path(string release, string kind) =>
        Repository.Of("tests", "ToolkitBot.AppTests", "Fixtures", $"release-{release}.{kind}");
}
