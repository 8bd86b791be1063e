using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>What the bot asks for while a pledge is made, what it proposes, and what it says comes next.</summary>
public sealed class MakingTests
{
    private const string Words = "I will answer every comment on our page";

    [Theory, Sqlite, PostgreSql]
    public async Task A_day_that_nobody_chose_is_asked_for_once_and_then_there_is_plainly_none(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var channel = bot.Person("mei", "pledges");
        await channel.Opens();
        var amina = bot.Person("amina");
        await amina.Says("pledge I will answer comments on our page");
        var asked = await amina.Sees("pledge-coach", "By when?");
        await amina.Presses("Set this day");
        await amina.Sees("pledge-coach", "Please choose a day.");
        await amina.PressesOn(asked, "No date");
        await amina.Sees("pledge-preview", "No date");
        await amina.Presses("Post it");
        await amina.Sees("notice", "on its way");
        await PledgeTests.ShowsAsync(channel, "No date");
        Assert.False(Convert.ToBoolean(await bot.Database.ScalarAsync("SELECT due_chosen FROM pledges"), null));

        await amina.Says("pledge I will answer letters on our page");
        await amina.Sees("pledge-coach");
        await amina.Writes("due", "2027-03-03").Presses("Set this day");
        await amina.Sees("pledge-preview", "By 3 March 2027");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_theme_is_proposed_from_the_words_and_changed_on_the_preview(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("mei", "pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        var preview = await amina.Sees("pledge-preview");
        Assert.Equal("listening", preview.Value("theme"));
        await amina.Chooses("theme", "online").Presses("Post it");
        await amina.Sees("notice");
        Assert.Equal("online", await bot.Database.ScalarAsync("SELECT theme_id FROM pledges"));

        await amina.Says($"pledge {Words} twice by 3 March 2027");
        await amina.Sees("pledge-preview");
        await amina.Chooses("theme", "none").Presses("Post it");
        await amina.Sees("notice");
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledges WHERE theme_id IS NULL"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_team_and_an_organisation_are_asked_for_their_names(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("mei", "pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says("pledge We will answer every comment by 3 March 2027");
        await amina.Sees("pledge-form", "Say which team or organisation.");
        await amina.Writes("groupName", "Ward 7").Presses("Preview");
        var preview = await amina.Sees("pledge-preview", "for Ward 7");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");

        // Without its name it is not posted, from an earlier preview either.
        await amina.Writes("groupName", "").Presses("Preview");
        await amina.Sees("pledge-form", "Say which team or organisation.");
        await amina.PressesOn(preview, "pledge.post");
        await amina.Sees("pledge-form", "Say which team or organisation.");
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT count(*) FROM pledges"));

        await amina.Says("pledge");
        await amina.Sees("pledge-form");
        await amina
            .Writes("what", Words)
            .Writes("due", "2027-03-03")
            .Chooses("madeAs", "organisation")
            .Presses("Preview");
        var form = await amina.Sees("pledge-form", "Say which team or organisation.");
        Assert.Equal(Words, form.Value("what"));
        await amina.Writes("groupName", "Sample Trust").Presses("Preview");
        await amina.Sees("pledge-preview", "for Sample Trust");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_preview_says_truly_what_comes_next(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await bot.Person("gareth", "pledges").Opens();
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        var atOnce = await amina.Sees("pledge-preview", "I will post it in");
        Assert.Contains("and on the pledge wall. Everybody there can see it.", atOnce.Text, StringComparison.Ordinal);
        Assert.True(atOnce.HasButton("Post it"));

        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await amina.Says($"pledge {Words} for ever by 3 March 2027");
        await amina.Sees("pledge-replace", "Is this your new pledge?");
        await amina.Says("yes");
        var first = await amina.Sees("pledge-preview", "The owners of Sample Hospital decide first.");
        Assert.True(first.HasButton("Send it"));
        Assert.False(first.HasButton("Post it"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task See_it_opens_the_pledge_with_a_link_to_its_post(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var channel = bot.Person("mei", "pledges");
        await channel.Opens();
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees("pledge-preview");
        await amina.Presses("Post it");
        var posted = await amina.Sees("notice", "on its way");
        await PledgeTests.ShowsAsync(channel, Words);
        await bot.SettleAsync();
        await amina.PressesOn(posted, "See it");
        var seen = await amina.Sees("my-pledges", "In Change Day pledges, Sample Hospital");
        var link = (string?)seen.Button("See it")["url"];
        Assert.StartsWith("https://teams.microsoft.com/l/message/", link, StringComparison.Ordinal);
        Assert.True(seen.HasButton("Mark as done"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Joined_pledges_are_listed_and_reminded_of_on_their_day_unless_they_are_left(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var channel = bot.Person("mei", "pledges");
        await channel.Opens();
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await PledgeTests.PostAsync(amina, "pledge I will water the plants by 4 March 2027");
        await PledgeTests.ShowsAsync(channel, Words);
        await PledgeTests.ShowsAsync(channel, "water the plants");
        await bot.SettleAsync();
        foreach (var post in channel.Cards().Where(card => card.Name == "pledge-post").ToList())
        {
            await channel.PressesOn(post, "Me too");
        }

        var mei = bot.Person("mei");
        await mei.Says("my pledges");
        var list = await mei.Sees("my-pledges", "My pledges: 2");
        foreach (var open in list.Buttons.Where(button => (string?)button["title"] == "Open").ToList())
        {
            await mei.PressAsync(list, open);
            await mei.Sees("my-pledges", "A pledge you joined");
            await mei.Presses("Remind me");
            var reminded = await mei.Sees("my-pledges", "I will remind you on");
            Assert.False(reminded.HasButton("Remind me"));
            await mei.Presses("Don't remind me");
            await mei.Sees("my-pledges", "I will not remind you");
            await mei.Presses("Remind me");
            await mei.Sees("my-pledges", "I will remind you on");
        }

        await mei.PressAsync(list, list.Buttons.First(button => (string?)button["title"] == "Open"));
        await mei.Sees("my-pledges", "water the plants");
        await mei.Presses("Leave this pledge");
        await mei.Sees("notice", "You have left this pledge.");

        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 5, 10, 5, 0, TimeSpan.Zero));
        await mei.Sees("notice", $"You joined this pledge: {Words}");
        await mei.SeesNothingMore();
    }
}
