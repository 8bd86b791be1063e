using System.Globalization;
using ToolkitBot.AppTests.Harness;
using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Upgrade;

/// <summary>
/// A rehearsal of an upgrade: people write while nobody serves, the new release starts on the old database (on PostgreSQL
/// two instances at once), and Teams delivers what was not taken.
/// </summary>
[StartsProcesses]
public sealed class UpgradeUnderLoadTests(ITestOutputHelper output)
{
    private const int People = 12;
    private const int Each = 5;

    [Theory, Sqlite, PostgreSql]
    public async Task Everybody_is_answered_once_while_a_new_release_takes_over(StorageKind storage)
    {
        foreach (var release in new[] { ReleaseFixture.First, ReleaseFixture.Last })
        {
            await using var database = await ReleaseFixture.CreateAsync(storage, release);
            var pledges = await database.LinesAsync("SELECT id, text, state, joined FROM pledges ORDER BY id");
            var turns = await database.LinesAsync("SELECT id FROM turns");
            await using var bot = await BotUnderTest.WithoutInstancesAsync(
                database,
                new()
                {
                    People = People + 4,
                    ExpectsRefusedCalls = true,
                    Teams = teams => teams with { Redeliveries = 200 },
                }
            );
            var everybody = Enumerable.Range(0, People).Select(_ => bot.Stranger()).ToList();
            var talk = Task.WhenAll(everybody.Select(TalkAsync));
            using var folder = new TemporaryFolder();
            await using var first = Start(folder, database);
            await using var second = storage == StorageKind.PostgreSql ? Start(folder, database) : null;
            await first.ReadyAsync();
            bot.HandOnTo(first.Address);
            if (second is not null)
            {
                await second.ReadyAsync();
                bot.HandOnTo(first.Address, second.Address);
            }

            await talk;
            await bot.SettleAsync();

            foreach (var person in everybody)
            {
                var tips = person.Cards().Where(card => card.Name == "tip").Select(card => card.Text).ToList();
                Assert.True(Each == tips.Distinct().Count(), $"{person.Key} saw {tips.Count} tips after {release}.");
            }

            Assert.Equal(pledges, await database.LinesAsync("SELECT id, text, state, joined FROM pledges ORDER BY id"));

            // By then the bot may have removed old turns of the release before.
            var answered = (await database.LinesAsync("SELECT id FROM turns")).Except(turns).Count();
            Assert.InRange(answered, People * Each, (People * Each) + (2 * People)); // The first words also install the app.
            output.WriteLine($"{storage}, from {release}: {answered} turns while it took over.");
            bot.HandOnTo();
        }
    }

    private static async Task TalkAsync(Person person)
    {
        for (var i = 0; i < Each; i++)
        {
            await person.Says("tip");
            await person.Sees("tip");
        }
    }

    private static Upgraded Start(TemporaryFolder folder, TestDatabase database)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var settings = new Dictionary<string, string>
        {
            ["Storage:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
            ["Logging:LogLevel:Default"] = "Warning",
            ["Bot:Instances"] = database.Kind == StorageKind.PostgreSql ? "2" : "1",
        };
        return new(BotProcess.Start(folder.Path, settings, "--urls", address.AbsoluteUri), address);
    }

    /// <summary>A process of the new release, which may still be migrating.</summary>
    private sealed record Upgraded(BotProcess Process, Uri Address) : IAsyncDisposable
    {
        public Task ReadyAsync() => Process.ReadyAsync(Address);

        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
