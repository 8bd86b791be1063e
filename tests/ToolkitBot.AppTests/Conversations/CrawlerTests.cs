using ToolkitBot.AppTests.Harness;
using ToolkitBot.AppTests.Sdk;
using ToolkitBot.AppTests.Telemetry;
using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>No dead end, wherever somebody presses.</summary>
public sealed class CrawlerTests(ITestOutputHelper output)
{
    private const int Steps = 500;

    /// <summary>Presses come back as invokes on one database, as messages on the other.</summary>
    [Theory, Sqlite, PostgreSql]
    public async Task Five_hundred_presses_meet_no_silence_no_error_and_no_dead_end(StorageKind storage)
    {
        var presses = storage == StorageKind.Sqlite ? "Execute" : "Submit";
        await using var collector = await OtlpCollector.StartAsync();
        var settings = new Dictionary<string, string>(collector.Settings) { ["Cards:Presses"] = presses };
        await using var bot = await BotUnderTest.StartAsync(storage, new() { Settings = settings });
        var crawler = new Crawler(bot, seed: storage == StorageKind.Sqlite ? 20261122 : 5072);
        for (var step = 0; step < Steps; step++)
        {
            await crawler.StepAsync();
        }

        output.WriteLine($"{Steps} steps over {crawler.Verbs.Count} verbs: {string.Join(", ", crawler.Verbs.Order())}");
        foreach (var figures in crawler.Figures)
        {
            output.WriteLine(figures.ToString());
        }

        Assert.True(
            crawler.Faults.Count == 0,
            string.Join(
                Environment.NewLine,
                crawler.Faults.Select(fault => $"{fault.Key}{Environment.NewLine}{fault.Value}")
            )
        );
        Assert.True(crawler.Verbs.Count >= 15, $"The crawler only found {crawler.Verbs.Count} verbs.");

        var complaints = SdkJudge.Complaints(bot, out var judged);
        output.WriteLine($"Microsoft's schema read {judged} activities and answers.");
        Assert.Empty(complaints);
        Assert.True(judged > Steps);

        // A collector has watched all of it.
        await bot.StopAsync();
        output.WriteLine($"metrics at the collector: {string.Join(", ", collector.Names(OtlpSignal.Metric).Order())}");
        Assert.Superset(TelemetryTests.Metrics.ToHashSet(), collector.Names(OtlpSignal.Metric).ToHashSet());
        TelemetryTests.HoldsNothingOfAnybody(collector, bot, [.. Crawler.Typed.Where(words => words.Length > 12)]);
    }
}
