using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>What several scripts about the channel for pledges need.</summary>
internal static class ChannelTalk
{
    /// <summary>How the Connector refuses every new post.</summary>
    public static LocalFaults NoNewPosts(LocalFault fault) =>
        LocalFaults.On(ConnectorOperation.CreateConversation, fault);

    /// <summary>So many people pledge while nothing can be posted, so that it comes in one digest.</summary>
    /// <returns>The authors.</returns>
    public static async Task<IReadOnlyList<Person>> PledgeTogetherAsync(
        BotUnderTest bot,
        int count,
        Func<int, string>? words = null
    )
    {
        words ??= number => $"I will answer every letter of shelf {number} by 3 March 2027";
        bot.Teams.Connector.Faults = NoNewPosts(LocalFault.Throttled(TimeSpan.FromSeconds(1)));
        var authors = Enumerable.Range(1, count).Select(_ => bot.Stranger()).ToList();
        for (var i = 0; i < count; i++)
        {
            await PledgeTests.PostAsync(authors[i], $"pledge {words(i + 1)}");
        }

        bot.Teams.Connector.Faults = null;
        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        return authors;
    }

    /// <summary>Something is pledged and shown, so the pump has looked at everything that was due before.</summary>
    public static async Task PumpHasLookedAsync(BotUnderTest bot, string mark)
    {
        var stranger = bot.Stranger();
        await PledgeTests.PostAsync(
            stranger,
            $"pledge I will sort the {mark} letters by 20 December 2027"
        );
        await PledgeTests.ShowsAsync(stranger.In("pledges"), mark);
    }

    public static async Task<long> CountAsync(BotUnderTest bot, string sql) =>
        Convert.ToInt64(await bot.Database.ScalarAsync(sql), null);
}
