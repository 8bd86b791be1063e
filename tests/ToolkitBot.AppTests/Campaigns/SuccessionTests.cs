using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>A campaign whose last owner is gone: nobody comes to own it without a word, and nobody whom an owner removed.</summary>
public sealed class SuccessionTests
{
    private static readonly BotOptions anybody = new()
    {
        Teams = teams => teams with { Installer = null, InstallTeamAtFirstOpening = false },
    };

    [Theory, Sqlite, PostgreSql]
    public async Task Without_stewards_a_member_takes_over_and_is_told_and_it_is_in_the_history(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Teams.LeaveTeamAsync("gareth", "pledges");
        await bot.SettleAsync();
        Assert.Equal("", await bot.Database.ScalarAsync("SELECT owners FROM campaigns"));

        // Adding the app again takes nothing over.
        await bot.Teams.UninstallAsync("owen", "general");
        await bot.Teams.InstallByAsync("owen", "general");
        await bot.SettleAsync();
        Assert.Equal("", await bot.Database.ScalarAsync("SELECT owners FROM campaigns"));

        var mei = bot.Person("mei");
        await mei.In("general").Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(mei.In("general"), "Its campaign had no owner any more, so you own it now.");
        await bot.SettleAsync();
        Assert.EndsWith(
            mei.Self.ObjectId,
            (string)(await bot.Database.ScalarAsync("SELECT owners FROM campaigns"))!,
            StringComparison.Ordinal
        );
        await mei.Says("campaign");
        await mei.Sees("campaign-room");
        await mei.Presses("Owners");
        await mei.Sees("campaign-owners", "Mei");
        await mei.Presses("History");
        await mei.Sees("campaign-history", "which had no owner any more");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Whom_an_owner_removed_never_becomes_an_owner_by_himself(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, anybody);
        var gareth = bot.Person("gareth");
        await gareth.In("pledges").Opens();
        var mei = bot.Person("mei");
        await mei.Opens();
        await gareth.Says("campaign");
        await gareth.Sees("campaign-room");
        await gareth.Presses("Owners");
        var owners = await gareth.Sees("campaign-owners");
        await gareth.PressAsync(
            owners,
            owners.Button("Add this owner"),
            new Dictionary<string, string> { ["person"] = mei.Self.ObjectId }
        );
        await gareth.Sees("campaign-owners");
        await PledgeTests.ShowsAsync(mei, "You are now an owner");
        await mei.Says("campaign");
        await mei.Sees("campaign-room");
        await mei.Presses("Owners");
        await mei.Sees("campaign-owners");
        var gone = (string)
            mei.Card.Choices("owner").Single(key => key.EndsWith(gareth.Self.ObjectId, StringComparison.Ordinal));
        await mei.Chooses("owner", gone).Presses("Remove this owner");
        await mei.Sees("campaign-owners", "no longer an owner");
        await bot.Teams.LeaveTeamAsync("mei", "pledges");
        await bot.SettleAsync();

        await gareth.In("general").Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(gareth.In("general"), "An owner took you off this campaign");
        await bot.SettleAsync();
        Assert.Equal(
            [$" | {bot.World.Conversation("owen", "pledges").Id}"],
            await bot.Database.LinesAsync("SELECT owners, channel_id FROM campaigns")
        );
        await bot.Person("owen", "general").Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(gareth.In("general"), "so you own it now.");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task With_stewards_they_are_asked_for_an_owner_once_a_day(StorageKind storage)
    {
        using var folder = new TemporaryFolder();
        await using var bot = await StewardedAsync(storage, folder);
        await bot.Person("gareth").Opens();
        await bot.Person("gareth", "pledges").Opens();
        await bot.Teams.LeaveTeamAsync("gareth", "pledges");
        await bot.SettleAsync();
        await bot.Person("mei").Opens();
        var mei = bot.Person("mei", "general");
        await mei.Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(mei, "ask them to say hello to me first.");
        await bot.SettleAsync();
        var steward = bot.Person("owen");
        await steward.Opens();
        await steward.Says("help");
        await steward.Sees("help");
        await mei.Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(mei, "I have asked its stewards to add one.");
        await PledgeTests.ShowsAsync(steward, "wants to choose the channel for pledges of Sample Hospital");
        await mei.Says("@ToolkitBot pledges here");
        await bot.SettleAsync();
        var asked = steward
            .Cards()
            .Single(card => card.Text.Contains("wants to choose the channel", StringComparison.Ordinal));
        Assert.StartsWith("Mei", asked.Text, StringComparison.Ordinal);
        Assert.Equal(
            [$" | {bot.World.Conversation("owen", "pledges").Id}"],
            await bot.Database.LinesAsync("SELECT owners, channel_id FROM campaigns")
        );
        await steward.PressesOn(asked, "The campaign");
        await steward.Sees("campaign-room", "Sample Hospital");
        await steward.Presses("Owners");
        var owners = await steward.Sees("campaign-owners");
        await steward.PressAsync(
            owners,
            owners.Button("Add this owner"),
            new Dictionary<string, string> { ["person"] = bot.World.Person("mei").ObjectId }
        );
        await steward.Sees("campaign-owners", "is now an owner");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Stewards_hear_at_once_that_the_last_owner_is_gone_though_the_bot_never_met_them(
        StorageKind storage
    )
    {
        using var folder = new TemporaryFolder();
        await using var bot = await StewardedAsync(storage, folder);
        var steward = bot.Person("owen");
        await steward.Opens();
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Teams.LeaveTeamAsync("gareth", "pledges");
        const string Gone = "The last owner of Sample Hospital's pledge campaign is gone.";
        await PledgeTests.ShowsAsync(steward, Gone);
        Assert.DoesNotContain(
            steward.Self.ObjectId,
            string.Join('\n', await bot.Database.LinesAsync("SELECT key FROM people")),
            StringComparison.Ordinal
        );

        var asked = steward.Cards().Single(card => card.Text.Contains(Gone, StringComparison.Ordinal));
        await steward.PressesOn(asked, "The campaign");
        var room = await steward.Sees("campaign-room", "Nobody owns this campaign.");
        Assert.DoesNotContain("second owner", room.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Stewards_hear_that_the_last_owner_had_himself_forgotten(StorageKind storage)
    {
        using var folder = new TemporaryFolder();
        await using var bot = await StewardedAsync(storage, folder);
        var steward = bot.Person("owen");
        await steward.Opens();
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await gareth.Says("forget me");
        await gareth.Sees("privacy");
        await gareth.Presses("privacy.forget");
        await PledgeTests.ShowsAsync(steward, "pledge campaign is gone.");
    }

    /// <summary>A bot whose content names Owen as the steward.</summary>
    private static async Task<BotUnderTest> StewardedAsync(StorageKind storage, TemporaryFolder folder)
    {
        var content = folder.CopyOf("content");
        var file = Path.Combine(content, "en", "campaign.yaml");
        var owen = SampleWorld.People.Single(person => person.Key == "owen");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(
            file,
            text.Replace("owners: []", $"owners:\n  - {owen.ObjectId}", StringComparison.Ordinal)
        );
        return await BotUnderTest.StartAsync(
            storage,
            anybody with
            {
                Settings = new Dictionary<string, string> { ["Content:Path"] = content },
            }
        );
    }
}
