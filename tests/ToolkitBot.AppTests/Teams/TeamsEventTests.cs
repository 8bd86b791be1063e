using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Teams;

/// <summary>Installs, renames and members, and the thumbs below a message.</summary>
public sealed class TeamsEventTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task A_team_is_welcomed_once_in_the_channel_that_was_picked(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina", "general");
        await amina.Says("@ToolkitBot help");
        await amina.Sees("help");
        var pledges = bot.Person("amina", "pledges");
        Assert.Single(pledges.Cards().Concat(amina.Cards()), card => card.Name == "welcome-team");
        Assert.DoesNotContain(
            "Amina",
            pledges.Cards().Concat(amina.Cards()).First(card => card.Name == "welcome-team").Text,
            StringComparison.Ordinal
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_welcome_goes_to_the_picked_channel_wherever_the_event_was_told(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var (wire, general, pledges) = await KnownTeamAsync(bot);
        await bot.Database.ScalarAsync("UPDATE conversations SET welcomed_at = NULL");
        var before = pledges.Cards().Count + general.Cards().Count;

        foreach (var type in new[] { "installationUpdate", "conversationUpdate" })
        {
            var install = Event(wire, general, type, null);
            install["action"] = type == "installationUpdate" ? "add" : null;
            install["membersAdded"] =
                type == "installationUpdate" ? null : new JsonArray(new JsonObject { ["id"] = bot.World.Bot.Id });
            install["channelData"]!["settings"] = new JsonObject
            {
                ["selectedChannel"] = new JsonObject { ["id"] = pledges.Place.Id },
            };
            Assert.Equal(200, (await wire.PostAsync(install)).Status);
        }

        await bot.SettleAsync();
        Assert.Equal(before + 1, pledges.Cards().Count + general.Cards().Count);
        Assert.Equal("welcome-team", pledges.Cards()[^1].Name);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_team_that_removed_the_bot_is_left_alone_and_welcomed_again(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth", "pledges");
        await gareth.Opens();
        await gareth.Sees("welcome-team");
        Assert.Equal(1L, await ActiveAsync(bot));

        // The owner is told in private that the channel is gone.
        await bot.Person("gareth").Opens();
        await bot.Teams.UninstallAsync("gareth", "pledges");
        await bot.SettleAsync();
        Assert.Equal(0L, await ActiveAsync(bot));
        await gareth.SeesNothingMore();

        await gareth.Opens();
        await gareth.Sees("welcome-team");
        Assert.Equal(1L, await ActiveAsync(bot));
    }

    [Fact]
    public async Task Members_who_join_are_not_greeted()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var (wire, general, _) = await KnownTeamAsync(bot);
        var before = general.Cards().Count;
        var joined = Event(wire, general, "conversationUpdate", "teamMemberAdded");
        joined["membersAdded"] = new JsonArray([
            .. Enumerable.Range(1, 40).Select(n => (JsonNode)new JsonObject { ["id"] = $"29:new{n}" }),
        ]);
        Assert.Equal(200, (await wire.PostAsync(joined)).Status);
        await bot.SettleAsync();
        Assert.Equal(before, general.Cards().Count);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_team_and_a_channel_carry_their_new_names(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var (wire, general, pledges) = await KnownTeamAsync(bot);
        var team = Event(wire, general, "conversationUpdate", "teamRenamed");
        team["channelData"]!["team"]!["name"] = "Sample Hospital North";
        var channel = Event(wire, general, "conversationUpdate", "channelRenamed");
        channel["channelData"]!["channel"] = new JsonObject { ["id"] = pledges.Place.Id, ["name"] = "Promises" };
        Assert.Equal(200, (await wire.PostAsync(team)).Status);
        Assert.Equal(200, (await wire.PostAsync(channel)).Status);

        Assert.Equal("Sample Hospital North", await bot.Database.ScalarAsync("SELECT team_name FROM campaigns"));
        Assert.Equal("Promises", await NameAsync(bot, pledges));
    }

    [Theory]
    [InlineData("like", 1)]
    [InlineData("dislike", 1)]
    [InlineData("something", 0)]
    public async Task Thumbs_are_counted_and_nothing_else_is_kept_of_them(string reaction, int counted)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        await bot.Person("amina").Says("help");
        var wire = new TeamsWire(bot);
        var value = new JsonObject
        {
            ["actionName"] = "feedback",
            ["actionValue"] = new JsonObject
            {
                ["reaction"] = reaction,
                ["feedback"] = """{"feedbackText":"quite my own words"}""",
            },
        };
        var answer = await wire.PostAsync(
            TeamsWire.Invoke(wire.LikeLast(bot.Person("amina")), "message/submitAction", value)
        );
        Assert.Equal((200, "{}"), answer);
        Assert.Equal(
            (long)counted,
            Convert.ToInt64(
                await bot.Database.ScalarAsync(
                    $"SELECT count(*) FROM tallies WHERE kind = 'feedback' AND subject = '{reaction}'"
                ),
                null
            )
        );
        Assert.DoesNotContain("quite my own words", await bot.Database.DumpAsync(), StringComparison.Ordinal);
    }

    private static async Task<(TeamsWire Wire, Person General, Person Pledges)> KnownTeamAsync(BotUnderTest bot)
    {
        var (general, pledges) = (bot.Person("amina", "general"), bot.Person("amina", "pledges"));
        await pledges.Says("@ToolkitBot tip");
        await pledges.Sees("tip");
        await general.Says("@ToolkitBot tip");
        await general.Sees("tip");
        return (new TeamsWire(bot), general, pledges);
    }

    private static JsonObject Event(TeamsWire wire, Person place, string type, string? kind)
    {
        var told = wire.LikeLast(place);
        told["type"] = type;
        told["channelData"]!["eventType"] = kind;
        told["conversation"]!["id"] = place.Place.Id;
        told.Remove("text");
        told.Remove("entities");
        return told;
    }

    private static Task<object?> NameAsync(BotUnderTest bot, Person place) =>
        bot.Database.ScalarAsync($"SELECT name FROM conversations WHERE id = '{place.Place.Id}'");

    private static async Task<long> ActiveAsync(BotUnderTest bot) =>
        Convert.ToInt64(
            await bot.Database.ScalarAsync("SELECT count(*) FROM conversations WHERE active AND scope = 'Channel'"),
            null
        );
}
