using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>Who owns a campaign: the first installer of a team that has no owner, whom owners add, and the stewards.</summary>
public sealed class OwnersTests
{
    private const string Owners = "SELECT owners FROM campaigns ORDER BY team_name DESC";

    // Whoever opens a conversation first adds the bot to it.
    private static readonly BotOptions anybody = new()
    {
        HasClinic = true,
        Teams = teams => teams with { Installer = null, InstallTeamAtFirstOpening = false },
    };

    [Theory, Sqlite, PostgreSql]
    public async Task Removing_and_adding_the_app_again_makes_nobody_an_owner(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        await bot.Person("gareth").Opens();
        await bot.Person("gareth", "pledges").Opens();
        var owners = await bot.Database.ScalarAsync(Owners);
        await bot.Teams.UninstallAsync("mei", "pledges");
        await bot.Teams.InstallAsync("mei", "pledges");
        Assert.Equal(owners, await bot.Database.ScalarAsync(Owners));

        var mei = bot.Person("mei");
        await mei.Says("my pledges");
        await mei.Sees("my-pledges");
        await mei.PressAsync(mei.Card, Pledges.CampaignTests.Settings());
        Assert.Contains("owners", mei.Outcome.Text, StringComparison.Ordinal);
        await mei.In("general").Says("@ToolkitBot pledges here");
        await mei.In("general").Settles();
        Assert.Equal(
            bot.World.Conversation("mei", "pledges").Id,
            await bot.Database.ScalarAsync("SELECT channel_id FROM campaigns")
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Adding_the_app_to_a_team_of_ones_own_gives_no_right_over_another(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        await bot.Person("gareth", "pledges").Opens();
        await bot.Person("tom", "clinic-pledges").Opens();
        string Key(string person) => $"{bot.World.TenantId}|{bot.World.Person(person).ObjectId}";
        Assert.Equal([Key("gareth"), Key("tom")], await bot.Database.LinesAsync(Owners));
        Assert.Equal(
            [bot.World.Conversation("owen", "pledges").Id, bot.World.Conversation("owen", "clinic-pledges").Id],
            await bot.Database.LinesAsync("SELECT channel_id FROM campaigns ORDER BY team_name DESC")
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Stewards_count_from_the_content_and_owners_named_there_are_nobodys_record(StorageKind storage)
    {
        using var folder = new TemporaryFolder();
        var content = folder.CopyOf("content");
        var file = Path.Combine(content, "en", "campaign.yaml");
        var amina = SampleWorld.People[0];
        var without = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(
            file,
            without.Replace("owners: []", $"owners:\n  - {amina.ObjectId}", StringComparison.Ordinal)
        );
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            anybody with
            {
                Settings = new Dictionary<string, string> { ["Content:Path"] = content },
            }
        );
        await bot.Person("gareth", "pledges").Opens();
        Assert.DoesNotContain(
            amina.ObjectId,
            (string)(await bot.Database.ScalarAsync(Owners))!,
            StringComparison.Ordinal
        );
        var steward = bot.Person("amina");
        await steward.Says("my pledges");
        await steward.Sees("my-pledges");
        await steward.PressAsync(steward.Card, Pledges.CampaignTests.Settings());
        await steward.Sees("campaign", "Sample Hospital");

        // Taken out of the content, they have lost it, whatever was stored.
        await bot.StopAsync();
        await File.WriteAllTextAsync(file, without);
        await bot.StartInstancesAsync();
        await steward.Says("my pledges");
        await steward.Sees("my-pledges");
        await steward.PressAsync(steward.Card, Pledges.CampaignTests.Settings());
        Assert.Contains("owners", steward.Outcome.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Owners_add_and_remove_owners_and_never_the_last_and_can_read_who_did(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        var gareth = bot.Person("gareth");
        await gareth.In("pledges").Opens();
        await gareth.Says("my pledges");
        await gareth.Sees("my-pledges");
        await gareth.PressAsync(gareth.Card, Pledges.CampaignTests.Settings());
        await gareth.Sees("campaign");
        await gareth.Presses("The campaign");
        await gareth.Sees("campaign-room");
        await gareth.Presses("Owners");
        var owners = await gareth.Sees("campaign-owners", "Gareth");

        // The people picker finds everybody of the tenant, and the roster says who is in the team.
        await gareth.PressAsync(owners, owners.Button("Add this owner"), Picked(bot, "tom"));
        await gareth.Sees("campaign-owners", "not in the team");
        await gareth.PressAsync(owners, owners.Button("Add this owner"), Picked(bot, "mei"));
        await gareth.Sees("campaign-owners", "is now an owner");

        // She had never met the bot, and is told.
        var mei = bot.Person("mei");
        await mei.Opens();
        await Pledges.PledgeTests.ShowsAsync(mei, "You are now an owner");
        await mei.Says("my pledges");
        await mei.Sees("my-pledges");
        await mei.PressAsync(mei.Card, Pledges.CampaignTests.Settings());
        await mei.Sees("campaign");
        await mei.Presses("The campaign");
        await mei.Sees("campaign-room");
        await mei.Presses("Owners");
        await mei.Sees("campaign-owners");
        var gone = (string)
            mei.Card.Choices("owner").Single(key => key.EndsWith(gareth.Self.ObjectId, StringComparison.Ordinal));
        await mei.Chooses("owner", gone).Presses("Remove this owner");
        var alone = await mei.Sees("campaign-owners", "no longer an owner");
        Assert.False(alone.HasButton("Remove this owner"));
        await mei.PressesOn(alone, "The campaign");
        await mei.Sees("campaign-room", "second owner");
        await mei.Presses("Owners");
        await mei.Sees("campaign-owners");
        await mei.Presses("History");
        var history = await mei.Sees("campaign-history", "as an owner");
        Assert.Contains("removed Gareth", history.Text, StringComparison.Ordinal);

        // His card is still there, and decides nothing any more.
        await gareth.PressAsync(owners, owners.Button("Add this owner"), Picked(bot, "amina"));
        Assert.Contains("owners", gareth.Outcome.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Whoever_leaves_the_team_loses_it_with_the_event_or_at_the_next_press(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        var gareth = bot.Person("gareth");
        await gareth.In("pledges").Opens();
        await gareth.Says("my pledges");
        var mine = await gareth.Sees("my-pledges");
        await gareth.PressAsync(mine, Pledges.CampaignTests.Settings());
        await gareth.Sees("campaign");

        // Teams has not told: the roster does, when he presses something.
        await bot.Teams.LeaveTeamAsync("gareth", "pledges", isTold: false);
        await gareth.PressAsync(mine, Pledges.CampaignTests.Settings());
        Assert.Contains("no longer in that team", gareth.Outcome.Text, StringComparison.Ordinal);
        Assert.Equal("", await bot.Database.ScalarAsync(Owners));

        var tom = bot.Person("tom", "clinic-pledges");
        await tom.In("personal").Opens();
        await tom.Opens();
        await bot.Teams.LeaveTeamAsync("tom", "clinic-pledges");
        Assert.Equal(["", ""], await bot.Database.LinesAsync(Owners));
        const string Told = "You are no longer in Sample Clinic, so you no longer own its pledge campaign.";
        await Pledges.PledgeTests.ShowsAsync(tom.In("personal"), Told);
        await bot.SettleAsync();
        Assert.Single(tom.In("personal").Cards(), card => card.Text.Contains(Told, StringComparison.Ordinal));
        Assert.DoesNotContain(gareth.Cards(), card => card.Text.Contains("no longer own", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Picked(BotUnderTest bot, string person) =>
        new() { ["person"] = bot.World.Person(person).ObjectId };
}
