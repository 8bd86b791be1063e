using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Features.Privacy;
using ToolkitBot.Settings;
using ToolkitBot.Storage;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>What has had its time is deleted, once a day, by setting.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan kept = TimeSpan.FromDays(30);

    private static readonly BotOptions options = new()
    {
        People = 6,
        Settings = new Dictionary<string, string> { ["Pledges:RetentionDays"] = "30" },
    };

    [Theory, Sqlite, PostgreSql]
    public async Task What_is_over_goes_after_the_days_of_the_setting_and_the_figures_stay(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, options);
        var (mei, owen) = (bot.Person("mei"), bot.Person("owen"));
        await PledgeTests.PostAsync(mei, "pledge I will sort the letters by 3 March 2027");
        await FinishAsync(mei);
        await PledgeTests.PostAsync(owen, "pledge I will water the plants by 3 March 2027");
        var channel = bot.Stranger("pledges");
        await PledgeTests.ShowsAsync(channel, "plants");
        await channel.PressesOn(
            channel.Cards().First(card => card.Text.Contains("letters", StringComparison.Ordinal)),
            "Me too"
        );
        await bot.Stranger().Says("how do I book annual leave?");
        await bot.SettleAsync();
        Assert.Equal(1, await CountAsync(bot, "unanswered"));

        var clock = new ManualClock();
        clock.Advance(bot.Clock.GetUtcNow() - clock.GetUtcNow());
        using var retention = new Retention(
            bot.Services.GetRequiredService<Database>(),
            bot.Services.GetRequiredService<BotSettings>(),
            clock,
            NullLogger<Retention>.Instance
        );
        await retention.StartAsync(CancellationToken.None);
        await FirstRunAsync(clock);
        Assert.Equal(2, await CountAsync(bot, "pledges"));

        // Nobody asks for it: the days go by, each with its run.
        await DayByDayAsync(clock, async () => await CountAsync(bot, "pledges") == 1);
        Assert.True(clock.GetUtcNow() >= bot.Clock.GetUtcNow() + kept - TimeSpan.FromDays(1));
        await DayByDayAsync(clock, async () => await CountAsync(bot, "people") == 1);
        await DayByDayAsync(clock, async () => await CountAsync(bot, "unanswered") == 0);
        await retention.StopAsync(CancellationToken.None);

        Assert.Equal(0, await CountAsync(bot, "pledge_joins"));
        Assert.Equal(
            owen.Self.ObjectId,
            ((string)(await bot.Database.ScalarAsync("SELECT key FROM people"))!).Split('|')[1]
        );
        var rest = await bot.Database.DumpAsync();
        Assert.DoesNotContain("letters", rest, StringComparison.Ordinal);
        Assert.DoesNotContain(mei.Self.ObjectId, rest, StringComparison.Ordinal);
        Assert.DoesNotContain(channel.Self.ObjectId, rest, StringComparison.Ordinal);
        Assert.Equal(2, await ChannelTalk.CountAsync(bot, "SELECT pledged FROM campaigns"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT done FROM campaigns"));
        Assert.Equal(1, await ChannelTalk.CountAsync(bot, "SELECT joined FROM campaigns"));
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Turns_go_after_a_day(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var amina = bot.Person("amina");
        await amina.Says("help");
        await amina.Sees("help");
        await bot.SettleAsync();
        Assert.True(await CountAsync(bot, "turns") > 0);
        bot.Clock.Advance(TimeSpan.FromHours(25));
        await bot.RestartAsync();
        await Waiting.UntilAsync(async () => await CountAsync(bot, "turns") == 0, "old turns are still there");
    }

    private static async Task FinishAsync(Person who)
    {
        await who.Says("my pledges");
        await who.Sees("my-pledges");
        await who.Presses("Mark as done");
        await who.Sees("notice", "Well done");
    }

    private static Task DayByDayAsync(ManualClock clock, Func<Task<bool>> isGone) =>
        Waiting.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromDays(1));
                return isGone();
            },
            "what had its time is still there"
        );

    /// <summary>The service sets its timer on a thread of its own, so the clock is moved more than once.</summary>
    private static async Task FirstRunAsync(ManualClock clock)
    {
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(20);
            clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static Task<long> CountAsync(BotUnderTest bot, string table) =>
        ChannelTalk.CountAsync(bot, $"SELECT count(*) FROM {table}");
}
