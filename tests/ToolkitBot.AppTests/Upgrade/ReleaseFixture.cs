using Microsoft.Data.Sqlite;
using Npgsql;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Upgrade;

/// <summary>
/// Databases that the release of commit bbef34f wrote, by being talked with: a campaign changed by its owner, pledges in
/// every state, joins, a digest, what waits in the outbox, a walk half done, an open draft, unanswered questions.
/// </summary>
internal static class ReleaseFixture
{
    /// <summary>Shortly after the last thing that was said to that release.</summary>
    public static DateTimeOffset Afterwards { get; } = new(2026, 12, 3, 10, 10, 0, TimeSpan.Zero);

    public static async Task<TestDatabase> CreateAsync(StorageKind storage)
    {
        var database = await TestDatabase.CreateAsync(storage);
        if (storage == StorageKind.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
            File.Copy(Path("sqlite"), file);
            return database;
        }

        // Not pooled: the dump changes the session.
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = await File.ReadAllTextAsync(Path("sql"));
        await command.ExecuteNonQueryAsync();
        return database;
    }

    private static string Path(string kind) =>
        Repository.Of("tests", "ToolkitBot.AppTests", "Fixtures", $"release-2026-11-22.{kind}");
}
