using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// Keeps the bot's calls within Teams' limits, so that it is seldom told to wait: sliding windows per conversation and
/// per tenant, and one call at a time in a conversation, which also keeps messages in order.
/// </summary>
/// <remarks>
/// It knows the calls of this process only. Several instances share a conversation's limits by leasing the conversation to
/// one of them. What is idle is forgotten, so memory follows the conversations in use.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="instances">
/// How many instances of the bot run: Teams counts a tenant's calls over all of them, so each takes its part of them.
/// </param>
public sealed class RateShaper(TimeProvider time, int instances = 1)
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(30);

    private readonly long origin = time.GetTimestamp();
    private readonly Lock gate = new();
    private readonly Dictionary<(string, RateClass), RateLane> lanes = [];
    private readonly Dictionary<string, TenantWindow> tenants = new(StringComparer.Ordinal);
    private TimeSpan sweptAt;

    /// <summary>How many conversations it remembers; a figure for operators and tests.</summary>
    public int Remembered
    {
        get
        {
            lock (gate)
            {
                return lanes.Count;
            }
        }
    }

    /// <summary>The key for a call in a conversation.</summary>
    public static RateKey KeyOf(ConversationReference reference, RateClass kind) =>
        new(reference.TenantId, ThreadId.Base(reference.Conversation.Id ?? ""), kind);

    /// <summary>Waits for the conversation's turn and for a free place, and takes it. Dispose the lease when the answer is there.</summary>
    public async Task<RateLease> EnterAsync(RateKey key, CancellationToken cancellationToken)
    {
        var lane = Rent(key);
        try
        {
            await lane.Turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Return(lane);
            throw;
        }

        var lease = new RateLease(this, key, lane);
        try
        {
            await WaitForPlaceAsync(key, lane, cancellationToken);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Takes a place if one is free now.</summary>
    /// <param name="key">Where the call goes.</param>
    /// <param name="wait">After which time it is worth asking again; zero on success.</param>
    /// <returns>The lease, or null.</returns>
    public RateLease? TryEnter(RateKey key, out TimeSpan wait)
    {
        var lane = Rent(key);
        if (!lane.Turn.Wait(0, CancellationToken.None))
        {
            wait = Later(NextPlace(key), RateLimits.WhileBusy);
            Return(lane);
            return null;
        }

        lock (gate)
        {
            var tenant = Tenant(key);
            wait = Later(lane.Wait(Now), TenantWait(key));
            if (wait == TimeSpan.Zero)
            {
                lane.Begin(tenant, Now);
                return new RateLease(this, key, lane);
            }
        }

        Leave(lane);
        return null;
    }

    /// <summary>How long until a call to this place could be made; takes nothing. Zero means now.</summary>
    public TimeSpan NextPlace(RateKey key)
    {
        lock (gate)
        {
            return lanes.TryGetValue((key.Conversation, key.Class), out var lane)
                ? Later(lane.Wait(Now), TenantWait(key))
                : TenantWait(key);
        }
    }

    internal async Task WaitForPlaceAsync(RateKey key, RateLane lane, CancellationToken cancellationToken)
    {
        var tenant = RentTenant(key);
        try
        {
            await WaitAsync(lane.Wait, cancellationToken);
            await tenant.Turn.WaitAsync(cancellationToken);
            try
            {
                await WaitAsync(tenant.Wait, cancellationToken);
                lock (gate)
                {
                    lane.Begin(tenant, Now);
                }
            }
            finally
            {
                tenant.Turn.Release();
            }
        }
        finally
        {
            lock (gate)
            {
                tenant.Users--;
            }
        }
    }

    internal void Answered(RateLane lane)
    {
        lock (gate)
        {
            lane.Answered(Now);
        }
    }

    internal void Pause(RateLane lane, TimeSpan pause)
    {
        lock (gate)
        {
            lane.PauseUntil(Now + pause);
        }
    }

    internal void Leave(RateLane lane)
    {
        lane.Turn.Release();
        Return(lane);
    }

    private TimeSpan Now => time.GetElapsedTime(origin);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task WaitAsync(Func<TimeSpan, TimeSpan> left, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
            {
                wait = left(Now);
            }

            if (wait == TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    // Who tries stands back behind those who wait.
    private TimeSpan TenantWait(RateKey key) =>
        tenants.TryGetValue(key.TenantId ?? "", out var tenant)
            ? Later(tenant.Wait(Now), tenant.Turn.CurrentCount == 0 ? RateLimits.WhileBusy : TimeSpan.Zero)
            : TimeSpan.Zero;

    private TenantWindow Tenant(RateKey key)
    {
        var id = key.TenantId ?? "";
        if (!tenants.TryGetValue(id, out var tenant))
        {
            tenants[id] = tenant = new TenantWindow(instances);
        }

        return tenant;
    }

    private TenantWindow RentTenant(RateKey key)
    {
        lock (gate)
        {
            var tenant = Tenant(key);
            tenant.Users++;
            return tenant;
        }
    }

    private RateLane Rent(RateKey key)
    {
        lock (gate)
        {
            Sweep();
            var place = (key.Conversation, key.Class);
            if (!lanes.TryGetValue(place, out var lane))
            {
                lanes[place] = lane = new RateLane(key.Class);
            }

            lane.Users++;
            return lane;
        }
    }

    private void Return(RateLane lane)
    {
        lock (gate)
        {
            lane.Users--;
        }
    }

    private void Sweep()
    {
        var now = Now;
        if (now - sweptAt < BetweenSweeps)
        {
            return;
        }

        sweptAt = now;
        foreach (var (place, lane) in lanes)
        {
            if (lane.CanBeForgotten(now))
            {
                lanes.Remove(place);
            }
        }

        foreach (var (id, tenant) in tenants)
        {
            if (tenant.IsIdle(now))
            {
                tenants.Remove(id);
            }
        }
    }
}
