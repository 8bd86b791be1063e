using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.AppTests.Upgrade;
using ToolkitBot.AppTests.Wire;
using Samples = ToolkitBot.Testing.Wire;

namespace ToolkitBot.AppTests.Care;

/// <summary>What the people who run the bot do on the command line, each verb as the built program.</summary>
public sealed class AdminTests
{
    /// <summary>Another product that is made with EF, too.</summary>
    private const string Product = """
        CREATE TABLE "Patients" ("Id" INTEGER PRIMARY KEY);
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsHistory" VALUES ('20240101000000_Init', '8')
        """;

    /// <summary>One that gives the history other columns.</summary>
    private const string OtherHistory = """
        CREATE TABLE patients (id INTEGER PRIMARY KEY);
        CREATE TABLE "__EFMigrationsHistory" (migration_id TEXT PRIMARY KEY, product_version TEXT NOT NULL);
        INSERT INTO "__EFMigrationsHistory" VALUES ('20240101000000_init', '8')
        """;

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
    public async Task Before_the_first_start_doctor_and_version_make_nothing_and_a_backup_says_where_it_cannot_be()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var place = Path.GetDirectoryName(FileOf(database))!;
        var (code, output, errors) = await RunAsync(database, "admin", "doctor");
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches("(?m)^look +database .*the first start makes it", output);
        Assert.Equal(0, (await RunAsync(database, "admin", "version")).Code);
        Assert.Empty(Directory.GetFiles(place));

        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        Assert.Contains(
            $"The folder '{folder.File("missing")}' is not there",
            await FailAsync(database, "admin", "backup", "--out", folder.File("missing/copy.db")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"'{folder.Path}' is a folder",
            await FailAsync(database, "admin", "backup", "--out", folder.Path),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "it is a folder",
            await FailAsync(database, "admin", "restore", "--from", folder.Path),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the database itself",
            await FailAsync(database, "admin", "restore", "--from", FileOf(database)),
            StringComparison.Ordinal
        );
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(FileOf(database), new string('x', 4096));
        Assert.Matches(
            "(?m)^fault +database .*no database of ToolkitBot",
            (await RunAsync(database, "admin", "doctor")).Output
        );
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
    public async Task Rights_that_were_not_granted_are_named()
    {
        await using var database = await ReleaseFixture.CreateAsync(StorageKind.PostgreSql);
        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        var role = $"serves_{Guid.NewGuid():N}";
        await database.ScalarAsync($"CREATE ROLE {role} LOGIN");
        var settings = Settings(database);
        settings["ConnectionStrings:ToolkitBot"] = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = role,
        }.ToString();

        var (code, _, errors) = await RunAsync(settings);
        Assert.Equal(1, code);
        Assert.Contains("may not read the tables", errors, StringComparison.Ordinal);
        Assert.Matches("(?m)^fault +database .*may not read", (await RunAsync(settings, "admin", "doctor")).Output);

        await GrantAsync(database, role);
        await database.ScalarAsync($"REVOKE UPDATE ON questions FROM {role}");
        Assert.Matches("(?m)^fault +rights .* questions:", (await RunAsync(settings, "admin", "doctor")).Output);
        NpgsqlConnection.ClearAllPools();
        await database.ScalarAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [PostgreSqlFact]
    public async Task The_doctor_says_as_the_start_does_that_another_user_has_to_migrate()
    {
        await using var empty = await TestDatabase.CreateAsync(StorageKind.PostgreSql);
        await using var earlier = await ReleaseFixture.CreateAsync(StorageKind.PostgreSql);
        var role = $"serves_{Guid.NewGuid():N}";
        await empty.ScalarAsync($"CREATE ROLE {role} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        // To change a table it has to be its own.
        await GrantAsync(earlier, role);
        await earlier.ScalarAsync($"GRANT CREATE ON SCHEMA public TO {role}");
        foreach (var database in new[] { empty, earlier })
        {
            var settings = Settings(database);
            Assert.Matches("(?m)^look +database ", (await RunAsync(settings, "admin", "doctor")).Output);
            settings["ConnectionStrings:ToolkitBot"] = new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Username = role,
            }.ToString();
            var (code, output, _) = await RunAsync(settings, "admin", "doctor");
            Assert.Equal(1, code);
            Assert.Matches("(?m)^fault +database .*'admin migrate' once as a user who may", output);
            Assert.Contains((await RunAsync(settings)).Errors.Trim(), output, StringComparison.Ordinal);
        }

        NpgsqlConnection.ClearAllPools();
        await earlier.ScalarAsync($"DROP OWNED BY {role}");
        await empty.ScalarAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
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
        var settings = Settings(database);
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

    [Fact]
    public async Task The_doctor_finds_a_bot_in_Teams_well_also_while_it_serves()
    {
        var wire = new WireBot();
        await wire.InitializeAsync();
        try
        {
            await wire.PostAsync(wire.Message("tip"));
            var (code, output, errors) = await RunAsync(Settings(wire), "admin", "doctor");
            Assert.Equal((0, ""), (code, errors));
            foreach (
                var subject in new[]
                {
                    "settings",
                    "content",
                    "database",
                    "file",
                    "writes",
                    "outbox",
                    "keys",
                    "clock",
                    "token",
                    "addresses",
                }
            )
            {
                Assert.Matches($"(?m)^ok +{subject} ", output);
            }

            // What cannot be known is said, not passed over.
            Assert.Matches("(?m)^unknown +secret .*MicrosoftAppPasswordEnds", output);
            Assert.Matches("(?m)^unknown +permissions ", output);
            Assert.Matches("(?m)^unknown +package ", output);
            Assert.DoesNotContain(WireBot.Secret, output, StringComparison.Ordinal);
        }
        finally
        {
            await wire.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Bot:TokenEndpoint", "http://127.0.0.1:9/token", "token")]
    [InlineData("Bot:OpenIdMetadata", "http://127.0.0.1:9/openid", "keys")]
    [InlineData("Bot:ServiceHosts", "smba.trafficmanager.net", "addresses")]
    [InlineData("Bot:Instances", "no number", "settings")]
    [InlineData("ConnectionStrings:ToolkitBot", "Data Source=/no/such/folder/toolkitbot.db", "database")]
    [InlineData("ConnectionStrings:ToolkitBot", "Data Source=/tmp", "database")]
    [InlineData("MicrosoftAppPasswordEnds", "2025-12-10", "secret")]
    public async Task The_doctor_names_what_is_broken_and_what_to_do(string setting, string value, string subject)
    {
        var wire = new WireBot();
        await wire.InitializeAsync();
        try
        {
            await wire.PostAsync(wire.Message("tip"));
            var settings = Settings(wire);
            settings[setting] = value;
            var (code, output, errors) = await RunAsync(settings, "admin", "doctor");
            Assert.Equal((1, ""), (code, errors));
            Assert.Matches($"(?m)^fault +{subject} .+[.]$", output);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
            Assert.DoesNotContain(WireBot.Secret, output, StringComparison.Ordinal);
        }
        finally
        {
            await wire.DisposeAsync();
        }
    }

    private static Task<IReadOnlyList<string>> TablesAsync(TestDatabase database) =>
        database.LinesAsync(
            database.Kind == StorageKind.Sqlite
                ? "SELECT name FROM sqlite_master ORDER BY name"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        );

    private static Task GrantAsync(TestDatabase database, string role) =>
        database.ScalarAsync(
            $"""GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}"""
        );

    private static async Task ChangeAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static string FileOf(TestDatabase database) =>
        new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private static async Task<long> CountAsync(TestDatabase database, string sql) =>
        Convert.ToInt64(await database.ScalarAsync(sql), CultureInfo.InvariantCulture);

    private static async Task<string> FailAsync(TestDatabase database, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(database, arguments);
        Assert.Equal((1, ""), (code, output));
        return Assert.Single(errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(
        TestDatabase database,
        params string[] arguments
    ) => RunAsync(Settings(database), arguments);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        using var folder = new TemporaryFolder();
        await using var process = BotProcess.Start(folder.Path, settings, arguments);
        return await process.EndAsync();
    }

    private static Dictionary<string, string> Settings(TestDatabase database) =>
        new()
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["Storage:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
        };

    private static Dictionary<string, string> Settings(WireBot wire)
    {
        var settings = Settings(wire.Database);
        settings["MicrosoftAppId"] = Samples.AppId;
        settings["MicrosoftAppPassword"] = WireBot.Secret;
        settings["MicrosoftAppTenantId"] = Samples.TenantId;
        settings["Bot:OpenIdMetadata"] = wire.Issuer.Metadata;
        settings["Bot:ServiceHosts"] = "127.0.0.1";
        settings["Bot:TokenEndpoint"] = wire.Connector.TokenEndpoint;
        return settings;
    }
}
