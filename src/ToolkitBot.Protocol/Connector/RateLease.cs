namespace ToolkitBot.Protocol.Connector;

/// <summary>The right to make one call at a time to a place, until disposed.</summary>
public sealed class RateLease : IDisposable
{
    private readonly RateShaper shaper;
    private readonly RateLane lane;
    private bool left;

    internal RateLease(RateShaper shaper, RateKey key, RateLane lane)
    {
        (this.shaper, this.lane) = (shaper, lane);
        Key = key;
    }

    /// <summary>The place.</summary>
    public RateKey Key { get; }

    /// <summary>Waits for a place for another attempt of the same call; every attempt counts.</summary>
    public Task NextAsync(CancellationToken cancellationToken)
    {
        shaper.Answered(lane);
        return shaper.WaitForPlaceAsync(Key, lane, cancellationToken);
    }

    /// <summary>Nobody calls this place for a time, because the service asked for it.</summary>
    public void Pause(TimeSpan pause) => shaper.Pause(lane, pause);

    /// <inheritdoc />
    public void Dispose()
    {
        if (!left)
        {
            left = true;
            shaper.Answered(lane);
            shaper.Leave(lane);
        }
    }
}

/// <summary>One conversation's calls of one class. All but <see cref="Turn"/> is guarded by the shaper.</summary>
internal sealed class RateLane(RateClass kind, int instances)
{
    private readonly SlidingWindows windows = new(RateLimits.For(kind, instances));
    private TimeSpan pausedUntil = TimeSpan.MinValue;
    private TenantWindow? underWay;

    public SemaphoreSlim Turn { get; } = new(1, 1);
    public int Users { get; set; }

    public TimeSpan Wait(TimeSpan now)
    {
        var free = windows.Earliest();
        free = pausedUntil > free ? pausedUntil : free;
        return free > now ? free - now : TimeSpan.Zero;
    }

    public void Begin(TenantWindow tenant, TimeSpan now)
    {
        windows.Add(now);
        tenant.Begin();
        underWay = tenant;
    }

    public void Answered(TimeSpan now)
    {
        if (underWay is not null)
        {
            windows.Answered(now);
            underWay.Answered(now);
            underWay = null;
        }
    }

    public void PauseUntil(TimeSpan until) => pausedUntil = until > pausedUntil ? until : pausedUntil;

    public bool CanBeForgotten(TimeSpan now) => Users == 0 && pausedUntil <= now && windows.CanBeForgotten(now);
}
