using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToolkitBot.LocalTeams;
using ToolkitBot.LocalTeams.Connector;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.AppTests.Harness;

/// <summary>What a test may ask of its bot; the defaults suit most conversations.</summary>
internal sealed record BotOptions
{
    /// <summary>How many instances share the database.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>How many sample people there are; the first four are Amina, Gareth, Mei and Owen.</summary>
    public int People { get; init; } = 4;

    /// <summary>Whether there is a second team, with Tom and Nadia, and with Owen, who is in both.</summary>
    public bool HasClinic { get; init; }

    /// <summary>Settings beside the storage, by their full names (<c>Content:Path</c>).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes the local Teams: faults, limits, redeliveries.</summary>
    public Func<LocalTeamsOptions, LocalTeamsOptions> Teams { get; init; } = options => options;

    /// <summary>Replaces services of the bot, in every instance.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>Whether the test makes the Connector refuse calls on purpose.</summary>
    public bool ExpectsRefusedCalls { get; init; }

    /// <summary>Whether the test makes the bot log errors on purpose.</summary>
    public bool ExpectsErrors { get; init; }
}

/// <summary>
/// The whole bot over HTTP: real Kestrel, real database, and the local Teams, which outlives restarts of the bot.
/// When it is closed it fails the test for what nobody expected: a call beyond this machine, a call that the
/// Connector refused, an activity that the bot did not take, a logged error.
/// </summary>
internal sealed class BotUnderTest : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly bool ownsDatabase;
    private readonly BotOptions options;
    private readonly BotFront front;
    private readonly LocalTeamsHost host;
    private readonly List<BotInstance> instances = [];
    private int strangers;

    private BotUnderTest(
        TestDatabase database,
        bool ownsDatabase,
        BotOptions options,
        BotFront front,
        LocalTeamsHost host,
        TestClock clock
    )
    {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.options = options;
        this.front = front;
        this.host = host;
        Teams = host.Teams;
        Clock = clock;
    }

    public LocalTeamsServer Teams { get; }
    public LocalWorld World => Teams.World;
    public TestDatabase Database => database;

    /// <summary>The clock of the bot and of the local Teams.</summary>
    public TestClock Clock { get; }

    /// <summary>Everything that all instances logged.</summary>
    public FakeLogCollector Log { get; } = new();

    /// <summary>Invokes that the bot answered with a body, and the body.</summary>
    public IReadOnlyCollection<(byte[] Activity, byte[] Answer)> Answers => front.Answers;

    /// <summary>Addresses of the running instances.</summary>
    public IReadOnlyList<Uri> Addresses => [.. instances.Select(instance => instance.Address)];

    /// <summary>Services of the first instance.</summary>
    public IServiceProvider Services => instances[0].Services;

    public static async Task<BotUnderTest> StartAsync(StorageKind storage, BotOptions? options = null)
    {
        var database = await TestDatabase.CreateAsync(storage);
        return await StartAsync(database, options ?? new(), ownsDatabase: true);
    }

    /// <summary>Starts on a database that the test keeps, such as one with another bot on it.</summary>
    public static Task<BotUnderTest> StartOnAsync(TestDatabase database, BotOptions? options = null) =>
        StartAsync(database, options ?? new(), ownsDatabase: false);

    /// <summary>The local Teams alone, for a bot that runs elsewhere, see <see cref="HandOnTo"/>.</summary>
    public static Task<BotUnderTest> WithoutInstancesAsync(TestDatabase database, BotOptions? options = null) =>
        StartAsync(database, (options ?? new()) with { Instances = 0 }, ownsDatabase: false);

    /// <summary>Hands activities on to bots that were started elsewhere.</summary>
    public void HandOnTo(params Uri[] bots) => front.Instances = bots;

    /// <summary>A person in their personal chat, or in <c>group</c>, <c>general</c> or <c>pledges</c>.</summary>
    public Person Person(string key, string conversation = "personal") => new(this, key, conversation);

    /// <summary>The same people and places in another tenant that uses this bot.</summary>
    public Task<LocalTeamsHost> OtherTenantAsync(string tenant) =>
        LocalTeamsHost.StartAsync(
            new LocalTeamsOptions
            {
                BotEndpoint = front.Endpoint,
                TenantId = tenant,
                People = [.. SampleWorld.People.Select(person => SampleWorld.InTenant(person, tenant))],
                Clock = Clock,
            }
        );

    /// <summary>A person whom no other test has met.</summary>
    public Person Stranger(string conversation = "personal")
    {
        var known = SampleWorld.People.Count;
        var at = known + Interlocked.Increment(ref strangers) - 1;
        return at < World.People.Count
            ? Person(World.People[at].Key, conversation)
            : throw new InvalidOperationException(
                $"There are only {World.People.Count} people: ask for more in BotOptions.People."
            );
    }

    /// <summary>Stops the bot; what people do meanwhile is delivered again once it runs.</summary>
    public async Task StopAsync()
    {
        front.Instances = [];
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        instances.Clear();
    }

    /// <summary>Stops every instance and starts as many again on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartInstancesAsync();
    }

    public async Task StartInstancesAsync()
    {
        for (var i = instances.Count; i < options.Instances; i++)
        {
            instances.Add(await BotInstance.StartAsync(Settings(), Replace, Log));
        }

        front.Instances = Addresses;
    }

    /// <summary>Waits until everything is delivered, every reply of a committed turn is sent, and every post that is under way is noted.</summary>
    public async Task SettleAsync()
    {
        using var deadline = new CancellationTokenSource(Waiting.Patience);
        await Teams.SettleAsync(deadline.Token);
        if (front.Instances.Count > 0 && !options.ExpectsRefusedCalls)
        {
            await Waiting.UntilAsync(AllSentAsync, "some replies were never sent");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SettleAsync();
        await StopAsync();
        await host.DisposeAsync();
        await front.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }

        Unexpected();
    }

    private static async Task<BotUnderTest> StartAsync(TestDatabase database, BotOptions options, bool ownsDatabase)
    {
        OutboundWatch.Begin();
        var front = await BotFront.StartAsync();
        var clock = new TestClock();
        var teams = new LocalTeamsOptions
        {
            BotEndpoint = front.Endpoint,
            People = [.. SampleWorld.Crowd(options.People), .. options.HasClinic ? SampleWorld.ClinicPeople : []],
            Clock = clock,
            RedeliveryDelay = TimeSpan.FromMilliseconds(200),
        };
        var host = await LocalTeamsHost.StartAsync(options.Teams(teams));
        var bot = new BotUnderTest(database, ownsDatabase, options, front, host, clock);
        await bot.StartInstancesAsync();
        return bot;
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:ToolkitBot"] = database.ConnectionString,
            ["Content:Path"] = Repository.Of("content"),
            ["Cards:Path"] = Repository.Of("cards"),
        };
        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        return settings;
    }

    // A post stands in the channel a moment before the outbox has noted it, and only then it can be pressed.
    private async Task<bool> AllSentAsync() =>
        await CountAsync("SELECT count(*) FROM turns WHERE NOT sent") == 0
        && await CountAsync(
            $"SELECT count(*) FROM outbox WHERE finished_at IS NULL AND attempts > 0 AND due_at <= {database.Time(Clock.GetUtcNow())}"
        ) == 0;

    private async Task<long> CountAsync(string sql) =>
        Convert.ToInt64(await database.ScalarAsync(sql), CultureInfo.InvariantCulture);

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        options.Services(services);
    }

    private void Unexpected()
    {
        Assert.Empty(OutboundWatch.TakeStrangers());
        if (!options.ExpectsRefusedCalls)
        {
            // Somebody who is not on a roster is an answer, not a refusal; so is a team that the app has left meanwhile, and
            // that there is no private chat with somebody for whom the app was not added.
            Assert.DoesNotContain(
                Teams.Connector.Calls,
                call =>
                    call.Status is < 200 or >= 300
                    && call is not { Operation: ConnectorOperation.Member, Status: 404 }
                    && call is not { Operation: ConnectorOperation.TeamChannels, Status: 403 or 404 }
                    && call is not { Operation: ConnectorOperation.CreateConversation, Status: 403 }
            );
        }

        if (!options.ExpectsErrors)
        {
            Assert.DoesNotContain(Log.GetSnapshot(), line => line.Level >= LogLevel.Error);
        }
    }
}
