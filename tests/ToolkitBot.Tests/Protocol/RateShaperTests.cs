using System.Net;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Auth;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Tests.Protocol;

public sealed class RateShaperTests
{
    private static readonly (int Calls, double Seconds)[] Limits = [(7, 1), (8, 2), (60, 30)];
    private readonly ManualClock clock = new();
    private readonly RateShaper shaper;

    public RateShaperTests()
    {
        shaper = new RateShaper(clock);
    }

    private static RateKey Key(string conversation = "a:1", string tenant = "t", RateClass kind = RateClass.Send) =>
        new(tenant, conversation, kind);

    private async Task<DateTimeOffset> CallAsync(RateShaper by, RateKey key)
    {
        using var lease = await by.EnterAsync(key, CancellationToken.None);
        return clock.GetUtcNow();
    }

    private Task<DateTimeOffset[]> BurstAsync(IEnumerable<RateKey> keys) => BurstAsync(shaper, keys);

    private async Task<DateTimeOffset[]> BurstAsync(RateShaper by, IEnumerable<RateKey> keys)
    {
        var calls = Task.WhenAll(keys.Select(key => CallAsync(by, key)).ToArray());
        await clock.RunAsync(calls);
        var times = await calls;
        Array.Sort(times);
        return times;
    }

    private static void AssertWithin(DateTimeOffset[] times, int calls, double seconds)
    {
        for (var first = 0; first + calls < times.Length; first++)
        {
            var span = times[first + calls] - times[first];
            Assert.True(span > TimeSpan.FromSeconds(seconds), $"{calls + 1} calls within {span}");
        }
    }

    [Fact]
    public async Task A_burst_of_200_to_one_conversation_keeps_within_every_window()
    {
        var start = clock.GetUtcNow();

        var times = await BurstAsync(Enumerable.Repeat(Key(), 200));

        Assert.All(Limits, limit => AssertWithin(times, limit.Calls, limit.Seconds));
        // 60 in thirty seconds: the last of 200 goes out in the fourth such span, no later.
        Assert.InRange((times[^1] - start).TotalSeconds, 90, 125);
    }

    [Fact]
    public async Task Many_conversations_share_the_tenants_rate_and_nothing_else()
    {
        var times = await BurstAsync(Enumerable.Range(0, 400).Select(one => Key("a:" + one)));

        AssertWithin(times, 40, 1);
        Assert.InRange((times[^1] - times[0]).TotalSeconds, 9, 12);
    }

    [Fact]
    public async Task A_process_that_follows_a_killed_one_keeps_what_a_tenant_allows()
    {
        clock.Advance(TimeSpan.FromSeconds(1.5));
        var killed = await BurstAsync(shaper, Enumerable.Range(0, 40).Select(one => Key("a:" + one)));
        var next = new RateShaper(clock);

        var after = await BurstAsync(next, Enumerable.Range(0, 200).Select(one => Key("a:" + one)));

        AssertWithin([.. killed, .. after], 50, 1);
        Assert.True(after[0] - killed[^1] < TimeSpan.FromSeconds(1), "A start must not make people wait.");
    }

    [Fact]
    public async Task Several_instances_share_what_a_tenant_allows()
    {
        var times = await BurstAsync(
            new RateShaper(clock, instances: 3),
            Enumerable.Range(0, 90).Select(one => Key("a:" + one))
        );

        AssertWithin(times, 13, 1);
    }

    [Fact]
    public async Task Tenants_do_not_wait_for_each_other()
    {
        var times = await BurstAsync(Enumerable.Range(0, 50).Select(one => Key("a:" + one, "t" + one)));

        Assert.Equal(times[0], times[^1]);
    }

    [Fact]
    public async Task Reading_has_limits_of_its_own()
    {
        var times = await BurstAsync(Enumerable.Repeat(Key(kind: RateClass.Members), 100));

        AssertWithin(times, 14, 1);
        AssertWithin(times, 16, 2);
        Assert.True((times[^1] - times[0]).TotalSeconds < 16);
    }

    [Fact]
    public async Task Messages_of_one_conversation_go_out_one_at_a_time_and_in_order()
    {
        var order = new List<int>();
        var busy = 0;
        async Task SendAsync(int number)
        {
            using var lease = await shaper.EnterAsync(Key(), CancellationToken.None);
            Assert.Equal(1, Interlocked.Increment(ref busy));
            await Task.Delay(TimeSpan.FromMilliseconds(300), clock);
            order.Add(number);
            Interlocked.Decrement(ref busy);
        }

        await clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 30).Select(SendAsync).ToArray()));

        Assert.Equal(Enumerable.Range(0, 30), order);
    }

    [Fact]
    public void Threads_of_a_channel_share_its_limits()
    {
        static ConversationReference Thread(string id) =>
            new()
            {
                ChannelId = "msteams",
                ServiceUrl = Wire.ServiceUrl,
                Conversation = new() { Id = id },
            };

        Assert.Equal(
            RateShaper.KeyOf(Thread("19:c;messageid=1"), RateClass.Send),
            RateShaper.KeyOf(Thread("19:c;messageid=2"), RateClass.Send)
        );
        Assert.NotEqual(
            RateShaper.KeyOf(Thread("19:c"), RateClass.Send),
            RateShaper.KeyOf(Thread("19:d"), RateClass.Send)
        );
    }

    [Fact]
    public void Trying_takes_a_place_or_tells_when_there_is_one()
    {
        for (var call = 0; call < 7; call++)
        {
            using var lease = shaper.TryEnter(Key(), out var none);
            Assert.NotNull(lease);
            Assert.Equal(TimeSpan.Zero, none);
        }

        Assert.Null(shaper.TryEnter(Key(), out var wait));
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1));
        Assert.Equal(wait, shaper.NextPlace(Key()));
        Assert.Equal(TimeSpan.Zero, shaper.NextPlace(Key("a:2")));

        clock.Advance(wait);
        using var eighth = shaper.TryEnter(Key(), out _);
        Assert.NotNull(eighth);
        Assert.Null(shaper.TryEnter(Key(), out var busy));
        Assert.True(busy > TimeSpan.Zero);
    }

    [Fact]
    public void Trying_respects_the_tenants_rate()
    {
        var taken = 0;
        for (var call = 0; call < 100; call++)
        {
            using var lease = shaper.TryEnter(Key("a:" + call), out var wait);
            taken += lease is null ? 0 : 1;
            Assert.Equal(lease is null, wait > TimeSpan.Zero);
        }

        Assert.InRange(taken, 1, 10);
    }

    [Fact]
    public async Task A_pause_that_the_service_asks_for_holds_for_the_conversation()
    {
        using (var lease = await shaper.EnterAsync(Key(), CancellationToken.None))
        {
            lease.Pause(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(TimeSpan.FromSeconds(20), shaper.NextPlace(Key()));
        Assert.Equal(TimeSpan.Zero, shaper.NextPlace(Key("a:2")));
    }

    [Fact]
    public async Task Giving_up_lets_the_next_one_in()
    {
        var held = await shaper.EnterAsync(Key(), CancellationToken.None);
        using var gone = new CancellationTokenSource();
        var waiting = shaper.EnterAsync(Key(), gone.Token);
        gone.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Dispose();
        held.Dispose();

        using var next = await shaper.EnterAsync(Key(), CancellationToken.None);
        Assert.Null(shaper.TryEnter(Key(), out _));
    }

    [Fact]
    public async Task Giving_up_the_wait_for_a_place_lets_the_next_one_in_too()
    {
        while (shaper.TryEnter(Key(), out _) is { } lease)
        {
            lease.Dispose();
        }

        using var gone = new CancellationTokenSource();
        var waiting = shaper.EnterAsync(Key(), gone.Token);
        gone.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        clock.Advance(shaper.NextPlace(Key()));
        using var next = shaper.TryEnter(Key(), out _);
        Assert.NotNull(next);
    }

    /// <summary>Whoever gave up, was turned away or never called leaves nothing behind.</summary>
    [Fact]
    public async Task A_conversation_is_forgotten_however_it_was_left()
    {
        using (await shaper.EnterAsync(Key(), CancellationToken.None))
        {
            using var gone = new CancellationTokenSource();
            var waiting = shaper.EnterAsync(Key(), gone.Token);
            Assert.Null(shaper.TryEnter(Key(), out _));
            gone.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        for (var call = 0; call < 20; call++)
        {
            shaper.TryEnter(Key("a:" + call), out _)?.Dispose();
        }

        clock.Advance(TimeSpan.FromMinutes(2));
        await CallAsync(shaper, Key("new"));
        Assert.Equal(1, shaper.Remembered);
    }

    [Fact]
    public async Task Idle_conversations_are_forgotten_and_busy_ones_are_not()
    {
        await BurstAsync(Enumerable.Range(0, 1000).Select(one => Key("a:" + one, "t" + one)));
        await BurstAsync(Enumerable.Repeat(Key("busy"), 100));
        Assert.Equal(1001, shaper.Remembered);

        clock.Advance(TimeSpan.FromMinutes(2));
        await CallAsync(shaper, Key("new"));
        Assert.Equal(2, shaper.Remembered);

        clock.Advance(TimeSpan.FromHours(2));
        await CallAsync(shaper, Key("newer"));
        Assert.Equal(1, shaper.Remembered);
    }

    [Fact]
    public async Task A_connector_that_enforces_the_limits_never_has_to()
    {
        using var connector = new EnforcingConnector(clock);
        using var http = new HttpClient(connector);
        var client = new ConnectorClient(
            http,
            new ServiceUrlPolicy(InboundAuthOptions.PublicServiceHosts),
            null,
            shaper,
            new(),
            clock,
            new FakeLogger<ConnectorClient>()
        );
        var reference = new ConversationReference
        {
            ChannelId = "msteams",
            ServiceUrl = Wire.ServiceUrl,
            Conversation = new() { Id = "19:c", TenantId = Wire.TenantId },
        };

        await clock.RunAsync(
            Task.WhenAll(
                Enumerable
                    .Range(0, 200)
                    .Select(one =>
                        client.SendAsync(reference, new() { Type = "message", Text = "x" }, CancellationToken.None)
                    )
                    .ToArray()
            )
        );

        Assert.Equal(200, connector.Accepted);
        Assert.Equal(0, connector.Refused);
    }

    /// <summary>Counts calls when they arrive, which is some time after they were sent and before they are answered.</summary>
    private sealed class EnforcingConnector(ManualClock clock) : HttpMessageHandler
    {
        private readonly Random random = new(7);
        private readonly List<DateTimeOffset> arrivals = [];

        internal int Accepted => arrivals.Count;
        internal int Refused { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(Latency(), clock, cancellationToken);
            var now = clock.GetUtcNow();
            var over = Limits.Any(limit =>
                arrivals.Count(at => now - at < TimeSpan.FromSeconds(limit.Seconds)) >= limit.Calls
            );
            if (over)
            {
                Refused++;
            }
            else
            {
                arrivals.Add(now);
            }

            await Task.Delay(Latency(), clock, cancellationToken);
            return new HttpResponseMessage(over ? HttpStatusCode.TooManyRequests : HttpStatusCode.Created);
        }

        private TimeSpan Latency() => TimeSpan.FromMilliseconds(random.Next(1, 120));
    }
}
