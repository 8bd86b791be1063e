namespace ToolkitBot.Protocol.Connector;

/// <summary>A steady rate with a small burst over everything one tenant gets; times of calls are promised one after the other.</summary>
/// <param name="sharers">How many instances of the bot share the tenant's rate.</param>
internal sealed class TenantBucket(int sharers)
{
    private readonly TimeSpan step = TimeSpan.FromSeconds(sharers) / RateLimits.TenantRate;
    private readonly int burst = Math.Max(1, RateLimits.TenantBurst / sharers);
    private TimeSpan full;

    /// <summary>How long a call would wait if it were made now.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        var wait = full - step * (burst - 1) - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Takes the next place and tells how long to wait for it.</summary>
    public TimeSpan Take(TimeSpan now)
    {
        var wait = Wait(now);
        full = (full > now ? full : now) + step;
        return wait;
    }

    public bool IsIdle(TimeSpan now) => full <= now;
}
