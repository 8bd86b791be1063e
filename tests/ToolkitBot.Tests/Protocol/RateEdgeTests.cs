using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Tests.Protocol;

/// <summary>The figures of Teams' limits, each at its edge.</summary>
public sealed class RateEdgeTests
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData(RateClass.Send, 7, 8, 60, 1800)]
    [InlineData(RateClass.Create, 7, 8, 60, 1800)]
    [InlineData(RateClass.Members, 12, 14, 110, 3300)]
    [InlineData(RateClass.Conversations, 12, 14, 110, 3300)]
    public void A_conversation_gets_so_many_in_a_second_in_two_in_thirty_and_in_an_hour(
        RateClass kind,
        int one,
        int two,
        int thirty,
        int hour
    )
    {
        var shaper = Begun();
        var key = new RateKey("t", "a:1", kind);
        var start = clock.GetUtcNow();
        TimeSpan Since() => clock.GetUtcNow() - start;

        Assert.Equal((one, TimeSpan.FromSeconds(1) + Margin), Take(shaper, key));
        clock.Advance(TimeSpan.FromSeconds(1) + Margin);
        Assert.Equal((two - one, TimeSpan.FromSeconds(1)), Take(shaper, key));

        var all = two;
        foreach (var (most, span) in new[] { (thirty, TimeSpan.FromSeconds(30)), (hour, TimeSpan.FromHours(1)) })
        {
            // As fast as it may, until they are used up.
            while (all < most)
            {
                clock.Advance(shaper.NextPlace(key));
                all += Take(shaper, key).Taken;
            }

            Assert.Equal(most, all);
            clock.Advance(shaper.NextPlace(key) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, Take(shaper, key).Taken);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(span + Margin, Since());
            var again = Take(shaper, key).Taken;
            Assert.InRange(again, 1, one);
            all += again;
        }
    }

    /// <summary>How many instances, and what each may do in a tenant in its first second and later.</summary>
    [Theory]
    [InlineData(1, 10, 40)]
    [InlineData(3, 3, 13)]
    [InlineData(4, 2, 10)]
    [InlineData(20, 1, 2)]
    [InlineData(100, 1, 1)]
    public void A_tenant_gets_so_many_from_each_instance(int instances, int first, int later)
    {
        var shaper = new RateShaper(clock, instances);
        var conversations = 0;
        int TakeAll()
        {
            var taken = 0;
            while (shaper.TryEnter(new("t", $"a:{conversations++}", RateClass.Send), out var wait) is { } lease)
            {
                Assert.Equal(TimeSpan.Zero, wait);
                lease.Dispose();
                taken++;
            }

            return taken;
        }

        Assert.Equal(first, TakeAll());
        Assert.Equal(TimeSpan.FromSeconds(1) + Margin, shaper.NextPlace(new("t", "a:other", RateClass.Send)));
        Assert.Equal(TimeSpan.Zero, shaper.NextPlace(new("another", "a:other", RateClass.Send)));
        clock.Advance(TimeSpan.FromSeconds(1) + Margin - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, TakeAll());
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(later, TakeAll());
    }

    /// <summary>Whoever writes has leased the conversation; all instances may read it at once.</summary>
    [Theory]
    [InlineData(RateClass.Send, 2, 7)]
    [InlineData(RateClass.Create, 2, 7)]
    [InlineData(RateClass.Members, 2, 6)]
    [InlineData(RateClass.Conversations, 4, 3)]
    [InlineData(RateClass.Members, 20, 1)]
    public void Instances_share_what_is_read_of_a_conversation(RateClass kind, int instances, int each)
    {
        var shaper = Begun(instances);
        Assert.Equal(each, Take(shaper, new("t", "a:1", kind)).Taken);
    }

    [Fact]
    public void Calls_without_a_tenant_share_a_bucket()
    {
        var shaper = new RateShaper(clock, instances: 100);
        RateKey Key(string conversation) => new(null, conversation, RateClass.Send);
        using var lease = shaper.TryEnter(Key("a:1"), out _);

        Assert.NotNull(lease);
        Assert.Null(shaper.TryEnter(Key("a:2"), out _));
        Assert.NotEqual(TimeSpan.Zero, shaper.NextPlace(Key("a:2")));
        Assert.Equal(TimeSpan.Zero, shaper.NextPlace(Key("a:2") with { TenantId = "t" }));
    }

    [Fact]
    public void What_is_under_way_counts_until_a_second_after_its_answer()
    {
        var shaper = new RateShaper(clock, instances: 100);
        var (here, there) = (new RateKey("t", "a:1", RateClass.Send), new RateKey("t", "a:2", RateClass.Send));
        using (Assert.IsType<RateLease>(shaper.TryEnter(here, out _)))
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Null(shaper.TryEnter(there, out var busy));
            Assert.Equal(TimeSpan.FromMilliseconds(50), busy);
            Assert.Null(shaper.TryEnter(here, out busy));
            Assert.Equal(TimeSpan.FromMilliseconds(50), busy);
        }

        Assert.Equal(TimeSpan.FromSeconds(1) + Margin, shaper.NextPlace(there));
        clock.Advance(TimeSpan.FromSeconds(1) + Margin);
        Assert.Equal(TimeSpan.Zero, shaper.NextPlace(there));
        Assert.Equal(TimeSpan.Zero, shaper.NextPlace(here));
    }

    [Theory]
    [InlineData(14, 60, 1)]
    [InlineData(14, 30, 2)]
    [InlineData(15, 60, 2)]
    [InlineData(15, 3600, 2)]
    [InlineData(15, 3601, 1)]
    public void A_conversation_is_forgotten_when_that_does_no_harm(int calls, int seconds, int remembered)
    {
        var shaper = Begun();
        var key = new RateKey("t", "a:1", RateClass.Send);
        for (var taken = 0; taken < calls; clock.Advance(taken < calls ? shaper.NextPlace(key) : TimeSpan.Zero))
        {
            using var lease = shaper.TryEnter(key, out _);
            taken += lease is null ? 0 : 1;
        }

        clock.Advance(TimeSpan.FromSeconds(seconds));
        shaper.TryEnter(new("t", "a:2", RateClass.Send), out _)!.Dispose();
        Assert.Equal(remembered, shaper.Remembered);
    }

    /// <summary>A shaper whose first second, with its fewer places for a tenant, is over.</summary>
    private RateShaper Begun(int instances = 1)
    {
        var shaper = new RateShaper(clock, instances);
        clock.Advance(TimeSpan.FromSeconds(2));
        return shaper;
    }

    /// <summary>Calls until there is no place, each answered at once.</summary>
    private static (int Taken, TimeSpan Wait) Take(RateShaper shaper, RateKey key)
    {
        for (var taken = 0; ; taken++)
        {
            if (shaper.TryEnter(key, out var wait) is not { } lease)
            {
                return (taken, wait);
            }

            lease.Dispose();
        }
    }
}
