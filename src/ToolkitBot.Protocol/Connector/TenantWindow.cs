namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// What one tenant may still get: so many calls in any second. A call counts from its beginning until a second after its
/// answer, because the service counts it at some moment between the two. All but <see cref="Turn"/> is guarded by the shaper.
/// </summary>
internal sealed class TenantWindow
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1) + RateLimits.Margin;

    private readonly Queue<TimeSpan> answered = new();
    private readonly int allowed;
    private int underWay;

    /// <summary>Begins as if a process before this one, stopped at time zero, had made most of the calls of its last second.</summary>
    /// <param name="sharers">How many instances of the bot share the tenant's calls.</param>
    public TenantWindow(int sharers)
    {
        allowed = Math.Max(1, RateLimits.TenantCalls / sharers);
        for (var call = Math.Max(1, RateLimits.TenantCallsAtStart / sharers); call < allowed; call++)
        {
            answered.Enqueue(TimeSpan.Zero);
        }
    }

    /// <summary>Held by the one who waits for the next place; the others wait for it in their order.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>How many wait for a place that nobody else wants.</summary>
    public int Behind { get; set; }

    /// <summary>After which time it is worth asking for a place again; zero when there is one.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        while (answered.TryPeek(out var oldest) && oldest + Span <= now)
        {
            answered.Dequeue();
        }

        if (underWay + answered.Count < allowed)
        {
            return TimeSpan.Zero;
        }

        return answered.TryPeek(out var next) ? next + Span - now : RateLimits.WhileBusy;
    }

    public void Begin() => underWay++;

    public void Answered(TimeSpan now)
    {
        underWay--;
        answered.Enqueue(now);
    }
}
