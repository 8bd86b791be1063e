using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Teams;

/// <summary>What is a person's own never stands in a channel or a group chat.</summary>
[Collection(SharedConversations.Name)]
public sealed class TeamsPrivacyTests(SharedBots bots)
{
    private const string Only = "I have answered in our private chat, because only you should see it.";
    private const string First = "Send me a private message first. Then I can answer you there.";

    [Theory, Sqlite, PostgreSql]
    public async Task The_walk_begun_in_a_channel_goes_on_in_the_private_chat(StorageKind storage)
    {
        var bot = await bots.On(storage);
        var amina = bot.Stranger();
        await amina.Says("hello");
        await amina.Sees("welcome");

        var there = amina.In("general");
        await there.Says("@ToolkitBot start");
        await there.Sees("notice", Only);
        await there.SeesNothingMore();
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");
        await amina.SeesNothingMore();

        await amina.In("group").Says("@ToolkitBot START");
        await amina.Sees("walk-paused", "2 of 5");
        Assert.DoesNotContain(
            Shown(bot, "general").Concat(Shown(bot, "group")),
            text => text.Contains("of 5 ·", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("my pledges", "my-pledges")]
    [InlineData("forget me", "privacy")]
    public async Task What_is_ones_own_is_shown_in_private(string words, string card)
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var amina = bot.Stranger();
        await amina.Says("hello");
        await amina.Sees("welcome");

        var there = amina.In("group");
        await there.Says($"@ToolkitBot {words}");
        await there.Sees("notice", Only);
        await there.SeesNothingMore();
        await amina.Sees(card);
        await amina.SeesNothingMore();
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Somebody_for_whom_the_app_was_added_need_not_write_first(StorageKind storage)
    {
        var bot = await bots.On(storage);
        var amina = bot.Stranger();
        await amina.Opens();
        await amina.Sees("welcome");
        var there = amina.In("general");
        await there.Says("@ToolkitBot start");
        await there.Sees("notice", Only);
        await there.SeesNothingMore();
        await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        await amina.Sees("walk-step", "2 of 5");

        // The chat is known from now on: the walk waits there, and nothing greets a second time.
        await there.Says("@ToolkitBot my pledges");
        await there.Sees("notice", Only);
        await amina.Sees("my-pledges");
        await amina.Sees("notice", "Step 2 of 5 is waiting");
        await amina.SeesNothingMore();
    }

    [Fact]
    public async Task Where_the_app_was_not_added_for_somebody_they_are_told_how_to_begin()
    {
        var there = (await bots.On(StorageKind.Sqlite)).Stranger("general");
        foreach (var words in new[] { "start", "my pledges", "forget me" })
        {
            await there.Says($"@ToolkitBot {words}");
            await there.Sees("notice", First);
        }

        await there.SeesNothingMore();
    }

    [Fact]
    public async Task A_private_button_in_a_channel_is_answered_in_private_with_a_sentence_in_passing()
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var amina = bot.Stranger();
        await amina.Says("hello");
        await amina.Sees("welcome");

        var there = amina.In("general");
        await there.Says("@ToolkitBot thanks");
        await there.Sees("notice");
        await there.Presses("Five things first");
        Assert.Equal(Only, there.Outcome.Text);
        await there.SeesNothingMore();
        await amina.Sees("walk-step", "1 of 5");
    }

    [Fact]
    public async Task A_pledge_asked_for_in_an_old_client_is_not_written_before_everybodys_eyes()
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var amina = bot.Stranger();
        await amina.Says("hello");
        await amina.Sees("welcome");

        var there = amina.In("group");
        await there.Says("@ToolkitBot tip");
        await there.Sees("tip");
        await there.PressesInOldClient("Pledge this");
        await there.Sees("notice", Only);
        await there.SeesNothingMore();
        await amina.Sees("pledge-form");
    }

    [Fact]
    public async Task A_card_for_one_person_leaves_the_others_card_as_it_was()
    {
        var bot = await bots.On(StorageKind.Sqlite);
        var (amina, gareth) = (bot.Stranger("group"), bot.Stranger("group"));
        await amina.Says("@ToolkitBot tip");
        var tip = await amina.Sees("tip");
        await amina.Presses("Another tip");

        var message = bot.World.FindMessage(tip.MessageId)!;
        Assert.Equal(tip.Json.ToJsonString(), message.CardFor(gareth.Key)!.ToJsonString());
        Assert.NotEqual(tip.Json.ToJsonString(), message.CardFor(amina.Key)!.ToJsonString());
    }

    private static IEnumerable<string> Shown(BotUnderTest bot, string place) =>
        bot
            .World.Messages(bot.Person("amina", place).Place)
            .Where(message => message.Person is null)
            .Select(message => message.CardFor("amina"))
            .OfType<JsonObject>()
            .Select(card => new CardSeen("", card).Text);
}
