using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Settings;

namespace ToolkitBot.AppTests.Processes;

/// <summary>Ready means that a write gets through; one SQLite file serves one process; no secret is printed.</summary>
[StartsProcesses]
public sealed class ReadinessTests
{
    private const string Secret = "sample-not-secret";

    [Fact]
    public async Task A_database_that_takes_no_write_is_not_ready()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, new() { ExpectsErrors = true });
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(bot));
        await bot.Database.ScalarAsync("ALTER TABLE marks RENAME TO marks_away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(bot));
        await bot.Database.ScalarAsync("ALTER TABLE marks_away RENAME TO marks");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(bot));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_wall_without_its_database_asks_to_come_back(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsErrors = true });
        await bot.Database.ScalarAsync("ALTER TABLE campaigns RENAME TO campaigns_away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await WallAsync(bot));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await WallAsync(bot, "/api/wall/events"));
        await bot.Database.ScalarAsync("ALTER TABLE campaigns_away RENAME TO campaigns");
    }

    [Theory, PostgreSql]
    public async Task A_database_that_is_away_is_asked_for_again_and_comes_back(StorageKind storage)
    {
        await using var database = await TestDatabase.CreateAsync(storage);
        await using var relay = new DatabaseRelay(database.ConnectionString);
        var options = new BotOptions
        {
            Settings = new Dictionary<string, string> { ["ConnectionStrings:ToolkitBot"] = relay.ConnectionString },
            ExpectsErrors = true,
        };
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await WallAsync(bot), await ReadyAsync(bot)));

        relay.Cut();
        for (var ask = 0; ask < 3; ask++)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await WallAsync(bot));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(bot));
        }

        relay.Join();
        await Waiting.UntilAsync(
            async () => (await WallAsync(bot), await ReadyAsync(bot)) == (HttpStatusCode.OK, HttpStatusCode.OK),
            "the bot does not find its database again"
        );
    }

    [Fact]
    public async Task A_second_process_on_a_SQLite_file_is_refused_until_the_first_is_gone()
    {
        using var folder = new TemporaryFolder();
        var file = new SqliteConnectionStringBuilder { DataSource = folder.File("toolkitbot.db") }.ToString();
        var (settings, address) = Settings(file);
        await using (var first = BotProcess.Start(folder.Path, settings))
        {
            await first.ReadyAsync(address);
            File.CreateSymbolicLink(folder.File("link.db"), folder.File("toolkitbot.db"));
            foreach (var name in new[] { "toolkitbot.db", "link.db" })
            {
                var same = new SqliteConnectionStringBuilder { DataSource = folder.File(name) }.ToString();
                await using var second = BotProcess.Start(folder.Path, Settings(same).Settings);
                var (code, _, errors) = await second.EndAsync();
                Assert.Equal(1, code);
                Assert.Contains("served by another process", errors, StringComparison.Ordinal);
            }

            await first.KillAsync();
        }

        var (again, there) = Settings(file);
        await using var third = BotProcess.Start(folder.Path, again);
        await third.ReadyAsync(there);
    }

    [Fact]
    public void Settings_print_no_secret()
    {
        var settings = BotSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["MicrosoftAppId"] = "00000000-0000-4000-8000-000000000001",
                        ["MicrosoftAppTenantId"] = "00000000-0000-4000-8000-000000000002",
                        ["MicrosoftAppPassword"] = Secret,
                        ["ConnectionStrings:ToolkitBot"] = $"Host=sample;Password={Secret}",
                        ["Storage:Provider"] = "PostgreSql",
                    }
                )
                .Build()
        );
        Assert.Equal(Secret, settings.Wire.Outbound!.Password);
        Assert.DoesNotContain(Secret, settings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, settings.Wire.Outbound.ToString(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> WallAsync(BotUnderTest bot, string path = "/api/wall")
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(
            new Uri(bot.Addresses[0], path),
            HttpCompletionOption.ResponseHeadersRead
        );
        Assert.Equal(answer.StatusCode == HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> ReadyAsync(BotUnderTest bot)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(bot.Addresses[0], "/health/ready"));
        return answer.StatusCode;
    }

    private static (Dictionary<string, string> Settings, Uri Address) Settings(string connection)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var settings = new Dictionary<string, string>
        {
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["ASPNETCORE_URLS"] = address,
            ["ConnectionStrings:ToolkitBot"] = connection,
        };
        return (settings, new Uri(address));
    }
}
