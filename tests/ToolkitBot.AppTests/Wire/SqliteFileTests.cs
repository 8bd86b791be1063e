using Microsoft.Data.Sqlite;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Settings;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Sqlite;

namespace ToolkitBot.AppTests.Wire;

public sealed class SqliteFileTests
{
    [Fact]
    public async Task A_database_that_is_closed_leaves_all_in_one_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("closed.db");
        var address = $"Data Source={file}";
        await using (var database = new SqliteDatabase(address))
        {
            await database.MigrateAsync(CancellationToken.None);
            await database.Writes.RunAsync(
                async (scope, token) =>
                {
                    await using var command = scope.Command("UPDATE turns SET sent = @sent WHERE id = @turn");
                    command.With("@sent", true).With("@turn", "none");
                    return await command.ExecuteNonQueryAsync(token);
                },
                CancellationToken.None
            );
            Assert.True(File.Exists(file + "-wal"));
        }

        // Connections wait in a pool for the next caller; these are the last.
        foreach (var written in new[] { address, $"{address};Default Timeout=30;Pooling=True" })
        {
            await using var connection = new SqliteConnection(written);
            SqliteConnection.ClearPool(connection);
        }

        Assert.False(File.Exists(file + "-wal"));
    }

    [Fact]
    public void A_lock_that_another_account_holds_is_one_sentence()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("served.db");

        // A folder in its place is refused as another account's file is, and to every account.
        Directory.CreateDirectory(file + "-lock");
        using var claimed = new SqliteFile(new SqliteConnectionStringBuilder { DataSource = file });
        var stop = Assert.Throws<StartException>(claimed.Claim);
        Assert.StartsWith($"The SQLite file '{file}' cannot be locked: ", stop.Message, StringComparison.Ordinal);
        Assert.Contains("run admin verbs as the service's user", stop.Message, StringComparison.Ordinal);
    }
}
