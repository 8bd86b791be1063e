using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>A campaign in its owners' hands: first and last day, a reason for no, and the channel.</summary>
public sealed class CampaignTests
{
    private const string Words = "I will answer every letter";

    [Theory, Sqlite, PostgreSql]
    public async Task Pledges_are_taken_from_the_first_day_to_the_last_where_the_person_is(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("amina", "pledges").Opens();
        await bot.Database.ScalarAsync("UPDATE campaigns SET starts_on = '2027-06-01', ends_on = '2027-06-30'");
        var amina = bot.Person("amina");
        // In summer London is an hour ahead of UTC.
        bot.Clock.MoveTo(new DateTimeOffset(2027, 5, 31, 22, 58, 0, TimeSpan.Zero));
        await amina.Says($"pledge {Words} by 3 July 2027");
        await amina.Sees("notice", "from 1 June 2027 to 30 June 2027");
        bot.Clock.MoveTo(new DateTimeOffset(2027, 5, 31, 23, 2, 0, TimeSpan.Zero));
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 July 2027");

        bot.Clock.MoveTo(new DateTimeOffset(2027, 6, 30, 22, 50, 0, TimeSpan.Zero));
        await amina.Says($"pledge {Words} too late by 3 July 2027");
        await amina.Sees("pledge-preview");
        bot.Clock.MoveTo(new DateTimeOffset(2027, 6, 30, 23, 2, 0, TimeSpan.Zero));
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "to 30 June 2027");
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task After_the_last_day_a_pledge_can_still_be_edited_and_joined(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 July 2028");
        var channel = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(channel, Words);
        await bot.Database.ScalarAsync("UPDATE campaigns SET starts_on = '2020-06-01', ends_on = '2020-06-30'");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Writes("what", $"{Words} on the day it comes").Presses("Preview");
        await amina.Sees("pledge-preview", "on the day it comes");
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "changed");
        await PledgeTests.ShowsAsync(channel, "on the day it comes");
        var post = channel.Cards().Single(card => card.Name == "pledge-post");
        await channel.PressesOn(post, "Me too");
        Assert.Contains("You joined", channel.Outcome.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_no_reaches_the_author_with_its_reason_and_new_words_are_asked_about_again(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        var amina = bot.Person("amina");
        await amina.Opens();
        await gareth.Opens();
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await gareth.Sees("pledge-approval", Words);
        await gareth.Writes("reason", "ring me on 07700 900123").Presses("Decline");
        await gareth.Sees("pledge-approval", "phone number");
        await gareth.Writes("reason", "Please *do* say which letters").Presses("Decline");
        await gareth.Sees("pledge-approval", "Declined by");

        await amina.Sees("notice", "Please ∗do∗ say which letters");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "say which letters");
        await gareth.Opens();
        await amina.Presses("Edit and send again");
        await amina.Sees("pledge-form");
        await amina.Writes("what", $"{Words} from relatives").Presses("Preview");
        await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "will look at your pledge first");
        await gareth.Sees("pledge-approval", "from relatives");
        await gareth.Presses("Approve");
        await PledgeTests.ShowsAsync(bot.Person("mei", "pledges"), "from relatives");
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT pledged FROM campaigns"));

        await gareth.Presses("Approve");
        await gareth.Sees("pledge-approval", "no longer waiting for a decision");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_owners_see_how_far_the_campaign_is_on_its_way_to_the_goal(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Database.ScalarAsync("UPDATE campaigns SET goal = 7");
        await gareth.Says("my pledges");
        var mine = await gareth.Sees("my-pledges");
        await gareth.PressAsync(mine, Settings());
        await gareth.Sees("campaign", "0 of 7 pledges");

        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await PledgeTests.PostAsync(bot.Person("mei"), $"pledge {Words} twice by 3 March 2027");
        await gareth.PressAsync(mine, Settings());
        await gareth.Sees("campaign", "2 of 7 pledges");

        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Presses("Withdraw");
        await amina.Sees("pledge-withdraw");
        await amina.Presses("Yes, withdraw it");
        await amina.Sees("notice", "withdrawn");
        await gareth.PressAsync(mine, Settings());
        await gareth.Sees("campaign", "1 of 7 pledges");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Only_an_owner_decides(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await gareth.Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        var asked = await gareth.Sees("pledge-approval", Words);
        await amina.PressAsync(amina.Card, asked.Button("Approve"));
        Assert.Contains("owners", amina.Outcome.Text, StringComparison.Ordinal);
        Assert.Equal("AwaitingApproval", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Pledges_wait_for_a_channel_and_an_owner_moves_them_to_another(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            new() { Teams = teams => teams with { InstallTeamAtFirstOpening = false } }
        );
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "as soon as that takes pledges");
        await amina.Says("pledges here");
        await amina.Sees("notice", "in the channel where I should post pledges");

        // The team's installer picks the channel, and is the owner from then on.
        var general = bot.Person("gareth", "general");
        var pledges = bot.Person("gareth", "pledges");
        await pledges.Opens();
        await PledgeTests.ShowsAsync(pledges, Words);

        var mei = bot.Person("mei", "general");
        await mei.Says("@ToolkitBot pledges here");
        await mei.Sees("notice", "campaign's owners");
        await general.Says("@ToolkitBot pledges here");
        await general.Sees("notice", "I post pledges in this channel");
        await PledgeTests.PostAsync(amina, "pledge I will water the plants by 3 March 2027");
        await PledgeTests.ShowsAsync(general, "water the plants");
        Assert.DoesNotContain(pledges.Cards(), card => card.Text.Contains("plants", StringComparison.Ordinal));
        Assert.DoesNotContain(general.Cards(), card => card.Text.Contains(Words, StringComparison.Ordinal));
    }

    /// <summary>The owners' button opens a dialog; where there are none, the same verb shows the same form as a card.</summary>
    internal static JsonObject Settings() =>
        new()
        {
            ["type"] = "Action.Execute",
            ["verb"] = "campaign.settings",
            ["data"] = new JsonObject { ["verb"] = "campaign.settings" },
        };
}
