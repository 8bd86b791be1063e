using Microsoft.Data.Sqlite;
using Npgsql;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Upgrade;
using ToolkitBot.AppTests.Wire;
using static ToolkitBot.AppTests.Care.AdminRun;

namespace ToolkitBot.AppTests.Care;

/// <summary>What <c>admin doctor</c> finds, by the built program.</summary>
[StartsProcesses]
public sealed class DoctorTests
{
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

    [PostgreSqlFact]
    public async Task Rights_that_were_not_granted_are_named()
    {
        await using var database = await ReleaseFixture.CreateAsync(StorageKind.PostgreSql);
        Assert.Equal(0, (await RunAsync(database, "admin", "migrate")).Code);
        var role = $"serves_{Guid.NewGuid():N}";
        await database.ScalarAsync($"CREATE ROLE {role} LOGIN");
        var settings = SettingsOf(database);
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
            var settings = SettingsOf(database);
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

    [Fact]
    public async Task The_doctor_finds_a_bot_in_Teams_well_also_while_it_serves()
    {
        var wire = new WireBot();
        await wire.InitializeAsync();
        try
        {
            await wire.PostAsync(wire.Message("tip"));
            var (code, output, errors) = await RunAsync(SettingsOf(wire), "admin", "doctor");
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
            var settings = SettingsOf(wire);
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
}
