using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;

namespace ToolkitBot.AppTests.Teams;

/// <summary>A click on an old pledge card shows how things stand now, and does nothing a second time.</summary>
public sealed class OldPledgeCardTests
{
    private const string Words = "I will answer every comment on our page within a day";
    private const string Made = $"pledge {Words} by 3 March 2027";
    private const string Already = $"You have made this pledge already: \"{Words}";
    private const string Withdrawn = "This pledge was withdrawn.";

    [Theory, Sqlite, PostgreSql]
    public async Task Every_button_of_a_preview_says_after_the_post_that_it_is_posted(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says(Made);
        var preview = await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice");

        foreach (var button in new[] { "pledge.post", "pledge.change", "pledge.cancel" })
        {
            await amina.PressesOn(preview, button);
            await amina.Sees("notice", Already);
        }

        Assert.Equal(1L, await PledgesAsync(bot));
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", Words);
    }

    [Fact]
    public async Task A_form_that_was_posted_already_makes_no_second_pledge()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says("pledge");
        var form = await amina.Sees("pledge-form");
        await amina.Writes("what", $"{Words} by Friday").Writes("due", "2027-03-03").Presses("Preview");
        await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice");

        await amina.PressAsync(
            form,
            form.Button("Preview"),
            new Dictionary<string, string> { ["what"] = Words, ["due"] = "2027-03-03" }
        );
        await amina.Sees("notice", Already);
        await amina.PressesOn(form, "Cancel");
        await amina.Sees("notice", Already);
        Assert.Equal(1L, await PledgesAsync(bot));
    }

    [Fact]
    public async Task An_old_coach_says_that_the_pledge_is_posted()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says("pledge I will be kinder online");
        var coach = await amina.Sees("pledge-coach");
        await amina.Presses("Keep my words");
        await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice");

        foreach (var button in new[] { "pledge.keep", "pledge.change", "pledge.cancel" })
        {
            await amina.PressesOn(coach, button);
            await amina.Sees("notice", "You have made this pledge already: \"I will be kinder online");
        }
    }

    [Fact]
    public async Task An_old_preview_leaves_the_pledge_that_is_being_written_open()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says(Made);
        var old = await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice");
        await amina.Says("pledge I will film what happens at a scan by 4 March 2027");
        var present = await amina.Sees("pledge-preview");

        await amina.PressesOn(old, "Cancel");
        await amina.Sees("notice", Already);
        await amina.PressesOn(present, "pledge.post");
        await amina.Sees("notice");
        Assert.Equal(2L, await PledgesAsync(bot));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_earlier_preview_posts_nothing_that_the_form_refused_later(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says(Made);
        var preview = await amina.Sees("pledge-preview");
        foreach (var (field, refused) in new[] { ("what", "I will"), ("due", "2020-01-05") })
        {
            await amina.PressesOn(preview, "Edit");
            var form = await amina.Sees("pledge-form");
            await amina.Writes(field, refused).Presses("Preview");
            await amina.Sees("pledge-form");
            await amina.PressesOn(preview, "Post it");
            await amina.Settles();
            Assert.Equal(0L, await PledgesAsync(bot));
            await amina.PressAsync(
                form,
                form.Button("Preview"),
                new Dictionary<string, string> { ["what"] = Words, ["due"] = "2027-03-03" }
            );
            preview = await amina.Sees("pledge-preview");
        }

        await amina.Presses("Post it");
        await amina.Sees("notice");
        Assert.Equal(Words, await bot.Database.ScalarAsync("SELECT text FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_earlier_preview_posts_no_words_that_it_does_not_show(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says(Made);
        var earlier = await amina.Sees("pledge-preview");
        await amina.Says("edit");
        await amina.Sees("pledge-form");
        await amina.Writes("what", "I will film what happens at a scan").Presses("Preview");
        await amina.Sees("pledge-preview", "scan");
        await amina.PressesOn(earlier, "Post it");
        await amina.Sees("pledge-preview", "You have changed your pledge since");
        Assert.Equal(0L, await PledgesAsync(bot));

        await amina.Presses("Post it");
        await amina.Sees("notice");
        Assert.Equal("I will film what happens at a scan", await bot.Database.ScalarAsync("SELECT text FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_forged_press_posts_no_pledge_that_was_stopped(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says(Made);
        var preview = await amina.Sees("pledge-preview");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Writes("what", "I will ring Zebedee on 07700 900123 every Friday").Presses("Preview");
        await amina.Sees("pledge-stopped");
        await amina.PressesOn(preview, "Post it");
        await amina.Settles();
        Assert.Equal(0L, await PledgesAsync(bot));
    }

    [Fact]
    public async Task An_old_pledge_card_leaves_the_walk_open()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var amina = bot.Person("amina");
        await amina.Says(Made);
        var old = await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice");
        await amina.Says("start");
        await amina.Sees("walk-step", "1 of 5");

        await amina.PressesOn(old, "Cancel");
        await amina.Sees("notice", Already);
        await amina.Says("we want to swap ideas with other wards");
        await amina.Sees("walk-step", "2 of 5");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Joining_a_pledge_that_was_withdrawn_shows_that_it_was(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var (amina, mei) = await PostedAsync(bot);
        var post = Post(mei);
        await WithdrawnAsync(amina);

        await mei.PressesOn(post, "Me too");
        var shown = mei.Outcome.Card!.ToJsonString();
        Assert.Contains(Withdrawn, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("pledge.join", shown, StringComparison.Ordinal);
        Assert.Equal(0L, await CountAsync(bot, "pledge_joins"));
    }

    [Fact]
    public async Task Leaving_a_pledge_that_was_withdrawn_shows_that_it_was()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var (amina, mei) = await PostedAsync(bot);
        var post = Post(mei);
        await mei.PressesOn(post, "Me too");
        var joined = new CardSeen(post.MessageId, mei.Outcome.Card!.AsObject());
        await WithdrawnAsync(amina);

        await mei.PressesOn(joined, "pledge.leave");
        Assert.Contains(Withdrawn, mei.Outcome.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_me_too_counts_once_and_shows_that_you_are_in()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var (_, mei) = await PostedAsync(bot);
        var post = Post(mei);
        await mei.PressesOn(post, "Me too");
        await mei.PressesOn(post, "Me too");
        Assert.Contains("One person joined", mei.Outcome.Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1L, await CountAsync(bot, "pledge_joins"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task After_the_post_was_edited_for_everybody_each_reader_has_their_own_view_again(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var (_, mei) = await PostedAsync(bot);
        var owen = bot.Person("owen", "pledges");
        await owen.Opens();
        await mei.PressesOn(Post(mei), "Me too");
        await PledgeTests.ShowsAsync(owen, "One person joined");

        await Waiting.UntilAsync(
            () => Task.FromResult(Post(mei).HasButton("pledge.leave") && !Post(mei).HasButton("pledge.join")),
            "the reader who joined does not see that they are in"
        );
        Assert.True(Post(owen).HasButton("pledge.join"));
        Assert.False(Post(owen).HasButton("pledge.leave"));
    }

    [Theory]
    [InlineData("Edit")]
    [InlineData("Withdraw")]
    [InlineData("Mark as done")]
    public async Task An_old_list_of_pledges_says_that_one_of_them_is_gone(string button)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var (amina, _) = await PostedAsync(bot);
        await amina.Says("my pledges");
        var list = await amina.Sees("my-pledges");
        await WithdrawnAsync(amina);

        await amina.PressesOn(list, button);
        var now = await amina.Sees("my-pledges", Withdrawn);
        Assert.DoesNotContain(Words, now.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Done")]
    [InlineData("Still on it")]
    [InlineData("Let it go")]
    public async Task An_old_follow_up_says_that_the_pledge_is_gone(string button)
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var (amina, _) = await PostedAsync(bot);
        await amina.Opens();
        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 3, 10, 5, 0, TimeSpan.Zero));
        var asked = await amina.Sees("follow-up");
        await WithdrawnAsync(amina);

        await amina.PressesOn(asked, button);
        await amina.Sees("my-pledges", Withdrawn);
    }

    [Fact]
    public async Task An_owners_old_question_says_what_was_decided()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = 1");
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, Made);
        var question = await gareth.Sees("pledge-approval", Words);
        await gareth.Presses("Approve");
        await gareth.Sees("pledge-approval", "Approved by");

        await gareth.PressesOn(question, "Approve");
        var now = await gareth.Sees("pledge-approval");
        Assert.False(now.HasButton("Approve"));
    }

    private static async Task<(Person Author, Person Reader)> PostedAsync(BotUnderTest bot)
    {
        var (amina, mei) = (bot.Person("amina"), bot.Person("mei", "pledges"));
        await mei.Opens();
        await PledgeTests.PostAsync(amina, Made);
        await PledgeTests.ShowsAsync(mei, Words);
        return (amina, mei);
    }

    private static CardSeen Post(Person reader) => reader.Cards().Single(card => card.Name == "pledge-post");

    private static async Task WithdrawnAsync(Person author)
    {
        await author.Says("my pledges");
        await author.Sees("my-pledges");
        await author.Presses("Withdraw");
        await author.Sees("pledge-withdraw");
        await author.Presses("Yes, withdraw it");
        await author.Sees("notice", "withdrawn");
    }

    private static Task<long> PledgesAsync(BotUnderTest bot) => CountAsync(bot, "pledges");

    private static async Task<long> CountAsync(BotUnderTest bot, string table) =>
        Convert.ToInt64(await bot.Database.ScalarAsync($"SELECT count(*) FROM {table}"), null);
}
