using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>What several scripts about the channel for pledges need.</summary>
internal static class ChannelTalk
{
    /// <summary>How the Connector refuses every new post in a channel.</summary>
    public static LocalFaults NoNewPosts(LocalFault fault) =>
        new(call =>
            call.Operation == ConnectorOperation.CreateConversation
            && call.ConversationId?.StartsWith("19:", StringComparison.Ordinal) == true
                ? fault
                : null
        );

    /// <summary>
    /// So many people pledge while another instance, which is not there any more, holds the channel; so what they pledge comes
    /// in one digest.
    /// </summary>
    /// <returns>The authors.</returns>
    public static async Task<IReadOnlyList<Person>> PledgeTogetherAsync(
        BotUnderTest bot,
        int count,
        Func<int, string>? words = null
    )
    {
        words ??= number => $"I will answer every letter of shelf {number} by 3 March 2027";
        await bot.Person("amina", "pledges").Opens();
        var until = bot.Database.Time(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await bot.Database.ScalarAsync(
            $"""
            INSERT INTO outbox_leases (place, owner, until, sends)
            SELECT channel_id, 'gone', {until}, '' FROM campaigns WHERE true
            ON CONFLICT (place) DO UPDATE SET owner = excluded.owner, until = excluded.until
            """
        );
        var authors = Enumerable.Range(1, count).Select(_ => bot.Stranger()).ToList();
        for (var i = 0; i < count; i++)
        {
            await PledgeTests.PostAsync(authors[i], $"pledge {words(i + 1)}");
        }

        await bot.Database.ScalarAsync("DELETE FROM outbox_leases WHERE owner = 'gone'");
        return authors;
    }

    /// <summary>Something is pledged and shown, so the pump has looked at everything that was due before.</summary>
    public static async Task PumpHasLookedAsync(BotUnderTest bot, string mark)
    {
        var stranger = bot.Stranger();
        await PledgeTests.PostAsync(stranger, $"pledge I will sort the {mark} letters by 20 December 2027");
        await PledgeTests.ShowsAsync(stranger.In("pledges"), mark);
    }

    public static async Task<long> CountAsync(BotUnderTest bot, string sql) =>
        Convert.ToInt64(await bot.Database.ScalarAsync(sql), null);
}
