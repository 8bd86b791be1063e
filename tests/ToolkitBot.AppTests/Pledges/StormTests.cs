using System.Globalization;
using System.Text.RegularExpressions;
using ToolkitBot.AppTests.Harness;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.Outbox;
using ToolkitBot.Pledges;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Pledges;

/// <summary>
/// A Connector in trouble and processes that die: a tenth of the calls is throttled, a tenth fails, a tenth gets no answer, a
/// tenth is cut, and one of two bots is killed every few seconds. TOOLKITBOT_STORM sets the number of pledges.
/// </summary>
public sealed partial class StormTests(ITestOutputHelper output)
{
    private static readonly int many = int.Parse(
        Environment.GetEnvironmentVariable("TOOLKITBOT_STORM") ?? "100",
        CultureInfo.InvariantCulture
    );

    [PostgreSqlFact]
    public async Task Every_pledge_is_stored_and_shown_although_bots_are_killed_and_the_connector_fails()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.PostgreSql);
        using var folder = new TemporaryFolder();
        var storm = false;
        var trouble = Trouble(() => storm);
        var options = new BotOptions
        {
            ExpectsRefusedCalls = true,
            ExpectsErrors = true,
            Teams = teams => teams with { EnforceLimits = true, Faults = trouble },
        };
        await using var bot = await BotUnderTest.WithoutInstancesAsync(database, options);
        await using var bots = new KilledBots(bot, database, folder);
        await bots.StartAsync();
        var amina = bot.Person("amina", "pledges");
        await amina.Opens();
        await Waiting.UntilAsync(
            async () => await database.ScalarAsync("SELECT channel_id FROM campaigns") is string,
            "no channel was chosen"
        );

        storm = true;
        var killing = bots.KillNowAndThenAsync();
        await MakePledgesAsync(database, bot.World.TenantId);
        var began = System.Diagnostics.Stopwatch.StartNew();
        while (
            began.Elapsed < TimeSpan.FromSeconds(120 + (many / 4)) && await LeftAsync(database) > 0
        )
        {
            await Task.Delay(250);
        }

        await bots.StopKillingAsync(killing);
        var posts = bot
            .World.Messages(amina.Place)
            .Where(m => m.Person is null)
            .Select(m => m.Activity.Attachments?[0].Content?.ToJsonString() ?? "");
        var shown = posts
            .SelectMany(post => Number().Matches(post).Select(m => m.Value).Distinct())
            .ToList();
        var calls = bot.Teams.Connector.Calls;
        output.WriteLine(
            $"{many} pledges, {shown.Distinct().Count()} shown, {shown.Count - shown.Distinct().Count()} doubled, "
                + $"{calls.Count} calls, {calls.Count(c => c.Fault is not null)} faults, {bots.Kills} kills, {began.Elapsed.TotalSeconds:F0} s"
        );
        Assert.Equal(0, await LeftAsync(database));
        Assert.Equal(
            many,
            Convert.ToInt32(await database.ScalarAsync("SELECT count(*) FROM pledges"), null)
        );
        Assert.Equal(many, shown.Distinct().Count());
        Assert.DoesNotContain(calls, call => call.Status == 429 && call.Fault is null);
    }

    private static async Task<long> LeftAsync(TestDatabase database) =>
        Convert.ToInt64(
            await database.ScalarAsync(
                "SELECT count(*) FROM outbox WHERE kind = 'post' AND dead_reason IS NULL"
            ),
            null
        );

    private static LocalFaults Trouble(Func<bool> on)
    {
#pragma warning disable CA5394 // A dice for a test; nothing secret depends on it.
        var dice = new Random(4711);
        return new LocalFaults(_ =>
            !on()
                ? null
                : dice.Next(10) switch
                {
                    0 => LocalFault.Throttled(TimeSpan.FromSeconds(1)),
                    1 => LocalFault.Answer(502),
                    2 => LocalFault.Silence(TimeSpan.FromSeconds(2)),
                    3 => LocalFault.Drop(),
                    _ => null,
                }
        );
#pragma warning restore CA5394
    }

    private static async Task MakePledgesAsync(TestDatabase database, string tenant)
    {
        await using var store = new PostgresDatabase(database.ConnectionString);
        using var signal = new OutboxSignal();
        var queue = new OutboxQueue(signal, TimeProvider.System);
        var content = ContentLoader
            .Load(Repository.Of("content"))
            .Library!.Languages["en"]
            .Campaign;
        var now = TimeProvider.System.GetUtcNow();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, many),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (number, token) =>
            {
                var id = Guid.CreateVersion7().ToString();
                var pledge = new Pledge
                {
                    Id = id,
                    MadeBy = id,
                    TenantId = tenant,
                    CampaignId = CampaignBook.IdOf(content, tenant),
                    PersonKey = $"{tenant}|{id}",
                    MadeAs = "individual",
                    Text = string.Create(
                        CultureInfo.InvariantCulture,
                        $"I will keep promise number-{number:D5}."
                    ),
                    DueOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(30),
                    TimeZone = "Europe/London",
                    State = PledgeState.Posted,
                    CreatedAt = now,
                    Version = 1,
                };
                await store.Writes.RunAsync(
                    (scope, inner) =>
                        new MakePledgeEffect(pledge, content, queue).ApplyAsync(scope, inner),
                    token
                );
            }
        );
    }

    [GeneratedRegex("number-[0-9]{5}")]
    private static partial Regex Number();
}
