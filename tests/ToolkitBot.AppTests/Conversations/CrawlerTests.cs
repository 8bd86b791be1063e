using ToolkitBot.AppTests.Harness;
using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Conversations;

/// <summary>No dead end, wherever somebody presses.</summary>
public sealed class CrawlerTests(ITestOutputHelper output)
{
    private const int Steps = 500;

    [Theory, Sqlite, PostgreSql]
    public async Task Five_hundred_presses_meet_no_silence_no_error_and_no_dead_end(StorageKind storage)
    {
        await using var bot = await BotUnderTest.StartAsync(storage);
        var crawler = new Crawler(bot, seed: storage == StorageKind.Sqlite ? 20261122 : 5072);
        for (var step = 0; step < Steps; step++)
        {
            await crawler.StepAsync();
        }

        output.WriteLine($"{Steps} steps over {crawler.Verbs.Count} verbs: {string.Join(", ", crawler.Verbs.Order())}");
        Assert.True(crawler.Verbs.Count >= 15, $"The crawler only found {crawler.Verbs.Count} verbs.");
    }
}
