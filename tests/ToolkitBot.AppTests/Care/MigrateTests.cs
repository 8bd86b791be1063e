using Microsoft.Data.Sqlite;
using Npgsql;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Upgrade;
using static ToolkitBot.AppTests.Care.AdminRun;

namespace ToolkitBot.AppTests.Care;

/// <summary>Whose database is migrated, by which verb and which user, by the built program.</summary>
[StartsProcesses]
public sealed class MigrateTests
{
    /// <summary>One that gives the history other columns.</summary>
    private const string OtherHistory = """
        CREATE TABLE patients (id INTEGER PRIMARY KEY);
        CREATE TABLE "__EFMigrationsHistory" (migration_id TEXT PRIMARY KEY, product_version TEXT NOT NULL);
        INSERT INTO "__EFMigrationsHistory" VALUES ('20240101000000_init', '8')
        """;

    [Theory, Sqlite, PostgreSql]
    public async Task A_database_of_something_else_is_left_as_it_is(StorageKind storage)
    {
        using var folder = new TemporaryFolder();
        var good = folder.File("good.db");
        await using (var ours = await ReleaseFixture.CreateAsync(StorageKind.Sqlite))
        {
            Assert.Equal(0, (await RunAsync(ours, "admin", "backup", "--out", good)).Code);
        }

        foreach (var sql in new[] { Product, "CREATE TABLE patients (id INTEGER)", OtherHistory })
        {
            await using var database = await TestDatabase.CreateAsync(storage);
            await database.ScalarAsync(sql);
            NpgsqlConnection.ClearAllPools();
            var before = await TablesAsync(database);
            string[][] all =
            [
                [],
                ["admin", "migrate"],
                ["admin", "restore", "--from", good],
            ];
            foreach (var arguments in all.Take(storage == StorageKind.Sqlite ? 3 : 2))
            {
                Assert.Contains(
                    "is no database of ToolkitBot",
                    await FailAsync(database, arguments),
                    StringComparison.Ordinal
                );
            }

            var (code, output, errors) = await RunAsync(database, "admin", "doctor");
            Assert.Equal((1, ""), (code, errors));
            Assert.Matches("(?m)^fault +database .*is no database of ToolkitBot", output);
            Assert.Contains(
                "no database of ToolkitBot",
                (await RunAsync(database, "admin", "version")).Output,
                StringComparison.Ordinal
            );
            Assert.Equal(before, await TablesAsync(database));
            if (storage == StorageKind.Sqlite)
            {
                Assert.Single(Directory.GetFiles(Path.GetDirectoryName(FileOf(database))!));
            }
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_database_whose_first_migration_was_cut_off_is_filled(StorageKind storage)
    {
        await using var database = await TestDatabase.CreateAsync(storage);
        await database.ScalarAsync(
            """CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT NOT NULL)"""
        );
        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Migrate_does_what_the_first_start_does_and_version_says_so(StorageKind storage)
    {
        await using var database = await ReleaseFixture.CreateAsync(storage);
        Assert.Contains(
            "of an earlier release",
            (await RunAsync(database, "admin", "version")).Output,
            StringComparison.Ordinal
        );
        var (code, output, errors) = await RunAsync(database, "admin", "migrate");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("up to date", output, StringComparison.Ordinal);
        Assert.Contains(
            "of this release",
            (await RunAsync(database, "admin", "version")).Output,
            StringComparison.Ordinal
        );

        Assert.Contains("already", (await RunAsync(database, "admin", "migrate")).Output, StringComparison.Ordinal);

        // Its steps ran too: the questions that would not be kept today are gone.
        Assert.Equal(1, await CountAsync(database, "SELECT count(*) FROM unanswered"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_database_of_a_newer_release_is_neither_served_nor_migrated(StorageKind storage)
    {
        await using var database = await ReleaseFixture.CreateAsync(storage);
        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        await database.ScalarAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101_later', '99')""");
        foreach (var arguments in new string[][] { [], ["admin", "migrate"] })
        {
            Assert.Contains("newer release", await FailAsync(database, arguments), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_damaged_page_is_called_that_by_the_start_and_by_migrate()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(FileOf(database)))
        {
            // The second page and all after it; the first says that it is a database, and how large.
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0x5a, (int)(file.Length - 4096)).ToArray());
        }

        Assert.Contains("is damaged", await FailAsync(database, "admin", "migrate"), StringComparison.Ordinal);
        Assert.Contains(
            "is damaged",
            await FailAsync(database, "--urls", "http://127.0.0.1:0"),
            StringComparison.Ordinal
        );
    }

    [PostgreSqlFact]
    public async Task A_user_who_may_not_change_the_schema_serves_what_another_one_migrated()
    {
        await using var database = await ReleaseFixture.CreateAsync(StorageKind.PostgreSql);
        var role = $"serves_{Guid.NewGuid():N}";
        await database.ScalarAsync($"CREATE ROLE {role} LOGIN");
        await GrantAsync(database, role);
        var served = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role }.ToString();
        using var folder = new TemporaryFolder();
        var settings = SettingsOf(database);
        settings["ConnectionStrings:ToolkitBot"] = served;
        await using (var refused = BotProcess.Start(folder.Path, settings))
        {
            var (code, _, errors) = await refused.EndAsync();
            Assert.Equal(1, code);
            Assert.Contains("admin migrate", errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        await GrantAsync(database, role);
        await using var bot = await BotUnderTest.WithoutInstancesAsync(database, new() { ExpectsRefusedCalls = true });
        var port = FreePort.Next();
        await using (var process = await BotProcess.StartAsync(folder.Path, port, settings))
        {
            bot.HandOnTo(new Uri($"http://127.0.0.1:{port}"));
            var amina = bot.Person("amina");
            await amina.Says("tip");
            await amina.Sees("tip");
            await amina.Says("my pledges");
            await amina.Sees("my-pledges");
            await bot.Teams.SettleAsync(CancellationToken.None);
            bot.HandOnTo();
            await process.TerminateAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await database.ScalarAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
    }
}
