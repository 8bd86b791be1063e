using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.Features.Privacy;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Storage;

namespace ToolkitBot.AppTests.Privacy;

/// <summary>
/// After "forget me" and after the daily clearing no byte of a person is left in the SQLite file, its log or its shared
/// memory: within seconds while the bot runs, and after a clean stop.
/// </summary>
public sealed class ForgottenBytesTests
{
    private const UnixFileMode wide =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    [Fact]
    public async Task No_byte_of_somebody_forgotten_is_left()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        string[] traces;
        await using (var bot = await BotUnderTest.StartOnAsync(database))
        {
            var amina = bot.Person("amina");
            await amina.Says("start");
            await amina.Sees("walk-step");
            await amina.Says("because marigolds deserve better photographs");
            await amina.Sees("walk-step");
            await amina.Says("stop");
            await PledgeTests.PostAsync(amina, "pledge I will photograph marigolds by 3 March 2027");
            await PledgeTests.ShowsAsync(amina.In("pledges"), "marigolds");
            traces = [amina.Self.Mri, amina.Self.ObjectId, amina.Self.Name, "marigold", amina.Place.Id];
            Assert.All(traces, trace => Assert.True(Holds(database, trace), trace));

            await amina.Says("forget me");
            await amina.Sees("privacy", "1 pledge");
            await amina.Presses("Delete it all");
            await amina.Sees("notice", "I have deleted all of it");
            await bot.SettleAsync();
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
            await Waiting.UntilAsync(
                async () => await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM outbox") == 0,
                "the outbox was not emptied"
            );
            await GoneAsync(database, traces);
        }

        SqliteConnection.ClearAllPools();
        Assert.All(traces, trace => Assert.False(Holds(database, trace), trace));
    }

    [Fact]
    public async Task Events_of_a_chat_that_the_bot_does_not_know_bring_nothing_of_it_back()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);

        // Answers go to an address where nobody listens.
        var options = new BotOptions { ExpectsRefusedCalls = true, ExpectsErrors = true };
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        var help = WireTalk.Message(WireTalk.Account, WireTalk.ObjectId, "help");
        var chat = (string)help["conversation"]!["id"]!;
        await WireTalk.SendAsync(bot, help);
        Assert.True(Holds(database, chat));
        await WireTalk.SendAsync(bot, WireTalk.Press(WireTalk.Account, WireTalk.ObjectId, "privacy.forget"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await GoneAsync(database, [chat]);

        var before = await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM turns");
        var removed = WireTalk.Activity("installationUpdate");
        removed["action"] = "remove";
        await WireTalk.SendAsync(bot, removed);
        foreach (
            var (member, list) in new[] { (WireTalk.Account, "membersAdded"), ("28:sample-bot", "membersRemoved") }
        )
        {
            var changed = WireTalk.Activity("conversationUpdate");
            changed[list] = new JsonArray(new JsonObject { ["id"] = member });
            await WireTalk.SendAsync(bot, changed);
        }

        Assert.Equal(before, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM turns"));
        Assert.False(Holds(database, chat));
    }

    [Theory]
    [InlineData(null, WireTalk.ObjectId)]
    [InlineData(WireTalk.ObjectId, null)]
    public async Task Neither_is_one_where_clients_told_the_id_only_now_and_then(string? first, string? then)
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);

        // Answers go to an address where nobody listens.
        var options = new BotOptions { ExpectsRefusedCalls = true, ExpectsErrors = true };
        await using var bot = await BotUnderTest.StartOnAsync(database, options);
        foreach (var id in new[] { first, then })
        {
            foreach (var words in new[] { "help", "tip" })
            {
                var said = WireTalk.Message(WireTalk.Account, id, words);
                said["conversation"]!["id"] = "19:sample-channel@thread.tacv2";
                said["conversation"]!["conversationType"] = "channel";
                said["channelData"]!["team"] = new JsonObject { ["id"] = "19:sample-team@thread.tacv2" };
                await WireTalk.SendAsync(bot, said);
            }
        }

        await WireTalk.SendAsync(bot, WireTalk.Message(WireTalk.Account, null, "help"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));

        // An owner who is chosen by an id that the bot has not met has two rows until the next upgrade.
        const string other = "0f0e0d0c-0000-4000-8000-00000000abce";
        await database.ScalarAsync(
            $"INSERT INTO people (key, tenant_id, channel_account_id, follow_ups_off, first_seen, last_seen) VALUES ('{SampleWorld.TenantId}|{other}', '{SampleWorld.TenantId}', '{WireTalk.Account}', 0, 0, 0)"
        );
        string[] traces = [WireTalk.Account, WireTalk.ObjectId, "Sample Stranger", other];
        // Whoever was met by their account keeps that key.
        var kept = traces.Where(trace => first is not null || trace != WireTalk.ObjectId);
        Assert.All(kept, trace => Assert.True(Holds(database, trace), trace));
        await WireTalk.SendAsync(bot, WireTalk.Press(WireTalk.Account, null, "privacy.forget"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await GoneAsync(database, traces);
    }

    [Fact]
    public async Task No_byte_of_what_had_its_time_is_left()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var options = new BotOptions
        {
            Settings = new Dictionary<string, string> { ["Pledges:RetentionDays"] = "30" },
            ExpectsRefusedCalls = true,
        };
        string[] traces;
        await using (var bot = await BotUnderTest.StartOnAsync(database, options))
        {
            var amina = bot.Person("amina");
            await PledgeTests.PostAsync(amina, "pledge I will photograph marigolds by 3 March 2027");
            await amina.Says("my pledges");
            await amina.Sees("my-pledges");
            await amina.Presses("Mark as done");
            await amina.Sees("notice", "Well done");
            await bot.Person("mei").Says("Which car park is nearest to the theatre entrance");
            await bot.SettleAsync();
            traces =
            [
                amina.Self.Mri,
                amina.Self.ObjectId,
                amina.Self.Name,
                "marigold",
                amina.Place.Id,
                "theatre entrance",
            ];
            Assert.All(traces, trace => Assert.True(Holds(database, trace), trace));

            bot.Clock.Advance(TimeSpan.FromDays(40));
            await bot.Services.GetRequiredService<TurnStore>().ForgetOldAsync(CancellationToken.None);
            await bot.Services.GetRequiredService<Retention>().RunAsync(CancellationToken.None);
            await GoneAsync(database, traces);
        }

        SqliteConnection.ClearAllPools();
        Assert.All(traces, trace => Assert.False(Holds(database, trace), trace));
    }

    [Fact]
    public async Task Free_pages_of_an_earlier_release_go_at_the_upgrade()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using (await BotUnderTest.StartOnAsync(database)) { }

        const string trace = "marigolds of an earlier release";
        await using (var connection = await database.OpenAsync())
        {
            await using var earlier = connection.CreateCommand();
            earlier.CommandText = $"""
                PRAGMA secure_delete = OFF;
                DELETE FROM marks;
                CREATE TABLE away (text TEXT);
                INSERT INTO away VALUES ('{string.Concat(Enumerable.Repeat(trace, 1_000))}');
                DROP TABLE away;
                PRAGMA wal_checkpoint(TRUNCATE);
                """;
            await earlier.ExecuteNonQueryAsync();
        }

        SqliteConnection.ClearAllPools();
        Assert.True(Holds(database, trace));
        await using (await BotUnderTest.StartOnAsync(database)) { }

        SqliteConnection.ClearAllPools();
        Assert.False(Holds(database, trace));
    }

    [Fact]
    public async Task Only_its_user_may_read_the_file_its_log_and_its_shared_memory()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await bot.Person("amina").Says("help");
        await bot.SettleAsync();
        AssertUserOnly(bot.Database);

        // As a crash of an earlier release left them.
        await bot.StopAsync();
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(bot.Database.ConnectionString).DataSource;
        foreach (var path in new[] { file, file + "-wal", file + "-shm", file + "-lock" })
        {
            if (!File.Exists(path))
            {
                await File.WriteAllBytesAsync(path, []);
            }

            File.SetUnixFileMode(path, wide);
        }

        await bot.StartInstancesAsync();
        await bot.Person("amina").Says("help");
        await bot.SettleAsync();
        AssertUserOnly(bot.Database);
    }

    private static void AssertUserOnly(TestDatabase database)
    {
        var files = Files(database);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("-shm", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, mode));
        }
    }

    /// <summary>Waits until the files of the running bot hold nothing of it.</summary>
    private static Task GoneAsync(TestDatabase database, IReadOnlyList<string> traces) =>
        Waiting.UntilAsync(
            () => Task.FromResult(!traces.Any(trace => Holds(database, trace))),
            "the files of the running bot still hold: "
                + string.Join(", ", traces.Where(trace => Holds(database, trace)))
        );

    private static string[] Files(TestDatabase database) =>
        Directory.GetFiles(
            Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!
        );

    private static bool Holds(TestDatabase database, string words) => Files(database).Any(file => Holds(file, words));

    private static bool Holds(string path, string words)
    {
        if (path.EndsWith("-lock", StringComparison.Ordinal))
        {
            return new FileInfo(path).Length > 0;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // To its end, wherever that is by then: the bot may be emptying its log.
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    }
}
