using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// Keeps the bot's calls within Teams' limits, so that it is seldom told to wait: sliding windows per conversation and
/// per tenant, and one call at a time in a conversation, which also keeps messages in order.
/// </summary>
/// <remarks>
/// It knows the calls of this process only. Several instances share a conversation's limits by leasing the conversation to
/// one of them. Idle conversations are forgotten, so memory follows those in use; tenants are few, and stay.
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

    /// <summary>
    /// Waits for a place that none of those in <see cref="EnterAsync"/> wants, in the tenant and in the conversation, and
    /// takes it: for a call that nobody waits for.
    /// </summary>
    /// <param name="key">Where the call goes.</param>
    /// <param name="isWanted">Asked before a place is taken: the call may have become needless.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lease, or null where the call is not wanted any more.</returns>
    public async Task<RateLease?> EnterBehindAsync(
        RateKey key,
        Func<bool> isWanted,
        CancellationToken cancellationToken
    )
    {
        var tenant = Tenant(key);
        lock (gate)
        {
            tenant.Behind++;
        }

        try
        {
            while (isWanted())
            {
                if (TryEnter(key, isBehind: true, out var wait) is { } lease)
                {
                    return lease;
                }

                await Task.Delay(wait, time, cancellationToken);
            }

            return null;
        }
        finally
        {
            lock (gate)
            {
                tenant.Behind--;
            }
        }
    }

    /// <summary>Takes a place if one is free now and nobody else waits for one in the tenant.</summary>
    /// <param name="key">Where the call goes.</param>
    /// <param name="wait">After which time it is worth asking again; zero on success.</param>
    /// <returns>The lease, or null.</returns>
    public RateLease? TryEnter(RateKey key, out TimeSpan wait) => TryEnter(key, isBehind: false, out wait);

    private RateLease? TryEnter(RateKey key, bool isBehind, out TimeSpan wait)
    {
        var lane = Rent(key);
        if (!lane.Turn.Wait(0, CancellationToken.None))
        {
            wait = Later(NextPlace(key, isBehind), RateLimits.WhileBusy);
            Return(lane);
            return null;
        }

        lock (gate)
        {
            var tenant = Tenant(key);
            wait = Later(lane.Wait(Now), TenantWait(key, isBehind));
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
    public TimeSpan NextPlace(RateKey key) => NextPlace(key, isBehind: false);

    private TimeSpan NextPlace(RateKey key, bool isBehind)
    {
        lock (gate)
        {
            return lanes.TryGetValue((key.Conversation, key.Class), out var lane)
                ? Later(lane.Wait(Now), TenantWait(key, isBehind))
                : TenantWait(key, isBehind);
        }
    }

    internal async Task WaitForPlaceAsync(RateKey key, RateLane lane, CancellationToken cancellationToken)
    {
        await WaitAsync(lane.Wait, cancellationToken);
        var tenant = Tenant(key);
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

    // Who tries stands back behind those who wait: a person's answer goes first, then a card that was answered already.
    private TimeSpan TenantWait(RateKey key, bool isBehind) =>
        tenants.TryGetValue(key.TenantId ?? "", out var tenant)
            ? Later(
                tenant.Wait(Now),
                tenant.Turn.CurrentCount == 0 || (!isBehind && tenant.Behind > 0) ? RateLimits.WhileBusy : TimeSpan.Zero
            )
            : TimeSpan.Zero;

    private TenantWindow Tenant(RateKey key)
    {
        lock (gate)
        {
            var id = key.TenantId ?? "";
            if (!tenants.TryGetValue(id, out var tenant))
            {
                tenants[id] = tenant = new TenantWindow(instances);
            }

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
                lanes[place] = lane = new RateLane(key.Class, instances);
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
    }
}
