using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.Features.Privacy;
using ToolkitBot.Settings;
using ToolkitBot.Storage;

namespace ToolkitBot.AppTests.Privacy;

/// <summary>Only somebody's own message or press keeps a person, and one person once, however a client tells their ids.</summary>
public sealed class OwnWordsOnlyTests
{
    private const string PrivateChats = "SELECT count(*) FROM conversations WHERE scope = 'Personal'";

    // Answers go to an address where nobody listens.
    private static readonly BotOptions options = new() { ExpectsRefusedCalls = true, ExpectsErrors = true };

    [Theory, Sqlite, PostgreSql]
    public async Task What_nobody_said_keeps_nobody(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        foreach (var activity in Unsaid())
        {
            await WireTalk.SendAsync(bot, activity);
            Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));
            Assert.Equal(0, await ChannelTalk.CountAsync(bot, PrivateChats));
        }

        await WireTalk.SendAsync(bot, WireTalk.Message(WireTalk.Account, WireTalk.ObjectId, "help"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));
    }

    /// <summary>Administrators add the app for many at once; the chat is kept, so that it is welcomed once.</summary>
    [Theory, Sqlite, PostgreSql]
    public async Task The_app_added_to_a_chat_keeps_nobody_and_the_chat_goes_in_time(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var installed = WireTalk.Activity("installationUpdate");
        installed["action"] = "add";
        await WireTalk.SendAsync(bot, installed);
        var added = WireTalk.Activity(
            "conversationUpdate",
            "29:1another-stranger",
            "0f0e0d0c-0000-4000-8000-00000000abce"
        );
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:sample-bot" });
        await WireTalk.SendAsync(bot, added);
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM states"));
        Assert.Equal(2, await ChannelTalk.CountAsync(bot, PrivateChats));

        // One of them says something: that chat stays with its person.
        await WireTalk.SendAsync(bot, WireTalk.Message(WireTalk.Account, WireTalk.ObjectId, "help"));
        await bot.Database.ScalarAsync(
            $"INSERT INTO states (key, person_key, json, version, updated_at) VALUES ('old', 'nobody', '{{}}', 1, {bot.Database.Time(bot.Clock.GetUtcNow())})"
        );
        var settings = bot.Services.GetRequiredService<BotSettings>();
        var days = TimeSpan.FromDays(settings.Pledges.RetentionDays);
        await bot.Database.ScalarAsync(
            $"UPDATE people SET last_seen = {bot.Database.Time(bot.Clock.GetUtcNow() + days)}"
        );
        bot.Clock.Advance(days + TimeSpan.FromHours(1));
        using var retention = new Retention(
            bot.Services.GetRequiredService<Database>(),
            settings,
            bot.Clock,
            NullLogger<Retention>.Instance
        );
        await retention.RunAsync(CancellationToken.None);
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, PrivateChats));
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM states WHERE key = 'old'"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_account_is_one_person_with_its_id_without_and_in_capitals(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        foreach (var id in new[] { null, WireTalk.ObjectId, "", WireTalk.ObjectId.ToUpperInvariant() })
        {
            await WireTalk.SendAsync(bot, WireTalk.Message(WireTalk.Account, id, "start"));
        }

        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(DISTINCT person_key) FROM states"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_account_joins_once_with_its_id_without_and_in_capitals(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var amina = bot.Person("amina");
        await amina.In("pledges").Opens();
        await PledgeTests.PostAsync(amina, "pledge I will greet every newcomer by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "newcomer");
        var pledge = (string)(await bot.Database.ScalarAsync("SELECT id FROM pledges"))!;

        // The bot has met the stranger in the team: nobody else joins from outside it.
        await WireTalk.SendAsync(bot, WireTalk.Message(WireTalk.Account, WireTalk.ObjectId, "help"));
        await bot.Database.ScalarAsync(
            $"INSERT INTO memberships (person_key, team_id) SELECT key, '{bot.World.Team.Id}' FROM people WHERE channel_account_id = '{WireTalk.Account}'"
        );
        foreach (var id in new[] { WireTalk.ObjectId, null, "", WireTalk.ObjectId.ToUpperInvariant() })
        {
            await WireTalk.SendAsync(bot, WireTalk.Press(WireTalk.Account, id, "pledge.join", ("id", pledge)));
        }

        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledge_joins"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT joined FROM pledges"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT joined FROM campaigns"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Two_accounts_without_an_id_are_two_people(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        await WireTalk.SendAsync(bot, WireTalk.Message("29:1sample-one", "", "help"));
        await WireTalk.SendAsync(bot, WireTalk.Message("29:1sample-two", "", "help"));
        Assert.Equal(2, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM people"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_pledge_keeps_no_name_of_a_colleague_who_is_mentioned(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        const string at = "<at>Sample Zebrawort</at>";
        var pledge = WireTalk.Message(
            WireTalk.Account,
            WireTalk.ObjectId,
            $"pledge I will thank {at} every Friday until 3 March 2027"
        );
        pledge["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "mention",
                ["text"] = at,
                ["mentioned"] = new JsonObject { ["id"] = "29:sample-colleague", ["name"] = "Sample Zebrawort" },
            }
        );
        await WireTalk.SendAsync(bot, pledge);
        await bot.SettleAsync();

        var kept = await bot.Database.DumpAsync();
        Assert.DoesNotContain("Zebrawort", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("thank a colleague every Friday", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_name_is_no_name()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, options);
        await WireTalk.SendAsync(bot, WireTalk.Message(WireTalk.Account, WireTalk.ObjectId, "help"));
        var nameless = WireTalk.Message(WireTalk.Account, WireTalk.ObjectId, "help");
        nameless["from"]!["name"] = "";
        await WireTalk.SendAsync(bot, nameless);
        Assert.Equal("Sample Stranger", await bot.Database.ScalarAsync("SELECT name FROM people"));
    }

    private static IEnumerable<JsonObject> Unsaid()
    {
        var reaction = WireTalk.Activity("messageReaction");
        reaction["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
        yield return reaction;
        var edited = WireTalk.Activity("messageUpdate");
        edited["text"] = "help";
        yield return edited;
        yield return WireTalk.Activity("messageDelete");
        var receipt = WireTalk.Activity("event");
        receipt["name"] = "application/vnd.microsoft.readReceipt";
        yield return receipt;
        var uninstall = WireTalk.Activity("installationUpdate");
        uninstall["action"] = "remove";
        yield return uninstall;
        var members = WireTalk.Activity("conversationUpdate");
        members["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = WireTalk.Account });
        yield return members;
        var renamed = WireTalk.Activity("conversationUpdate");
        renamed["channelData"]!["eventType"] = "teamRenamed";
        renamed["channelData"]!["team"] = new JsonObject
        {
            ["id"] = "19:sample-team@thread.tacv2",
            ["name"] = "Sample",
        };
        yield return renamed;
        var search = WireTalk.Activity("invoke");
        search["name"] = "composeExtension/query";
        search["value"] = new JsonObject { ["commandId"] = "search" };
        yield return search;
        var bot = WireTalk.Activity("message", account: "28:another-bot", objectId: null);
        bot["text"] = "help";
        yield return bot;
    }
}
