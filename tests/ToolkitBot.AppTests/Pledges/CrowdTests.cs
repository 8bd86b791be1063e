using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Features.Pledges;
using ToolkitBot.LocalTeams.Bot;
using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>Many at once, and the same thing several times at once, on two instances.</summary>
public sealed class CrowdTests
{
    [Theory, Sqlite, PostgreSql]
    public async Task The_same_submit_three_times_at_once_is_one_pledge_and_one_post(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage, new() { Instances = InstancesOn(storage) });
        var amina = bot.Person("amina");
        await amina.Says("pledge I will answer every comment by 3 March 2027");
        var preview = await amina.Sees("pledge-preview");
        var button = preview.Button("pledge.post");
        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    bot.Teams.PressAsync(amina.Key, preview.MessageId, button, new Dictionary<string, string>())
                )
        );
        var mei = bot.Person("mei", "pledges");
        await mei.Opens();
        await Waiting.UntilAsync(
            async () => await CountAsync(bot, "SELECT count(*) FROM pledges WHERE post_activity_id IS NOT NULL") == 1,
            "no post"
        );
        await bot.SettleAsync();
        Assert.Equal(1, await CountAsync(bot, "SELECT count(*) FROM pledges"));
        Assert.Single(mei.Cards(), card => card.Name == "pledge-post");
    }

    [Theory, Sqlite, PostgreSql]
    public async Task Two_hundred_joins_at_once_are_two_hundred_in_a_handful_of_edits(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(
            storage,
            // A press whose commit a busy machine leaves without a connection for too long is refused, and logged.
            new()
            {
                Instances = InstancesOn(storage),
                People = 201,
                ExpectsErrors = true,
            }
        );
        var amina = bot.Person("amina");
        await PledgeTests.PostAsync(amina, "pledge I will answer every comment by 3 March 2027");
        var channel = amina.In("pledges");
        await Waiting.UntilAsync(
            () => Task.FromResult(channel.Cards().Any(card => card.Name == "pledge-post")),
            "no post"
        );
        var post = channel.Cards().Single(card => card.Name == "pledge-post");
        var button = post.Button("Me too");
        var began = Stopwatch.StartNew();
        var people = bot.World.People.Where(person => person.Key != "amina").ToList();
        for (var round = 1; people.Count > 0; round++)
        {
            Assert.True(round < 20, $"{people.Count} people pressed again and again in vain.");
            // All of them at once; whom a busy machine leaves without an answer for five seconds, presses again.
            var outcomes = await Task.WhenAll(
                people.Select(person =>
                    bot.Teams.PressAsync(person.Key, post.MessageId, button, new Dictionary<string, string>())
                )
            );
            people = [.. people.Where((_, i) => outcomes[i].Kind == OutcomeKind.Error)];
        }

        // A press that takes long is answered before it is done.
        await Waiting.UntilAsync(
            async () => await CountAsync(bot, "SELECT count(*) FROM pledge_joins") == 200,
            "joins are missing"
        );
        var took = began.Elapsed;
        Assert.Equal(200, await CountAsync(bot, "SELECT joined FROM pledges"));
        Assert.Equal(200, await CountAsync(bot, "SELECT joined FROM campaigns"));
        await Waiting.UntilAsync(
            async () => await CountAsync(bot, "SELECT count(*) FROM outbox WHERE kind = 'post'") == 0,
            "edits are left"
        );
        var shown = bot.World.FindMessage(post.MessageId)!.Activity.Attachments![0].Content!.ToJsonString();
        Assert.Contains("200 people joined", shown, StringComparison.Ordinal);
        var edits = bot.Teams.Connector.Calls.Count(call =>
            call.Operation == ConnectorOperation.Update && call.ActivityId == post.MessageId
        );
        // A burst is a handful; where it drags on, an edit each time that edits gather.
        Assert.InRange(edits, 1, Math.Max(8, 3 + (int)(took / PledgeLetters.EditGathers)));
        Assert.All(
            bot.Log.GetSnapshot().Where(line => line.Level >= LogLevel.Error),
            line => Assert.Contains("its sender is told to try again", line.Message, StringComparison.Ordinal)
        );
    }

    private static async Task<long> CountAsync(BotUnderTest bot, string sql) =>
        Convert.ToInt64(await bot.Database.ScalarAsync(sql), null);

    /// <summary>One process alone may use a SQLite file.</summary>
    private static int InstancesOn(StorageKind storage) => storage == StorageKind.PostgreSql ? 2 : 1;
}
