using Microsoft.Data.Sqlite;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.AppTests.Upgrade;
using static ToolkitBot.AppTests.Care.AdminRun;

namespace ToolkitBot.AppTests.Care;

/// <summary>What is backed up and restored on the command line, by the built program.</summary>
[StartsProcesses]
public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_made_while_people_talk_is_restored_and_they_go_on_from_there()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var copy = folder.File("copy.db");
        await using var bot = await BotUnderTest.StartOnAsync(database, new() { People = 6 });
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "every letter");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");

        var (code, output, errors) = await RunAsync(database, "admin", "backup", "--out", copy);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("copy.db", output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        }

        Assert.Equal([copy], Directory.GetFiles(folder.Path, "copy*"));
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");
        await PledgeTests.PostAsync(bot.Stranger(), "pledge I will water the plants by 3 March 2027");
        await bot.SettleAsync();
        Assert.Equal(2, await CountAsync(database, "SELECT count(*) FROM pledges"));

        // While somebody serves the file nothing is replaced.
        Assert.Contains(
            "another process",
            await FailAsync(database, "admin", "restore", "--from", copy),
            StringComparison.Ordinal
        );
        await bot.StopAsync();
        SqliteConnection.ClearAllPools();
        (code, output, errors) = await RunAsync(database, "admin", "restore", "--from", copy);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(".before-", output, StringComparison.Ordinal);

        await bot.StartInstancesAsync();
        Assert.Equal(1, await CountAsync(database, "SELECT count(*) FROM pledges"));
        await amina.Says("somebody reads and replies every day");
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "every letter");
        Assert.Single(
            Directory.GetFiles(Path.GetDirectoryName(FileOf(database))!, "*.before-*"),
            file => char.IsAsciiDigit(file[^1])
        );
    }

    [Fact]
    public async Task What_cannot_be_restored_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var database = await ReleaseFixture.CreateAsync(StorageKind.Sqlite);
        var before = await File.ReadAllBytesAsync(FileOf(database));
        var good = folder.File("good.db");
        Assert.Equal(0, (await RunAsync(database, "admin", "backup", "--out", good)).Code);
        Assert.Contains(
            "exists",
            await FailAsync(database, "admin", "backup", "--out", good),
            StringComparison.Ordinal
        );

        var bytes = await File.ReadAllBytesAsync(good);
        await File.WriteAllBytesAsync(folder.File("cut.db"), bytes[..(bytes.Length / 2)]);
        await File.WriteAllTextAsync(
            folder.File("words.db"),
            "this is no database, however long it may be. " + new string('x', 4096)
        );
        File.Copy(good, folder.File("newer.db"));
        await ChangeAsync(
            folder.File("newer.db"),
            """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101_later', '99')"""
        );
        await ChangeAsync(folder.File("other.db"), "CREATE TABLE other (id INTEGER)");
        await ChangeAsync(folder.File("product.db"), Product);
        SqliteConnection.ClearAllPools();
        foreach (
            var (file, why) in new[]
            {
                ("cut", "cannot be restored"),
                ("words", "cannot be restored"),
                ("newer", "newer release"),
                ("other", "no database of ToolkitBot"),
                ("product", "no database of ToolkitBot"),
                ("missing", "no such file"),
            }
        )
        {
            var sentence = await FailAsync(database, "admin", "restore", "--from", folder.File($"{file}.db"));
            Assert.Contains(why, sentence, StringComparison.Ordinal);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await File.ReadAllBytesAsync(FileOf(database)));
    }

    [Fact]
    public async Task What_a_crash_left_in_a_log_is_restored_and_kept_in_one_file()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var (file, good, crashed) = (FileOf(database), folder.File("good.db"), folder.File("crashed.db"));
        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        Assert.Equal(0, (await RunAsync(database, "admin", "backup", "--out", good)).Code);
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var late = connection.CreateCommand();
            late.CommandText =
                "PRAGMA journal_mode = WAL; INSERT INTO people (key, tenant_id, follow_ups_off, first_seen, last_seen) VALUES ('t|late', 't', 0, 0, 0)";
            await late.ExecuteNonQueryAsync();
            File.Copy(file, crashed);
            File.Copy(file + "-wal", crashed + "-wal");
        }

        // The crash is here too, not only in the file that is restored later.
        const string count = "SELECT count(*) FROM people WHERE key = 't|late'";
        File.Copy(crashed, file, overwrite: true);
        File.Copy(crashed + "-wal", file + "-wal");
        Assert.Equal(0, (await RunAsync(database, "admin", "restore", "--from", good)).Code);
        Assert.Equal(0, await CountAsync(database, count));
        SqliteConnection.ClearAllPools();
        var kept = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.before-*"));
        Assert.Equal(
            new[] { file, file + "-lock", kept }.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal)
        );

        foreach (var from in new[] { kept, crashed })
        {
            File.Delete(file);
            Assert.Equal(0, (await RunAsync(database, "admin", "restore", "--from", from)).Code);
            Assert.Equal(1, await CountAsync(database, count));
            SqliteConnection.ClearAllPools();
        }
    }

    [Fact]
    public async Task A_database_that_is_too_damaged_to_be_opened_is_kept_and_each_of_its_files_is_named()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var (file, good) = (FileOf(database), folder.File("good.db"));
        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        Assert.Equal(0, (await RunAsync(database, "admin", "backup", "--out", good)).Code);
        await File.WriteAllTextAsync(file, new string('x', 4096));
        var (code, output, errors) = await RunAsync(database, "admin", "restore", "--from", good);
        Assert.Equal((0, ""), (code, errors));
        var kept = Directory.GetFiles(Path.GetDirectoryName(file)!, "*.before-*");
        Assert.NotEmpty(kept);
        Assert.All(kept, one => Assert.Contains($"'{one}'", output, StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync(database, "admin", "doctor")).Code);
    }

    [PostgreSqlFact]
    public async Task For_PostgreSQL_backup_and_restore_name_its_own_tools()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.PostgreSql);
        Assert.Contains(
            "pg_dump",
            await FailAsync(database, "admin", "backup", "--out", "x"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "pg_restore",
            await FailAsync(database, "admin", "restore", "--from", "x"),
            StringComparison.Ordinal
        );
    }
}
