using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>After "forget me" the whole database is searched for the person.</summary>
public sealed class ForgetMeTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task Nothing_of_the_person_is_left_and_their_post_is_empty(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var mei = bot.Person("mei");
        await PledgeTests.PostAsync(mei, "pledge I will greet every newcomer by 3 March 2027");
        var amina = bot.Person("amina");
        await amina.Says("start");
        await amina.Sees("walk-step");
        await amina.Says("because marigolds deserve better photographs");
        await amina.Sees("walk-step");
        await amina.Says("stop");
        await PledgeTests.PostAsync(amina, "pledge I will photograph marigolds by 3 March 2027");
        var channel = amina.In("pledges");
        await channel.Opens();
        await PledgeTests.ShowsAsync(channel, "newcomer");
        await PledgeTests.ShowsAsync(channel, "marigolds");
        var posts = channel.Cards().Where(card => card.Name == "pledge-post").ToList();
        await channel.PressesOn(
            posts.First(card => card.Text.Contains("newcomer", StringComparison.Ordinal)),
            "Me too"
        );

        // Somebody else's press was answered with Amina's words, and an answer is kept for a day.
        // She has a view of her own: Amina's has no button to join her own pledge.
        var meis = mei.In("pledges");
        await meis.Opens();
        await meis.PressesOn(
            meis.Cards().Single(card => card.Text.Contains("marigolds", StringComparison.Ordinal)),
            "Me too"
        );
        Assert.Contains("marigolds", await bot.Database.DumpAsync(), StringComparison.Ordinal);

        await amina.Says("forget me");
        await amina.Sees("privacy", "1 pledge");
        await amina.Presses("Delete it all");
        await amina.Sees("notice", "I have deleted all of it");
        await bot.SettleAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await Waiting.UntilAsync(
            async () =>
                Convert.ToInt64(
                    await bot.Database.ScalarAsync("SELECT count(*) FROM outbox WHERE kind <> 'follow-up'"),
                    null
                ) == 0,
            "the outbox was not emptied"
        );

        var kept = await bot.Database.DumpAsync();
        var self = amina.Self;
        foreach (var trace in new[] { self.Mri, self.ObjectId, self.Name, "marigold", amina.Place.Id })
        {
            Assert.DoesNotContain(trace, kept, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(
            "marigold",
            string.Join('\n', channel.Cards().Select(card => card.Text)),
            StringComparison.Ordinal
        );
        Assert.Equal(0L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT joined FROM campaigns"), null));
        Assert.Equal(1L, Convert.ToInt64(await bot.Database.ScalarAsync("SELECT pledged FROM campaigns"), null));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task The_person_owns_no_campaign_of_any_year_any_more_and_others_still_do(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Opens();
        await amina.In("pledges").Opens();
        await PledgeTests.PostAsync(amina, "pledge I will greet every newcomer by 3 March 2027");
        var key = (string)
            (await bot.Database.ScalarAsync($"SELECT key FROM people WHERE key LIKE '%{amina.Self.ObjectId}'"))!;
        var other = key[..^1] + (key[^1] == '0' ? '1' : '0');
        foreach (var (year, owners) in new[] { (2024, key), (2025, $"{other}\n{key}"), (2026, $"{key}x\n{other}") })
        {
            await bot.Database.ScalarAsync(
                $"""
                INSERT INTO campaigns (id, tenant_id, name, hashtag, starts_on, ends_on, goal, approve_first, owners, channel_id, pledged, joined, done, version)
                SELECT tenant_id || '|{year}', tenant_id, name, hashtag, starts_on, ends_on, goal, approve_first, '{owners}', channel_id, pledged, joined, done, version
                FROM campaigns WHERE id NOT LIKE '%|20__'
                """
            );
        }

        await amina.Says("forget me");
        await amina.Sees("privacy");
        await amina.Presses("Delete it all");
        await amina.Sees("notice", "I have deleted all of it");

        Assert.Equal(
            ["", other, $"{key}x\n{other}"],
            await bot.Database.LinesAsync("SELECT owners FROM campaigns WHERE id LIKE '%|20__' ORDER BY id")
        );
    }
}
