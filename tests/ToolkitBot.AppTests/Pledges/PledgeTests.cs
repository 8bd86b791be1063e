using System.Text.Json.Nodes;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Features.Pledges;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>A pledge from the first word to "did you do it?", as people live it.</summary>
public sealed class PledgeTests
{
    private const string Words = "I will answer every comment on our page within a day";

    [Theory, Sqlite, PostgreSql]
    public async Task A_pledge_is_coached_once_previewed_posted_joined_and_withdrawn(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("pledge I will be kinder online");
        await amina.Sees("pledge-coach", "by when?");
        await amina.Presses("Keep my words");
        await amina.Sees("pledge-preview", "kinder online");
        var mei = bot.Person("mei", "pledges");
        await mei.Opens();
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "on its way");

        await ShowsAsync(mei, "kinder online");
        await mei.Sees("pledge-post");
        await mei.Presses("Me too");
        Assert.Contains("You joined", mei.Outcome.Card!.ToJsonString(), StringComparison.Ordinal);
        await ShowsAsync(mei, "One person joined");

        await amina.Says("my pledges");
        await amina.Sees("my-pledges", "One person joined");
        await amina.Presses("Withdraw");
        await amina.Sees("pledge-withdraw");
        await mei.Opens();
        await amina.Presses("Yes, withdraw it");
        await amina.Sees("notice", "withdrawn");
        await ShowsAsync(mei, "This pledge was withdrawn.");
        Assert.DoesNotContain(mei.Cards(), card => card.Text.Contains("kinder", StringComparison.Ordinal));
        Assert.DoesNotContain(
            "kinder online",
            await bot.Database.ScalarAsync("SELECT text FROM pledges") as string ?? "",
            StringComparison.Ordinal
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_card_that_said_on_its_way_says_posted_and_leads_to_the_post(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees("pledge-preview");
        await bot.Person("mei", "pledges").Opens();
        await amina.Presses("pledge.post");
        var first = await amina.Sees("notice", "on its way");
        var told = await amina.Sees(
            "notice",
            "Posted in Change Day pledges, Sample Hospital, and on the pledge wall. Thank you."
        );
        Assert.Equal(first.MessageId, told.MessageId);
        var post = bot.Person("amina", "pledges").Cards().Single(card => card.Name == "pledge-post");
        Assert.Contains($"/{post.MessageId}?", (string?)told.Button("See it")["url"], StringComparison.Ordinal);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Who_typed_post_it_hears_where_it_was_posted_too(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees("pledge-preview");
        await amina.Says("post it");
        await amina.Sees("notice", "on its way to Change Day pledges, and on the pledge wall.");
        var told = await amina.Sees("notice", "Posted in Change Day pledges, Sample Hospital");
        Assert.StartsWith("https://teams.microsoft.com/l/message/", (string?)told.Button("See it")["url"]);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Typed_and_posted_twice_because_an_answer_was_late_it_is_one_pledge(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees("pledge-preview");
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "You have made this pledge already");
        await PostAsync(amina, $"pledge {Words} by 4 March 2027");
        Assert.Equal(2L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT count(*) FROM pledges"), null));
        Assert.Equal(2L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT pledged FROM campaigns"), null));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_card_that_shows_something_else_by_then_is_left_alone(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { ExpectsRefusedCalls = true });
        var amina = bot.Person("amina");
        await bot.Person("gareth", "pledges").Opens();
        await bot.Teams.DeleteChannelAsync("gareth", "pledges");
        await amina.Says($"pledge {Words} by 3 March 2027");
        await amina.Sees("pledge-preview", "as soon as somebody chooses a channel");
        await amina.Presses("pledge.post");
        await amina.Sees("notice", "as soon as somebody chooses a channel");
        await amina.Presses("See it");
        var opened = await amina.Sees("my-pledges");
        await bot.Teams.DeleteChannelAsync("gareth", "pledges", isDeleted: false);
        await ShowsAsync(amina.In("pledges"), Words);
        await bot.SettleAsync();
        Assert.Equal("my-pledges", amina.Cards().Single(card => card.MessageId == opened.MessageId).Name);
        Assert.Equal(
            0L,
            Convert.ToInt64(await bot.Database.ScalarAsync("SELECT count(*) FROM outbox WHERE kind = 'posted'"), null)
        );
    }

    [Theory, Sqlite, PostgreSql]
    public async Task A_pledge_with_a_phone_number_is_stored_nowhere(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("pledge I will ring Zebedee on 07700 900123 every Friday");
        await amina.Sees("pledge-stopped", "phone number");
        await amina.Presses("Reword it");
        var form = await amina.Sees("pledge-form");
        Assert.Equal("", form.Value("what"));
        await amina.Writes("what", "I will call zebedee at zero-width 0\u200b7700900123 each day").Presses("Preview");
        await amina.Sees("pledge-stopped");
        await bot.SettleAsync();

        foreach (
            var kept in new[]
            {
                await bot.Database.DumpAsync(),
                string.Join('\n', bot.Log.GetSnapshot().Select(line => line.Text())),
            }
        )
        {
            Assert.DoesNotContain("zebedee", kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("900123", kept, StringComparison.Ordinal);
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_follow_up_comes_once_at_the_due_date_and_done_reaches_the_channel(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PostAsync(amina, $"pledge {Words} by 3 March 2027");
        var mei = bot.Person("mei", "pledges");
        await mei.Opens();
        await amina.Sees("notice", "Posted in");

        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 3, 10, 5, 0, TimeSpan.Zero));
        await amina.Sees("follow-up", Words);
        await bot.RestartAsync();
        bot.Clock.Advance(TimeSpan.FromHours(5));
        await amina.SeesNothingMore();
        Assert.Equal(
            1L,
            Convert.ToInt64(
                await bot.Database.ScalarAsync("SELECT count(*) FROM outbox WHERE kind = 'follow-up'"),
                null
            )
        );

        await amina.Writes("outcome", "people say thank you").Presses("Done");
        await amina.Sees("notice", "Well done");
        await ShowsAsync(mei, "people say thank you");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Nobody_is_asked_at_night(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await amina.Opens();
        await bot.StopAsync();
        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 3, 23, 0, 0, TimeSpan.Zero));
        await bot.StartInstancesAsync();
        await Waiting.UntilAsync(
            async () =>
                Convert.ToInt64(
                    await bot.Database.ScalarAsync(
                        "SELECT count(*) FROM outbox WHERE kind = 'follow-up' AND due_at > created_at AND attempts = 0"
                    ),
                    null
                ) == 1,
            "the follow-up did not stay queued"
        );
        await amina.SeesNothingMore();
        bot.Clock.MoveTo(new DateTimeOffset(2027, 3, 4, 8, 5, 0, TimeSpan.Zero));
        await amina.Sees("follow-up", Words);
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Approve_first_needs_a_reason_for_no_and_a_yes_posts_it(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        var inChannel = gareth.In("pledges");
        await inChannel.Opens();
        await gareth.Says("my pledges");
        await gareth.Sees("my-pledges");

        await gareth.PressAsync(gareth.Card, CampaignTests.Settings());
        await gareth.Sees("campaign");
        await gareth.Writes("goal", "none").Presses("Save");
        await gareth.Sees("campaign", "whole number");
        await gareth.Writes("goal", "250").Writes("approveFirst", "true").Presses("Save");
        await gareth.Sees("campaign", "The campaign is saved.");

        var amina = bot.Person("amina");
        await amina.Opens();
        await PostAsync(amina, $"pledge {Words} by 3 March 2027");
        await gareth.Sees("pledge-approval", Words);
        await gareth.Presses("Decline");
        await gareth.Sees("pledge-approval", "reason");
        await gareth.Presses("Approve");
        await gareth.Sees("pledge-approval", "Approved by");
        await ShowsAsync(inChannel, Words);
        await amina.Sees("notice", "approved");
    }

    /// <summary>Waits until a post of the channel says these words; edits come in batches, so not every change is one.</summary>
    internal static Task ShowsAsync(Person who, string words) =>
        Waiting.UntilAsync(
            () => Task.FromResult(who.Cards().Any(card => card.Text.Contains(words, StringComparison.Ordinal))),
            $"no card says '{words}'"
        );

    /// <summary>As <see cref="PostAsync"/>, and their card has been told that it stands in the channel.</summary>
    internal static async Task PostedAsync(BotUnderTest bot, Person who, string words)
    {
        await PostAsync(who, words);
        await Waiting.UntilAsync(
            async () =>
                Convert.ToInt64(
                    await bot.Database.ScalarAsync("SELECT count(*) FROM pledges WHERE post_activity_id IS NULL"),
                    null
                ) == 0,
            "it was not posted"
        );
        bot.Clock.Advance(PledgeLetters.EditGathers);
        await who.Sees("notice", "Posted in");
    }

    internal static async Task PostAsync(Person who, string words)
    {
        await who.Says(words);
        await who.Sees("pledge-preview");
        await who.Presses("pledge.post");
        await who.Sees("notice");

        // The card that was pressed changes for everybody else, too.
        await who.Settles();
    }
}
