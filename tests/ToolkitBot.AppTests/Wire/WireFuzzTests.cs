using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.Turns;
using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Wire;

/// <summary>
/// Activities as Teams sends them with members left out, doubled, of another kind, huge and foreign. Whatever comes, the bot
/// answers what is valid, fails at nothing, and writes down nobody who did not speak.
/// </summary>
/// <remarks>A few thousand here; <c>TOOLKITBOT_FUZZ=100000</c> sends so many, and also holds the memory.</remarks>
public sealed class WireFuzzTests(ITestOutputHelper output)
{
    private const int Few = 2_000;
    private const int AtOnce = 16;
    private const int BetweenLooks = 10_000;
    private const long MayGrow = 16 * 1024 * 1024;

    [Theory, Sqlite, PostgreSql]
    public async Task Whatever_comes_is_answered_and_keeps_nobody_who_did_not_speak(StorageKind storage)
    {
        var wanted = Environment.GetEnvironmentVariable("TOOLKITBOT_FUZZ");
        var count = wanted is null ? Few : int.Parse(wanted, CultureInfo.InvariantCulture);
        var tenants = FuzzedActivities.Tenants;
        var bot = new WireBot
        {
            Storage = storage,
            // A long run would fill the memory with details.
            Log = FakeLogCollector.Create(new() { FilteredLevels = { LogLevel.Error, LogLevel.Critical } }),
            Settings = new() { ["Bot:Tenants"] = string.Join(',', tenants) },
        };
        await bot.InitializeAsync();
        try
        {
            await RunAsync(bot, count);
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    private async Task RunAsync(WireBot bot, int count)
    {
        var heard = new ConcurrentDictionary<string, int>();
        bot.Connector.Remembers = false;
        bot.Connector.Answer = call =>
        {
            heard.AddOrUpdate(ConversationOf(call.Path), 1, (_, before) => before + 1);
            return null;
        };
        var verbs = bot.Services.GetRequiredService<Verbs>().All.Order(StringComparer.Ordinal).ToArray();
        var activities = new FuzzedActivities(new Random(16_2026), bot.Connector.ServiceUrl, verbs);
        var statuses = new ConcurrentDictionary<int, int>();
        var (answered, sent) = (0, 0);
        var heaps = new List<long>();
        foreach (var batch in activities.Take(count).Chunk(FuzzedActivities.Conversations))
        {
            var before = heard.ToDictionary();
            // As the channel does, which uses one token for an hour: signing one for each activity cost most of the run.
            var token = bot.Token();
            await Parallel.ForEachAsync(
                batch,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (activity, _) =>
                {
                    var answer = await bot.PostAsync(Encoding.UTF8.GetBytes(activity.Json), token);
                    statuses.AddOrUpdate(answer.Status, 1, (_, so) => so + 1);
                    Assert.True(IsAsItShould(activity, answer), $"{answer.Status} {answer.Body}\n{activity.Json}");
                }
            );
            foreach (var activity in batch.Where(activity => activity.Expects == Expected.Reply))
            {
                answered++;
                var seen = before.GetValueOrDefault(activity.Conversation);
                await Waiting.UntilAsync(
                    () => Task.FromResult(heard.GetValueOrDefault(activity.Conversation) > seen),
                    "nobody answered " + activity.Json
                );
            }

            sent += batch.Length;
            if (sent % BetweenLooks == 0)
            {
                heaps.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        output.WriteLine(
            $"{count} activities: {string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Value} x {s.Key}"))}; "
                + $"{answered} valid messages, all answered; {heard.Values.Sum()} calls of the Connector; "
                + $"MiB of heap every {BetweenLooks}: {string.Join(' ', heaps.Select(heap => heap / 1024 / 1024))}"
        );
        // The app is removed from conversations too, and what waits for one of those is given up.
        Assert.DoesNotContain(
            bot.Log.GetSnapshot(),
            entry => !entry.Message.Contains("given up (NotInConversation)", StringComparison.Ordinal)
        );
        Assert.True(answered > count / 10, $"only {answered} messages were valid");
        var rows = (await bot.Database.DumpAsync()).Split('\n');
        Assert.Empty(
            rows.Where(row => row.Contains(FuzzedActivities.Silent, StringComparison.OrdinalIgnoreCase)).Take(5)
        );
        Assert.InRange(Growth(heaps), long.MinValue, MayGrow);
    }

    /// <summary>
    /// How much the heap's floor has risen: its least after the start of the run against its least towards the end. Between
    /// them buffers come and go, and patterns without backtracking grow until they have met most letters.
    /// </summary>
    private static long Growth(List<long> heaps)
    {
        var warm = heaps.Skip(1).ToList();
        var third = warm.Count / 3;
        return third == 0 ? 0 : warm.TakeLast(third).Min() - warm.Take(third).Min();
    }

    private static bool IsAsItShould(FuzzedActivity activity, WireAnswer answer) =>
        activity.Expects switch
        {
            Expected.Reply => answer.Status == 200,
            Expected.Refusal => answer.Status == 400,
            _ => answer.Status is 200 or 400 or 403 or 501,
        };

    private static string ConversationOf(string path)
    {
        var parts = path.Split('/');
        var at = Array.IndexOf(parts, "conversations");
        return at >= 0 && at + 1 < parts.Length ? Uri.UnescapeDataString(parts[at + 1]).Split(';')[0] : "";
    }
}
