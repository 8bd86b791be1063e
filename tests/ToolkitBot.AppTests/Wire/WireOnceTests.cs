using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ToolkitBot.AppTests.Harness;

namespace ToolkitBot.AppTests.Wire;

/// <summary>A turn has one effect, however often, where and when its activity is delivered.</summary>
public sealed class WireOnceTests
{
    [Theory]
    [Sqlite]
    [PostgreSql]
    public async Task The_same_activity_three_times_at_once_and_once_later_on_two_instances_has_one_effect(
        StorageKind storage
    )
    {
        await using var bot = await StartAsync(storage, instances: storage == StorageKind.PostgreSql ? 2 : 1);
        for (var chat = 0; chat < 10; chat++)
        {
            var name = $"a:once-{chat}";
            var helpful = Helpful(bot, name);
            var tip = bot.Bot.Message(conversation: name);
            var at = chat;

            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 3)
                    .SelectMany(i =>
                        new[] { bot.Bot.PostAsync(tip, (at + i) % 2), bot.Bot.PostAsync(helpful, (at + i) % 2) }
                    )
            );
            var later = await Task.WhenAll(bot.Bot.PostAsync(tip, 0), bot.Bot.PostAsync(helpful, 1));

            Assert.All(answers.Concat(later), answer => Assert.Equal(200, answer.Status));
            var bodies = answers.Concat(later).Select(answer => answer.Body).Where(body => body.Length > 0).ToArray();
            Assert.Equal(4, bodies.Length);
            Assert.Single(bodies.Distinct());
            Assert.Single(await TipsAsync(bot.Bot, name));
        }

        Assert.Equal(10, await HelpfulAsync(bot.Bot));
        Assert.Equal(20L, Convert.ToInt64(await bot.Bot.Database.ScalarAsync("SELECT COUNT(*) FROM turns"), null));

        // Replies go out once as long as nobody dies: ten tips, and what each press shows.
        foreach (var chat in Enumerable.Range(0, 10))
        {
            Assert.Single(
                await bot.Bot.Connector.WaitForAsync($"a:once-{chat}", 1),
                call => call.Body.Contains("card-tip", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [Sqlite]
    [PostgreSql]
    public async Task Two_turns_of_one_conversation_at_the_same_time_both_count(StorageKind storage)
    {
        await using var bot = await StartAsync(storage, instances: storage == StorageKind.PostgreSql ? 2 : 1);
        for (var round = 0; round < 5; round++)
        {
            var name = $"a:both-{round}";
            var turns = Enumerable
                .Range(0, 6)
                .Select(i => bot.Bot.PostAsync(bot.Bot.Message(conversation: name), i % 2));
            var presses = Enumerable.Range(0, 6).Select(i => bot.Bot.PostAsync(Helpful(bot, name), i % 2));

            var answers = await Task.WhenAll(turns.Concat(presses));

            Assert.All(answers, answer => Assert.Equal(200, answer.Status));
            var tips = await TipsAsync(bot.Bot, name);
            Assert.Equal(6, tips.Count);
            Assert.Equal(6, tips.Distinct().Count());
        }

        Assert.Equal(30, await HelpfulAsync(bot.Bot));
    }

    [Theory]
    [Sqlite]
    [PostgreSql]
    public async Task Replies_that_the_Connector_did_not_take_go_out_later_and_only_those(StorageKind storage)
    {
        await using var bot = await StartAsync(storage, instances: 1);
        await bot.Bot.PostAsync(bot.Bot.Message("start", "a:left"));
        await bot.Bot.Connector.WaitForAsync("a:left", 1);
        Assert.Equal(0L, await UnsentAsync(bot.Bot, expected: 0));

        // Down for longer than the client tries; a question inside the walk is answered by two messages.
        var failing = true;
        var refused = 0;
        bot.Bot.Connector.Answer = call =>
            failing
            && call.Path.Contains("left", StringComparison.Ordinal)
            && call.Body.Contains("card-notice", StringComparison.Ordinal)
                ? Refuse(ref refused)
                : null;
        await bot.Bot.PostAsync(bot.Bot.Message("what is change day?", "a:left"));
        await Waiting.UntilAsync(() => Task.FromResult(Volatile.Read(ref refused) == 2), "the client gives up");
        Assert.Equal(1L, await UnsentAsync(bot.Bot, expected: 1));

        failing = false;
        Assert.Equal(0L, await UnsentAsync(bot.Bot, expected: 0));
        var sent = bot.Bot.Connector.In("a:left");
        Assert.Single(sent, call => call.Body.Contains("card-answer", StringComparison.Ordinal));
    }

    private static IResult Refuse(ref int refused)
    {
        Interlocked.Increment(ref refused);
        return Results.StatusCode(502);
    }

    private static async Task<long> UnsentAsync(WireBot bot, long expected)
    {
        var count = -1L;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (count != expected && !deadline.IsCancellationRequested)
        {
            count = Convert.ToInt64(
                await bot.Database.ScalarAsync("SELECT COUNT(*) FROM turns WHERE sent = false"),
                null
            );
            await Task.Delay(50);
        }

        return count;
    }

    private static JsonObject Helpful(Started bot, string conversation) =>
        bot.Bot.Press(
            "answer.helpful",
            conversation,
            body => body["value"]!["action"]!["data"]!["id"] = "changeday.what"
        );

    private static async Task<IReadOnlyList<string>> TipsAsync(WireBot bot, string conversation)
    {
        var json = (string)
            (await bot.Database.ScalarAsync($"SELECT json FROM states WHERE key LIKE '%|{conversation}'"))!;
        return [.. JsonNode.Parse(json)!["tipsSeen"]!.AsArray().Select(tip => (string)tip!)];
    }

    private static async Task<long> HelpfulAsync(WireBot bot) =>
        Convert.ToInt64(await bot.Database.ScalarAsync("SELECT SUM(count) FROM tallies WHERE kind = 'helpful'"), null);

    private static async Task<Started> StartAsync(StorageKind storage, int instances)
    {
        var bot = new WireBot { Storage = storage, Instances = instances };
        await bot.InitializeAsync();
        return new Started(bot);
    }

    /// <summary>A bot that ends with its test.</summary>
    private sealed record Started(WireBot Bot) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(Bot.DisposeAsync());
    }
}
