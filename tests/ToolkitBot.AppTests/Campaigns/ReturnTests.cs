using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>A team that comes back, or whose app does: its channels are as they were, and what waited goes out.</summary>
public sealed class ReturnTests
{
    private const string Words = "I will answer every letter";
    private const string Before = "I will thank a colleague";
    private static readonly BotOptions anybody = new()
    {
        Teams = teams => teams with { Installer = null, InstallTeamAtFirstOpening = false },
    };

    [Theory, Sqlite, PostgreSql]
    public async Task The_app_comes_back_by_another_channel_and_pledges_stay_in_their_own(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        var gareth = bot.Person("gareth");
        await gareth.In("pledges").Opens();
        await gareth.Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Before} by 3 March 2027");
        var channel = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(channel, Before);
        await bot.SettleAsync();
        var campaign = await bot.Database.LinesAsync("SELECT channel_id, owners FROM campaigns");

        await bot.Teams.UninstallAsync("owen", "general");
        await bot.SettleAsync();
        await bot.Teams.InstallByAsync("owen", "general");
        await bot.SettleAsync();
        Assert.Equal(campaign, await bot.Database.LinesAsync("SELECT channel_id, owners FROM campaigns"));
        Assert.Contains(
            "Pledges are posted in",
            channel.In("general").Cards().Single(card => card.Name == "welcome-team").Text,
            StringComparison.Ordinal
        );

        // A post from before is still edited and emptied.
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "In ");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Writes("what", $"{Before} by name").Presses("Preview");
        await amina.Sees("pledge-preview", "I will change the post in");
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "I have changed your pledge");
        await PledgeTests.ShowsAsync(channel, $"{Before} by name");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Presses("Withdraw");
        await amina.Sees("pledge-withdraw");
        await amina.Presses("Yes, withdraw it");
        await amina.Sees("notice", "I am removing its words");
        await PledgeTests.ShowsAsync(channel, "This pledge was withdrawn.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_deleted_channel_does_not_come_back_with_the_app_and_owners_learn_who_moved_it(
        StorageKind storage
    )
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        var gareth = bot.Person("gareth");
        await gareth.In("pledges").Opens();
        await gareth.Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Before} by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("pledges"), Before);
        await bot.SettleAsync();
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "Its channel was deleted");
        await bot.Teams.ArchiveTeamAsync("gareth", "general");
        await bot.Teams.ArchiveTeamAsync("gareth", "general", isArchived: false);
        await bot.Teams.UninstallAsync("owen", "general");
        await bot.SettleAsync();
        var owen = bot.Person("owen");
        await owen.Says("help");
        await owen.Sees("help");
        await bot.Teams.InstallByAsync("owen", "general");
        await bot.SettleAsync();
        await PledgeTests.ShowsAsync(gareth, "moved the pledges of Sample Hospital to another channel");
        var told = gareth.Cards().Single(card => card.Text.Contains("moved the pledges", StringComparison.Ordinal));
        Assert.StartsWith("Owen", told.Text, StringComparison.Ordinal);
        await gareth.PressesOn(told, "The campaign");
        await gareth.Sees("campaign-room", "Sample Hospital");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await PledgeTests.ShowsAsync(amina.In("general"), Words);

        // What the deleted channel showed stands in the new one.
        await PledgeTests.ShowsAsync(amina.In("general"), Before);
        await amina.Says("my pledges");
        var list = await amina.Sees("my-pledges", Before);
        var old = list.Buttons.Last(button => (string?)button["verb"] == "pledge.open");
        await amina.PressAsync(list, old);
        await amina.Sees("my-pledges", "Posted");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Presses("Preview");
        await amina.Sees("pledge-preview", "I will change the post in");
        await amina.Presses("pledge.cancel");
        await amina.Sees("notice");
        await amina.Says("my pledges");
        list = await amina.Sees("my-pledges", Before);
        await amina.PressAsync(list, old);
        await amina.Sees("my-pledges");
        await amina.Presses("Withdraw");
        await amina.Sees("pledge-withdraw");
        await amina.Presses("Yes, withdraw it");
        await amina.Sees("notice", "I am removing its words");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_member_whom_the_bot_never_met_pledges_to_an_archived_team(StorageKind storage)
    {
        // The roster of the other team does not name her.
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            new() { HasClinic = true, ExpectsRefusedCalls = true }
        );
        await bot.Person("tom").Opens();
        await bot.Person("tom", "clinic-pledges").Opens();
        await bot.Teams.ArchiveTeamAsync("tom", "clinic");
        var nadia = bot.Person("nadia");
        await nadia.Says($"pledge {Words} by 3 March 2027");
        await nadia.Sees(
            "pledge-preview",
            "It goes to Sample Clinic, and on the pledge wall at once. The team is archived."
        );
        await nadia.Presses("pledge.post");
        await nadia.Sees("notice", "as soon as the team is restored");
        await nadia.Says("my pledges");
        await nadia.Sees("my-pledges", "The team is archived.");
        await bot.Teams.ArchiveTeamAsync("tom", "clinic", isArchived: false);
        await PledgeTests.ShowsAsync(bot.Person("tom", "clinic-pledges"), Words);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_pledge_that_waits_for_a_team_goes_out_when_its_team_is_restored(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            new() { HasClinic = true, ExpectsRefusedCalls = true }
        );
        await bot.Person("tom").Opens();
        await bot.Person("tom", "clinic-pledges").Opens();
        await bot.Teams.ArchiveTeamAsync("tom", "clinic");

        // Teams does not say who is in the team, so she lets her pledge wait.
        bot.Teams.Connector.Faults = LocalFaults.On(ConnectorOperation.Member, LocalFault.Answer(503, "ServiceError"));
        var nadia = bot.Person("nadia");
        await nadia.Says($"pledge {Words} by 3 March 2027");
        await nadia.Sees("pledge-team");
        await nadia.Presses("pledge.no-team");
        await nadia.Sees("pledge-preview");
        await nadia.Presses("pledge.post");
        await nadia.Sees("notice");
        await nadia.Settles();
        Assert.Equal("Drafted", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
        bot.Teams.Connector.Faults = null;
        await bot.Teams.ArchiveTeamAsync("tom", "clinic", isArchived: false);
        await PledgeTests.ShowsAsync(bot.Person("tom", "clinic-pledges"), Words);
        await PledgeTests.ShowsAsync(nadia, "Your pledge is with Sample Clinic");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_pledge_that_waits_for_a_team_goes_there_once_its_author_speaks_in_one(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            new() { HasClinic = true, ExpectsRefusedCalls = true }
        );
        await bot.Person("tom").Opens();
        await bot.Person("tom", "clinic-pledges").Opens();
        bot.Teams.Connector.Faults = LocalFaults.On(ConnectorOperation.Member, LocalFault.Answer(503, "ServiceError"));
        var nadia = bot.Person("nadia");
        await nadia.Says($"pledge {Words} by 3 March 2027");
        await nadia.Sees("pledge-team");
        await nadia.Presses("pledge.no-team");
        await nadia.Sees("pledge-preview");
        await nadia.Presses("pledge.post");
        await nadia.Sees("notice");
        bot.Teams.Connector.Faults = null;

        await nadia.In("clinic").Says("@ToolkitBot tip");
        await PledgeTests.ShowsAsync(bot.Person("tom", "clinic-pledges"), Words);
        await PledgeTests.ShowsAsync(nadia, "Your pledge is with Sample Clinic");
    }
}
