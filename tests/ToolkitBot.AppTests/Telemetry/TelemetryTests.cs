using ToolkitBot.AppTests.Harness;
using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Telemetry;

/// <summary>
/// What a collector is sent while people talk with the bot: that it works and how well, and no word, name or id of anybody.
/// </summary>
[StartsProcesses]
public sealed class TelemetryTests(ITestOutputHelper output)
{
    private const string Question = "who should see this toolkit on our ward?";
    private const string Unanswerable = "which car park is nearest to the theatre entrance?";
    private const string Pledge = "pledge I will answer every comment on our page within a day by Friday";

    /// <summary>Every attribute of metrics and spans; a new one is looked at before it is added here.</summary>
    private static readonly string[] attributes =
    [
        "db.operation.name",
        "db.system.name",
        "error.type",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "network.protocol.name",
        "network.protocol.version",
        "network.transport",
        "network.type",
        "server.address",
        "server.port",
        "tls.protocol.version",
        "toolkitbot.outbox.kind",
        "toolkitbot.outcome",
        "toolkitbot.pledge.state",
        "toolkitbot.turn.kind",
        "url.scheme",
    ];

    [Theory, Sqlite, PostgreSql]
    public async Task A_collector_sees_how_the_bot_does_and_nothing_of_anybody(StorageKind storage)
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var database = await TestDatabase.CreateAsync(storage);
        using var folder = new TemporaryFolder();
        await using var bot = await BotUnderTest.WithoutInstancesAsync(database);
        await using var process = await StartAsync(folder, database, collector);
        bot.HandOnTo(process.Address);
        await TalkAsync(bot);
        await Waiting.UntilAsync(
            () => Task.FromResult(collector.Names(OtlpSignal.Log).Count > 0),
            "no log record came"
        );
        await bot.SettleAsync();
        bot.HandOnTo();
        await process.Bot.TerminateAsync();

        foreach (var name in collector.Names(OtlpSignal.Metric).Concat(collector.Names(OtlpSignal.Span)).Order())
        {
            output.WriteLine(name);
        }

        Assert.Superset(Metrics.ToHashSet(), collector.Names(OtlpSignal.Metric).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "turn", "connector call", "database open", "database write", "outbox send" },
            collector.Names(OtlpSignal.Span).ToHashSet()
        );
        Assert.Contains("committed", collector.Values("toolkitbot.turn.duration", "toolkitbot.outcome"));
        Assert.Contains("adaptiveCard/action", collector.Values("toolkitbot.turn.duration", "toolkitbot.turn.kind"));
        Assert.Superset(
            new HashSet<string> { "answered", "declined" },
            collector.Values("toolkitbot.answers", "toolkitbot.outcome").ToHashSet()
        );
        HoldsNothingOfAnybody(collector, bot, Question, Unanswerable, Pledge, "answer every comment");
    }

    /// <summary>What is sent of the bot's own; <c>DashboardTests</c> holds dashboard and alerts against the code.</summary>
    internal static IReadOnlyList<string> Metrics =>
        [
            "toolkitbot.turn.duration",
            "toolkitbot.replies",
            "toolkitbot.connector.call.duration",
            "toolkitbot.outbox.depth",
            "toolkitbot.outbox.age",
            "toolkitbot.answers",
            "toolkitbot.pledges",
            "db.client.operation.duration",
            "http.server.request.duration",
        ];

    internal static void HoldsNothingOfAnybody(OtlpCollector collector, BotUnderTest bot, params string[] said)
    {
        // So that a search that finds nothing means something.
        Assert.True(collector.Holds("toolkitbot.turn.duration"));
        var unknown = collector
            .Items.Where(item => item.Signal != OtlpSignal.Log)
            .Select(item => item.Attribute)
            .OfType<string>()
            .Where(name => !name.StartsWith("dotnet.", StringComparison.Ordinal))
            .Distinct()
            .Where(name => !attributes.Contains(name) && !OfRuntime(name))
            .ToList();
        Assert.Empty(unknown);
        var secret = bot
            .World.People.SelectMany(person =>
                new[] { person.Name, person.GivenName, person.Surname, person.Mri, person.ObjectId, person.Email }
            )
            .Concat(bot.World.Conversations.Select(conversation => conversation.Id))
            .Append(bot.World.TenantId)
            .Append(bot.World.Team.Id)
            .Concat(said);
        var held = secret.Where(collector.Holds).ToList();
        Assert.Empty(held);
    }

    [Fact]
    public async Task Nothing_of_OpenTelemetry_is_loaded_without_an_endpoint()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // Files of a process are read from /proc.
        }

        await using var collector = await OtlpCollector.StartAsync();
        foreach (var wanted in new[] { false, true })
        {
            await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
            using var folder = new TemporaryFolder();
            await using var bot = await BotUnderTest.WithoutInstancesAsync(database);
            await using var process = await StartAsync(folder, database, wanted ? collector : null);
            bot.HandOnTo(process.Address);
            var amina = bot.Person("amina");
            await amina.Says("tip");
            await amina.Sees("tip");
            await amina.Settles();
            var maps = await File.ReadAllTextAsync($"/proc/{process.Bot.Id}/maps");
            Assert.Contains("ToolkitBot.dll", maps, StringComparison.Ordinal);
            Assert.Equal(wanted, maps.Contains("OpenTelemetry", StringComparison.Ordinal));
        }
    }

    // Attributes of the runtime's own metrics name generations, regions and states.
    private static bool OfRuntime(string name) =>
        name.StartsWith("gc.", StringComparison.Ordinal) || name is "cpu.mode" or "aspnetcore.request.is_unhandled";

    private static async Task TalkAsync(BotUnderTest bot)
    {
        var amina = bot.Person("amina");
        await bot.Person("gareth", "pledges").Opens();
        await amina.Says(Question);
        await amina.Sees("answer");
        await amina.Says(Unanswerable);
        await amina.Sees("declined");
        await amina.Says(Pledge);
        await amina.Sees("pledge-preview");
        await amina.Presses("Post it");
        var mei = bot.Person("mei", "pledges");
        await mei.Sees("pledge-post");
        await mei.Presses("Me too");
        await bot.SettleAsync();
    }

    private static async Task<Started> StartAsync(
        TemporaryFolder folder,
        TestDatabase database,
        OtlpCollector? collector
    )
    {
        var port = FreePort.Next();
        var settings = new Dictionary<string, string>(collector?.Settings ?? [])
        {
            ["Storage:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
        };
        var bot = await BotProcess.StartAsync(folder.Path, port, settings);
        return new(bot, new Uri($"http://127.0.0.1:{port}"));
    }

    private sealed record Started(BotProcess Bot, Uri Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Bot.DisposeAsync();
    }
}
