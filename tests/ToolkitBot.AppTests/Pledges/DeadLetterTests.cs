using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>What cannot be posted: given up with a word to the owners, posted later all the same, and never given up for a throttle.</summary>
public sealed class DeadLetterTests
{
    private static readonly BotOptions options = new()
    {
        ExpectsRefusedCalls = true,
        ExpectsErrors = true,
        People = 8,
    };

    [Theory, Sqlite, PostgreSql]
    public async Task The_owners_are_told_once_that_the_channel_is_gone_and_choosing_it_anew_posts_what_waited(
        StorageKind storage
    )
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var gareth = bot.Person("gareth");
        await gareth.Opens();
        bot.Teams.Connector.Faults = ChannelTalk.NoNewPosts(LocalFault.Answer(403, "BotNotInConversationRoster"));
        for (var number = 1; number <= 3; number++)
        {
            await PledgeTests.PostAsync(bot.Stranger(), $"pledge I will answer letter {number} by 3 March 2027");
        }

        // The first one finds out; nothing more is sent to a channel that is not there.
        await Waiting.UntilAsync(async () => await DeadAsync(bot) == 1, "the post was not given up");
        var letter = await gareth.Sees("notice", "I can no longer post in the channel for pledges");
        Assert.Contains("pledges here", letter.Text, StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.Single(gareth.Cards(), card => card.Text.Contains("I can no longer post", StringComparison.Ordinal));
        Assert.Equal(1, await DeadAsync(bot));

        bot.Teams.Connector.Faults = null;
        var channel = bot.Person("gareth", "pledges");
        await channel.Says("@ToolkitBot pledges here");
        await channel.Sees("notice", "I post pledges in this channel");
        for (var number = 1; number <= 3; number++)
        {
            await PledgeTests.ShowsAsync(channel, $"letter {number}");
        }
    }

    [Theory, Sqlite, PostgreSql]
    public async Task However_long_a_throttle_lasts_it_postpones_and_never_gives_up(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        bot.Teams.Connector.Faults = ChannelTalk.NoNewPosts(new LocalFault { Status = 429, Code = "Throttled" });
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every letter by 3 March 2027");
        // Each attempt is two calls; 18 attempts are what a failing service gets.
        await Waiting.UntilAsync(
            () =>
            {
                bot.Clock.Advance(TimeSpan.FromSeconds(30));
                return Task.FromResult(Refused(bot) >= 50);
            },
            "it was not tried again and again"
        );

        Assert.Equal(0, await DeadAsync(bot));
        bot.Teams.Connector.Faults = null;
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        await PledgeTests.ShowsAsync(amina.In("pledges"), "every letter");
    }

    [Fact]
    public async Task What_the_service_fails_at_again_and_again_is_given_up_in_the_end()
    {
        await using var bot = await BotUnderTest.StartAsync(StorageKind.Sqlite, options);
        bot.Teams.Connector.Faults = ChannelTalk.NoNewPosts(LocalFault.Answer(502));
        await PledgeTests.PostAsync(bot.Person("amina"), "pledge I will answer every letter by 3 March 2027");
        await Waiting.UntilAsync(
            async () =>
            {
                bot.Clock.Advance(TimeSpan.FromMinutes(1));
                return await DeadAsync(bot) == 1;
            },
            "the post was not given up"
        );
        Assert.InRange(await ChannelTalk.CountAsync(bot, "SELECT attempts FROM outbox WHERE kind = 'post'"), 18, 18);
    }

    private static int Refused(BotUnderTest bot) => bot.Teams.Connector.Calls.Count(call => call.Status == 429);

    private static Task<long> DeadAsync(BotUnderTest bot) =>
        ChannelTalk.CountAsync(bot, "SELECT count(*) FROM outbox WHERE dead_reason IS NOT NULL");
}
