using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Teams;

/// <summary>A click on an old card of the walk, the recommender or the campaign shows how things stand now.</summary>
public sealed class OldCardTests
{
    [Theory]
    [InlineData("Next")]
    [InlineData("Skip")]
    public async Task An_old_step_shows_the_summary_once_the_walk_is_over(string button)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        var old = await WalkedAsync(amina);

        await amina.PressesOn(old, button);
        await amina.Sees("walk-summary", "To learn and share with people like us");
        await amina.Says("stop");
        await amina.Sees("notice");
    }

    [Fact]
    public async Task An_old_step_begins_anew_once_the_summary_is_deleted()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        var old = await WalkedAsync(amina);
        await amina.Says("start again");
        await amina.Sees("notice");
        await amina.Presses("Delete");
        await amina.Sees("notice", "Your summary is deleted.");

        await amina.PressesOn(old, "Next");
        var first = await amina.Sees("walk-step", "1 of 5");
        Assert.Equal("", first.Value("choices"));
    }

    [Fact]
    public async Task An_old_step_leaves_the_pledge_that_is_being_written_open()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await WalkedAsync(amina);
        await amina.Says("start again");
        var asked = await amina.Sees("notice");
        await amina.Presses("Keep my answers");
        await amina.Sees("walk-summary");
        await amina.Says("pledge I will answer every comment within a day by 3 March 2027");
        var preview = await amina.Sees("pledge-preview");

        await amina.PressesOn(asked, "Delete");
        await amina.Sees("notice", "Your summary is deleted.");
        await amina.PressesOn(preview, "pledge.post");
        await amina.Sees("notice", "on its way");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_old_recommendation_opens_the_question_with_what_was_asked_last(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("platform to recruit physios");
        var old = await amina.Sees("recommendation", "LinkedIn");
        await amina.Says("platform to share photos with young people");
        await amina.Sees("recommendation");

        await amina.PressesOn(old, "Change");
        var ask = await amina.Sees("platform-ask");
        Assert.Contains("photos", ask.Value("wish"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_recommendation_opens_an_empty_question_after_forget_me()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says("platform to recruit physios");
        var old = await amina.Sees("recommendation");
        await amina.Says("forget me");
        await amina.Sees("privacy");
        await amina.Presses("Delete it all");
        await amina.Sees("notice");

        await amina.PressesOn(old, "Change");
        var ask = await amina.Sees("platform-ask");
        Assert.Equal("", ask.Value("wish"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Saving_an_old_campaign_card_overwrites_nobody_and_shows_what_is_set_now(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.In("pledges").Opens();
        var old = await SettingsAsync(gareth);
        var present = await SettingsAsync(gareth);
        await gareth.Writes("goal", "250").Presses("Save");
        await gareth.Sees("campaign", "The campaign is saved.");

        await gareth.PressesOn(old, "Save");
        var shown = await gareth.Sees("campaign");
        Assert.Equal("250", shown.Value("goal"));
        Assert.DoesNotContain("The campaign is saved.", shown.Text, StringComparison.Ordinal);
        Assert.Equal(250, await GoalAsync(bot));

        await gareth.Writes("goal", "300").Presses("Save");
        await gareth.Sees("campaign", "The campaign is saved.");
        Assert.Equal(300, await GoalAsync(bot));
    }

    [Fact]
    public async Task An_old_preview_says_that_the_campaign_is_over()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.In("pledges").Opens();
        await amina.Says("pledge I will answer every comment within a day by 3 March 2027");
        await amina.Sees("pledge-preview");
        await bot.Database.ScalarAsync("UPDATE campaigns SET ends_on = '2026-10-02'");
        await bot.Database.ScalarAsync("UPDATE campaigns SET starts_on = '2026-10-01'");

        await amina.Presses("pledge.post");
        await amina.Sees("notice", "2026");
        Assert.Equal(0L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT count(*) FROM pledges"), null));
    }

    private static async Task<CardSeen> WalkedAsync(Person amina)
    {
        await amina.Says("start");
        var old = await amina.Sees("walk-step", "1 of 5");
        await amina.Answers("learn");
        foreach (var choice in new[] { "reply-daily", "families", "try-small", "team" })
        {
            await amina.Sees("walk-step");
            await amina.Answers(choice);
        }

        await amina.Sees("walk-summary");
        return old;
    }

    private static async Task<CardSeen> SettingsAsync(Person owner)
    {
        await owner.Says("my pledges");
        await owner.Sees("my-pledges");
        await owner.PressAsync(
            owner.Card,
            new()
            {
                ["type"] = "Action.Execute",
                ["verb"] = "campaign.settings",
                ["data"] = new System.Text.Json.Nodes.JsonObject { ["verb"] = "campaign.settings" },
            }
        );
        return await owner.Sees("campaign");
    }

    private static async Task<int> GoalAsync(BotUnderTest bot) =>
        Convert.ToInt32(await bot.Database.ScalarAsync("SELECT goal FROM campaigns"), null);
}
