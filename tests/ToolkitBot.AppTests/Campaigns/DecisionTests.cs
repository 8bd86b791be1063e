using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Pledges;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Campaigns;

/// <summary>What owners decide: about the words that they see, never about their own doubtful ones, and for a day only.</summary>
public sealed class DecisionTests
{
    private const string Words = "I will answer every letter";
    private const string Doubtful =
        "pledge I will say sorry to the young woman whose baby died in our unit by 24 December 2027";

    [Theory, Sqlite, PostgreSql]
    public async Task An_old_card_approves_nothing_that_its_owner_never_saw(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        var first = await gareth.Sees("pledge-approval", Words);
        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "With the campaign's owners");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Writes("what", $"{Words} from the ministry").Presses("Preview");
        await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice");
        await amina.Settles();

        await gareth.PressesOn(first, "Approve");
        var shown = await gareth.Sees("pledge-approval", "from the ministry");
        Assert.Contains("words have changed", shown.Text, StringComparison.Ordinal);
        Assert.Equal("AwaitingApproval", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
        await gareth.PressesOn(shown, "Approve");
        await PledgeTests.ShowsAsync(bot.Person("mei", "pledges"), "from the ministry");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_owner_who_types_a_label_of_a_card_that_came_by_itself_finds_what_waits(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await PledgeTests.PostAsync(bot.Person("amina"), $"pledge {Words} by 3 March 2027");
        await gareth.Sees("pledge-approval", Words);
        foreach (var typed in new[] { "approve", "Decline it", "history" })
        {
            await gareth.Says(typed);
            await gareth.Sees("campaign-room", "1 pledge is waiting");
        }

        Assert.Equal("AwaitingApproval", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task New_words_of_a_posted_pledge_say_that_the_old_ones_go_away_meanwhile(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await OwnerAsync(bot);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await PledgeTests.ShowsAsync(bot.Person("mei", "pledges"), Words);
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await amina.Says("my pledges");
        await amina.Sees("my-pledges");
        await amina.Presses("Edit");
        await amina.Sees("pledge-form");
        await amina.Writes("what", $"{Words} from the ministry").Presses("Preview");
        await amina.Sees("pledge-preview", "decide first");
        Assert.Contains("Until then nobody can read your pledge", amina.Card.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_the_screen_doubts_waits_for_somebody_other_than_its_author(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);

        // He is the only owner, and there is no steward: he is told so before he sends it, and is not asked himself.
        await gareth.Says(Doubtful);
        await gareth.Sees("pledge-preview", "Sample Hospital has no other owner. Add one");
        await gareth.Presses("pledge.post");
        await gareth.Sees("notice", "add another owner");
        await gareth.Settles();
        Assert.Equal("AwaitingApproval", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
        Assert.DoesNotContain(gareth.Cards(), card => card.Name == "pledge-approval");
        await gareth.Says("campaign");
        var room = await gareth.Sees("campaign-room");
        Assert.DoesNotContain("waiting for a decision", room.Text, StringComparison.Ordinal);
        Assert.False(room.HasButton("Decide"));
        var id = (string)(await bot.Database.ScalarAsync("SELECT id FROM pledges"))!;
        var version = $"{await bot.Database.ScalarAsync("SELECT version FROM pledges")}";
        var approve = TwoTeamsTests.Forged("pledge.approve", ("id", id), ("version", version));
        await gareth.PressAsync(room, approve);
        await gareth.Sees("pledge-approval", "Add another owner, and I will ask them.");
        Assert.Equal("AwaitingApproval", await bot.Database.ScalarAsync("SELECT state FROM pledges"));

        // A second owner is asked, in words for whoever decides.
        var mei = bot.Person("mei");
        await mei.Opens();
        await gareth.Says("campaign");
        await gareth.Sees("campaign-room");
        await gareth.Presses("Owners");
        var owners = await gareth.Sees("campaign-owners");
        await gareth.PressAsync(
            owners,
            owners.Button("Add this owner"),
            new Dictionary<string, string> { ["person"] = bot.World.Person("mei").ObjectId }
        );
        await gareth.Sees("campaign-owners", "is now an owner");
        await gareth.PressAsync(
            owners,
            owners.Button("Add this owner"),
            new Dictionary<string, string> { ["person"] = bot.World.Person("mei").ObjectId }
        );
        await gareth.Sees("campaign-owners", "is an owner already");
        await PledgeTests.ShowsAsync(mei, "A pledge is waiting");
        Assert.True(
            mei.Cards()
                .Single(card => card.Text.Contains("now an owner", StringComparison.Ordinal))
                .HasButton("The campaign")
        );
        var asked = mei.Cards().Single(card => card.Name == "pledge-approval");
        await gareth.PressAsync(owners, approve);
        var other = await gareth.Sees("pledge-approval", "Somebody else has to look");
        Assert.DoesNotContain("Add another owner", other.Text, StringComparison.Ordinal);
        Assert.Contains("This may describe one patient", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody will look at it", asked.Text, StringComparison.Ordinal);
        await mei.PressesOn(asked, "Approve");
        var decided = await mei.Sees("pledge-approval", "Approved by");
        Assert.DoesNotContain("This may describe", decided.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_new_owner_is_not_asked_about_a_doubtful_pledge_of_their_own(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, Doubtful);
        await gareth.Sees("pledge-approval");
        await gareth.Says("campaign");
        await gareth.Sees("campaign-room", "1 pledge is waiting for a decision");
        await gareth.Presses("Owners");
        var owners = await gareth.Sees("campaign-owners");
        await gareth.PressAsync(
            owners,
            owners.Button("Add this owner"),
            new Dictionary<string, string> { ["person"] = amina.Self.ObjectId }
        );
        await PledgeTests.ShowsAsync(amina, "You are now an owner");
        await bot.SettleAsync();
        Assert.DoesNotContain(amina.Cards(), card => card.Name == "pledge-approval");
        await amina.Says("campaign");
        Assert.False((await amina.Sees("campaign-room")).HasButton("Decide"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_doubt_promises_only_what_the_campaign_holds(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
        var amina = bot.Person("amina");
        await amina.Says(Doubtful);
        await amina.Sees("pledge-preview", "it can go out at once");
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await amina.Says(Doubtful);
        var asked = await amina.Sees("pledge-preview", "Say it of everybody in that situation.");
        Assert.Contains("decide first", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("at once", asked.Text, StringComparison.Ordinal);
        await gareth.Says(Doubtful);
        var alone = await gareth.Sees("pledge-preview", "has no other owner. Add one");
        Assert.DoesNotContain("Somebody will look", alone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("at once", alone.Text, StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Without_an_owner_doubt_waits_all_the_same(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        await OwnerAsync(bot);
        await bot.Database.ScalarAsync("UPDATE campaigns SET owners = ''");
        var amina = bot.Person("amina");
        await amina.Says(Doubtful);
        await amina.Sees("pledge-preview", "there is none just now");
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "nobody just now who can decide");
        Assert.Equal("AwaitingApproval", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_team_without_an_owner_asks_the_stewards(StorageKind storage)
    {
        using var folder = new TemporaryFolder();
        var content = folder.CopyOf("content");
        var file = Path.Combine(content, "en", "campaign.yaml");
        var owen = SampleWorld.People.Single(person => person.Key == "owen");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(
            file,
            text.Replace("owners: []", $"owners:\n  - {owen.ObjectId}", StringComparison.Ordinal)
        );
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            new() { Settings = new Dictionary<string, string> { ["Content:Path"] = content } }
        );
        await OwnerAsync(bot);
        var steward = bot.Person("owen");
        await steward.Says("hello");
        await steward.Sees("welcome");
        await bot.Database.ScalarAsync("UPDATE campaigns SET owners = ''");
        await PledgeTests.PostAsync(bot.Person("amina"), Doubtful);
        var asked = await steward.Sees("pledge-approval", "young woman");
        await steward.PressesOn(asked, "Approve");
        await PledgeTests.ShowsAsync(bot.Person("mei", "pledges"), "young woman");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Whoever_leaves_their_name_out_is_not_named_in_the_history(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
        var amina = bot.Person("amina");
        foreach (var name in new[] { "hide", "show" })
        {
            await amina.Says($"pledge {Words} by 3 March 2027");
            await amina.Sees("pledge-preview", Words);
            await amina.Presses("pledge.change");
            await amina.Sees("pledge-form");
            await amina.Chooses("showName", name).Presses("pledge.preview");
            await amina.Sees("pledge-preview", Words);
            await amina.Presses("pledge.post");
            await amina.Sees("notice");
            await amina.Settles();
            var channel = gareth.In("pledges");
            await channel.Opens();
            await Waiting.UntilAsync(
                () => Task.FromResult(channel.Cards().Any(card => card.HasButton("pledge.take-down"))),
                "the owner sees no way to take it down"
            );
            await TakesDownAsync(channel, channel.Cards().Single(card => card.HasButton("pledge.take-down")));
            await PledgeTests.ShowsAsync(channel, "Taken down by an owner");
        }

        var about = await bot.Database.LinesAsync(
            "SELECT about_key FROM campaign_events WHERE kind = 'PledgeTakenDown' ORDER BY id"
        );
        Assert.Equal(2, about.Count);
        Assert.DoesNotContain(amina.Self.ObjectId, about[0], StringComparison.Ordinal);
        Assert.Contains(amina.Self.ObjectId, about[1], StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task An_owner_takes_a_post_down_with_a_reason_and_puts_it_back_for_a_day(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        var channel = gareth.In("pledges");
        await PledgeTests.ShowsAsync(channel, Words);
        var post = channel.Cards().Single(card => card.Name == "pledge-post");

        // Somebody else has no such button, and a forged press does nothing.
        var mei = bot.Person("mei", "pledges");
        await PledgeTests.ShowsAsync(mei, Words);
        Assert.False(mei.Cards().Single(card => card.Name == "pledge-post").HasButton("Take down"));

        await channel.Opens();
        await Waiting.UntilAsync(
            () => Task.FromResult(channel.Cards().Any(card => card.HasButton("pledge.take-down"))),
            "the owner sees no way to take it down"
        );
        post = channel.Cards().Single(card => card.Name == "pledge-post");
        await mei.PressAsync(post, post.Button("Take down"));
        Assert.Contains("owners", mei.Outcome.Text, StringComparison.Ordinal);

        // A post that changes while its owner writes the reason takes nothing from them: the form is a window of its own.
        await channel.PressAsync(post, post.Button("Take down"));
        var form = channel.Dialog();
        Assert.Contains(Words, form.Text, StringComparison.Ordinal);
        await channel.SubmitsAsync(form, "Take down");
        Assert.Contains("reason", channel.Dialog().Text, StringComparison.Ordinal);
        await amina.Opens();
        await TakesDownAsync(channel, post, "It names our supplier");
        await amina.Sees("notice", "It names our supplier");
        await PledgeTests.ShowsAsync(mei, "Taken down by an owner");
        Assert.Equal(0, await ChannelTalk.CountAsync(bot, "SELECT pledged FROM campaigns"));
        Assert.False(mei.Cards().Single(card => card.Name == "pledge-post").HasButton("Put it back"));

        await channel.PressesOn(await EmptiedAsync(bot, channel), "Put it back");
        await PledgeTests.ShowsAsync(mei, Words);
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT pledged FROM campaigns"));

        await TakesDownAsync(channel, post, "It is not ours to promise");
        await gareth.Says("campaign");
        await gareth.Sees("campaign-room", $"You can still put back \"{Words}");
        await gareth.Presses("Put it back");
        await PledgeTests.ShowsAsync(mei, Words);

        await TakesDownAsync(channel, post, "It is not ours to promise");
        var emptied = await EmptiedAsync(bot, channel);
        bot.Clock.Advance(TimeSpan.FromHours(25));
        await channel.PressesOn(emptied, "Put it back");
        await channel.Sees("notice", "for a day");
        await gareth.Says("campaign");
        var room = await gareth.Sees("campaign-room");
        Assert.DoesNotContain("put back", room.Text, StringComparison.Ordinal);
        Assert.Equal("TakenDown", await bot.Database.ScalarAsync("SELECT state FROM pledges"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_reason_that_sounds_like_need_is_taken_and_who_can_help_stands_beside_it(StorageKind storage)
    {
        const string Reason = "It says I want to kill myself, and it was meant as a joke";
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        var channel = gareth.In("pledges");
        var post = await OwnersPostAsync(channel);
        await channel.PressAsync(post, post.Button("Take down"));
        var form = channel.Dialog();
        await channel.SubmitsAsync(form, "Take down", "reason", Reason);
        var said = channel.Dialog().Text;
        Assert.Contains("put it back for a day", said, StringComparison.Ordinal);
        Assert.Contains("Samaritans", said, StringComparison.Ordinal);
        Assert.Equal("ToolkitBot", channel.Outcome.Dialog!.Title);
        await amina.Sees("notice", Reason);

        // A second press says how things stand, to an owner.
        await channel.PressAsync(post, post.Button("Take down"));
        Assert.Contains("It is down already.", channel.Outcome.Text, StringComparison.Ordinal);
        await gareth.Says("hello");
        await gareth.PressAsync(await gareth.Sees("welcome"), form.Button("pledge.take-down-yes"));
        var down = await gareth.Sees("notice", "It is down already.");
        Assert.True(down.HasButton("Put it back"));

        // The same of a pledge that waits, in the private chat: the card says what was decided, the contacts come below.
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await PledgeTests.PostAsync(amina, "pledge I will thank a colleague by 3 March 2027");
        await gareth.Sees("pledge-approval", "thank a colleague");
        await gareth.Writes("reason", Reason).Presses("Decline");
        await gareth.Sees("pledge-approval", "Declined by");
        await gareth.Sees("contacts");
        await amina.Sees("notice", Reason);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task What_is_put_back_after_its_channel_was_deleted_waits_or_is_posted_anew(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsRefusedCalls = true });
        var gareth = await OwnerAsync(bot);
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, $"pledge {Words} by 3 March 2027");
        var channel = gareth.In("pledges");
        await PledgeTests.ShowsAsync(channel, Words);
        await channel.Opens();
        await Waiting.UntilAsync(
            () => Task.FromResult(channel.Cards().Any(card => card.HasButton("pledge.take-down"))),
            "the owner sees no way to take it down"
        );
        var post = channel.Cards().Single(card => card.Name == "pledge-post");
        await TakesDownAsync(channel, post, "It names our supplier");
        await PledgeTests.ShowsAsync(channel, "Taken down by an owner");
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await PledgeTests.ShowsAsync(gareth, "Somebody deleted");

        await gareth.Says("campaign");
        await gareth.Sees("campaign-room", "You can still put back");
        await gareth.Presses("Put it back");
        await gareth.Sees("notice", "as soon as there is a channel");
        await PledgeTests.ShowsAsync(amina, "I will show it as soon as there is a channel for it");
        var general = gareth.In("general");
        await general.Opens();
        await general.Says("@ToolkitBot pledges here");
        await PledgeTests.ShowsAsync(general, Words);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_card_shows_its_owner_what_another_owner_decided(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = await OwnerAsync(bot);
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
        await bot.Database.ScalarAsync("UPDATE campaigns SET approve_first = true");
        await PledgeTests.PostAsync(bot.Person("amina"), $"pledge {Words} by 3 March 2027");
        await PledgeTests.ShowsAsync(mei, "A pledge is waiting");
        await gareth.PressesOn(await gareth.Sees("pledge-approval", Words), "Approve");
        await PledgeTests.ShowsAsync(bot.Person("owen", "pledges"), Words);

        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await mei.Opens();
        await PledgeTests.ShowsAsync(mei, "no longer waiting");
        Assert.DoesNotContain(mei.Cards(), card => card.HasButton("pledge.approve"));
    }

    /// <summary>The owner's own view of the post that they took down.</summary>
    private static async Task<CardSeen> EmptiedAsync(BotUnderTest bot, Person channel)
    {
        CardSeen? post = null;
        await Waiting.UntilAsync(
            async () =>
            {
                bot.Clock.Advance(TimeSpan.FromMinutes(2));
                await channel.Opens();
                post = channel.Cards().SingleOrDefault(card => card.HasButton("pledge.put-back"));
                return post is not null;
            },
            "the owner sees no way to put it back"
        );
        return post!;
    }

    /// <summary>The only pledge in the channel, once its owner can take it down.</summary>
    private static async Task<CardSeen> OwnersPostAsync(Person channel)
    {
        await PledgeTests.ShowsAsync(channel, Words);
        await channel.Opens();
        await Waiting.UntilAsync(
            () => Task.FromResult(channel.Cards().Any(card => card.HasButton("pledge.take-down"))),
            "the owner sees no way to take it down"
        );
        return channel.Cards().Single(card => card.Name == "pledge-post");
    }

    private static async Task TakesDownAsync(Person channel, CardSeen post, string reason = "It names our supplier")
    {
        await channel.PressAsync(post, post.Button("Take down"));
        await channel.SubmitsAsync(channel.Dialog(), "Take down", "reason", reason);
        Assert.Contains("put it back for a day", channel.Outcome.Text, StringComparison.Ordinal);
    }

    private static async Task<Person> OwnerAsync(BotUnderTest bot)
    {
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        await gareth.In("pledges").Opens();
        await gareth.Opens();
        return gareth;
    }
}
