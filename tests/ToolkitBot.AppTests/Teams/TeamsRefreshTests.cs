using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Teams;

/// <summary>What a client asks by itself changes nothing, and an old card shows the present state.</summary>
[Collection(SharedConversations.Name)]
public sealed class TeamsRefreshTests(SharedBots bots)
{
    [Theory]
    [InlineData("answer.helpful", """{"id":"consider.why"}""")]
    [InlineData("tip.another", "{}")]
    [InlineData("considerations.answer", """{"step":"consider.why","choices":"learn"}""")]
    [InlineData("considerations.stop", "{}")]
    [InlineData("pledge.start", "{}")]
    [InlineData("nobody.knows", "{}")]
    public async Task A_refresh_leaves_everything_as_it_was(string verb, string data)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step");
        var states = await StatesAsync(bot);
        var tallies = await bot.Database.ScalarAsync("SELECT coalesce(sum(count), 0) FROM tallies");
        var messages = bot.World.Messages(amina.Place).Count;

        var wire = new TeamsWire(bot);
        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = JsonNode.Parse(data),
            },
            ["trigger"] = "automatic",
        };
        var activity = TeamsWire.Invoke(wire.LikeLast(amina), "adaptiveCard/action", value);
        activity["replyToId"] = amina.Card.MessageId;
        var (status, body) = await wire.PostAsync(activity);
        await bot.SettleAsync();

        Assert.Equal(200, status);
        Assert.NotEqual("application/vnd.microsoft.activity.message", (string?)JsonNode.Parse(body)!["type"]);
        Assert.Equal(states, await StatesAsync(bot));
        Assert.Equal(tallies, await bot.Database.ScalarAsync("SELECT coalesce(sum(count), 0) FROM tallies"));
        Assert.Equal(messages, bot.World.Messages(amina.Place).Count);
    }

    [Fact]
    public async Task A_press_on_an_old_step_shows_where_the_walk_stands()
    {
        var amina = (await bots.On(StorageKind.Sqlite)).Stranger();
        await amina.Says("start");
        var first = await amina.Sees("walk-step", "1 of 5");
        var old = first.Button("Next");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");
        await amina.PressAsync(first, old);
        await amina.Sees("walk-step", "2 of 5");
    }

    private static async Task<object?> StatesAsync(BotUnderTest bot) =>
        await bot.Database.ScalarAsync("SELECT json || version FROM states");
}
