using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>What is said about places is true: no channel, a channel that went, and one that came back.</summary>
public sealed class ChannelGoneTests
{
    private const string Words = "I will answer every letter";
    private const string Deleted = "Somebody deleted the channel for pledges of Sample Hospital.";

    [Theory, Sqlite, PostgreSql]
    public async Task Pledges_wait_for_a_deleted_channel_and_go_out_when_it_is_back(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await gareth.Opens();
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await PledgeTests.ShowsAsync(gareth, Deleted);

        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees(
            "pledge-preview",
            "on the pledge wall at once. I will post it as soon as somebody chooses a channel"
        );
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "is on the pledge wall. I will post it as soon as somebody chooses a channel");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "Waiting for a channel");
        Assert.DoesNotContain(bot.Teams.Connector.Calls, call => call.Status >= 400);
        await bot.SettleAsync();
        Assert.Single(gareth.Cards(), card => card.Text.Contains(Deleted, StringComparison.Ordinal));

        await bot.Teams.DeleteChannelAsync("gareth", "pledges", isDeleted: false);
        await PledgeTests.ShowsAsync(gareth.In("pledges"), Words);
        await amina.Says("my pledges");
        var mine = await amina.Sees("my-pledges", "In Change Day pledges, Sample Hospital");
        Assert.Contains(
            "https://teams.microsoft.com/l/message/19%3A",
            mine.Json.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_a_deleted_channel_showed_is_posted_anew_and_its_authors_are_told_once(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsRefusedCalls = true });
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await PledgeTests.PostAsync(amina, "pledge I will thank a colleague by 3 March 2027");
        var mei = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(mei, "thank a colleague");
        var post = mei.Cards().Single(card => card.Text.Contains(Words, StringComparison.Ordinal));
        await mei.PressesOn(post, "Me too");
        await bot.SettleAsync();
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await PledgeTests.ShowsAsync(amina, Deleted);
        await bot.SettleAsync();
        Assert.Single(amina.Cards(), card => card.Text.Contains(Deleted, StringComparison.Ordinal));
        Assert.DoesNotContain(
            mei.In("personal").Cards(),
            card => card.Text.Contains(Deleted, StringComparison.Ordinal)
        );

        await amina.Says("my pledges");
        var mine = await amina.Sees("my-pledges", "Its channel was deleted");
        await amina.PressAsync(mine, mine.Buttons.First(button => (string?)button["verb"] == "pledge.open"));
        var one = await amina.Sees("my-pledges", "as soon as somebody chooses a channel for pledges");
        Assert.Equal(2, one.Text.Split("channel was deleted").Length);

        var general = gareth.In("general");
        await general.Opens();
        await general.Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(general, "thank a colleague");
        await PledgeTests.ShowsAsync(general, "One person joined");
        await bot.SettleAsync();
        Assert.Equal(2, general.Cards().Count(card => card.Name == "pledge-post"));
        await amina.Says("my pledges");
        var list = await amina.Sees("my-pledges", "Posted");
        Assert.DoesNotContain("deleted", list.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Many_posts_of_a_deleted_channel_come_back_as_one_digest(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { People = 10, ExpectsRefusedCalls = true });
        var authors = await ChannelTalk.PledgeTogetherAsync(bot, 5);
        var gareth = bot.Person("gareth");
        await PledgeTests.ShowsAsync(gareth.In("pledges"), "5 new pledges");
        await bot.SettleAsync();
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        foreach (var author in authors)
        {
            await PledgeTests.ShowsAsync(author, Deleted);
        }

        var general = gareth.In("general");
        await general.Opens();
        await general.Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(general, "5 new pledges");
        await bot.SettleAsync();
        Assert.Single(general.Cards(), card => card.Name == "pledge-digest");
        Assert.DoesNotContain(general.Cards(), card => card.Name == "pledge-post");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Posts_of_an_earlier_channel_move_when_that_is_deleted(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsRefusedCalls = true });
        var gareth = bot.Person("gareth");
        await gareth.In("pledges").Opens();
        await PledgeTests.PostAsync(bot.Person("amina"), $"pledge {Words} by 3 March 2027");
        await PledgeTests.ShowsAsync(gareth.In("pledges"), Words);
        var general = gareth.In("general");
        await general.Opens();
        await general.Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(general, "I post pledges in this channel");
        await bot.SettleAsync();
        Assert.DoesNotContain(general.Cards(), card => card.Name == "pledge-post");
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await PledgeTests.ShowsAsync(general, Words);
    }

    [Theory, Sqlite, PostgreSql]
    public Task Pledges_wait_while_their_team_is_archived(StorageKind storage) =>
        WaitsAsync(
            storage,
            "Somebody archived Sample Hospital.",
            "The team is archived.",
            bot => bot.Teams.ArchiveTeamAsync("gareth", "pledges"),
            bot => bot.Teams.ArchiveTeamAsync("gareth", "pledges", isArchived: false)
        );

    [Theory, Sqlite, PostgreSql]
    public Task Pledges_wait_while_the_app_is_removed_from_their_team(StorageKind storage) =>
        WaitsAsync(
            storage,
            "Somebody removed me from Sample Hospital.",
            "I am not in the team just now.",
            bot => bot.Teams.UninstallAsync("gareth", "pledges"),
            bot => bot.Teams.InstallAsync("mei", "pledges")
        );

    private static async Task WaitsAsync(
        StorageKind storage,
        string told,
        string why,
        Func<BotUnderTest, Task> goes,
        Func<BotUnderTest, Task> comesBack
    )
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsRefusedCalls = true });
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await gareth.Opens();
        var owners = await bot.Database.ScalarAsync("SELECT owners FROM campaigns");
        // Whoever pledged before is known in the team.
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will thank a colleague by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("pledges"), "thank a colleague");
        await bot.SettleAsync();
        await goes(bot);
        await PledgeTests.ShowsAsync(gareth, told);
        Assert.DoesNotContain(gareth.Cards(), card => card.Text.Contains("pledges here", StringComparison.Ordinal));
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", why);

        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "Waiting to be posted");
        await gareth.Says("campaign");
        await gareth.Sees("campaign-room", told);
        await bot.SettleAsync();
        Assert.Empty(
            bot.Teams.Connector.Calls.Where(call => call.Status >= 400 && call.Operation != ConnectorOperation.Member)
                .Select(call => $"{call.Operation} {call.Status}")
        );
        Assert.DoesNotContain(
            bot.Person("amina", "pledges").Cards(),
            card => card.Text.Contains(Words, StringComparison.Ordinal)
        );

        await comesBack(bot);
        await PledgeTests.ShowsAsync(gareth.In("pledges"), Words);
        await bot.SettleAsync();
        Assert.Equal(2, gareth.In("pledges").Cards().Count(card => card.Name == "pledge-post"));
        Assert.Equal(owners, await bot.Database.ScalarAsync("SELECT owners FROM campaigns"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_preview_and_my_pledges_carry_the_new_names_of_a_team_and_its_channel(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        await bot.Teams.RenameAsync("gareth", "pledges", "Sample Hospital North", isTeam: true);
        await bot.Teams.RenameAsync("gareth", "pledges", "Promises", isTeam: false);
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees("pledge-preview", "Sample Hospital North");
        await amina.Presses("Post it");
        await amina.Sees("notice");
        await PledgeTests.ShowsAsync(amina.In("pledges"), Words);
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "Promises");
        Assert.Contains("Sample Hospital North", amina.Card.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_first_channel_never_takes_the_name_of_another_that_it_brings_news_of(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Teams.RenameAsync("gareth", "pledges", "Promises", isTeam: false);
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        var general = gareth.In("general");
        await general.Says("@ToolkitBot pledges here");
        await general.Sees("notice", "From now on I post pledges in this channel.");
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await PledgeTests.ShowsAsync(general, Words);
        Assert.DoesNotContain(
            amina.Cards().Concat(general.Cards()),
            card => card.Text.Contains("Promises", StringComparison.Ordinal)
        );
        await amina.Says("my pledges");
        var mine = await amina.Sees("my-pledges", Words);
        Assert.DoesNotContain("Promises", mine.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_group_chat_and_a_second_team_are_told_what_is_true_there(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { HasClinic = true });
        var amina = bot.Person("amina", "group");
        await amina.Opens();
        var welcome = amina.Cards().Single(card => card.Name == "welcome-team");
        Assert.DoesNotContain("your pledges here", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("team of whoever makes them", welcome.Text, StringComparison.Ordinal);
        var clinic = bot.Person("owen", "clinic-pledges");
        await clinic.Opens();
        Assert.Contains(
            "your pledges here",
            clinic.Cards().Single(card => card.Name == "welcome-team").Text,
            StringComparison.Ordinal
        );
    }
}
