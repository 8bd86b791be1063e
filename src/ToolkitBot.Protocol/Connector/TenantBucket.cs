namespace ToolkitBot.Protocol.Connector;

/// <summary>A steady rate with a small burst over everything one tenant gets; times of calls are promised one after the other.</summary>
internal sealed class TenantBucket
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1) / RateLimits.TenantRate;
    private static readonly TimeSpan Slack = Step * (RateLimits.TenantBurst - 1);
    private TimeSpan full;

    /// <summary>How long a call would wait if it were made now.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        var wait = full - Slack - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Takes the next place and tells how long to wait for it.</summary>
    public TimeSpan Take(TimeSpan now)
    {
        var wait = Wait(now);
        full = (full > now ? full : now) + Step;
        return wait;
    }

    public bool IsIdle(TimeSpan now) => full <= now;
}
