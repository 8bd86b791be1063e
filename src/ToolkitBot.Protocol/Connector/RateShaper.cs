using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <summary>
/// Keeps the bot's calls within Teams' limits, so that it is seldom told to wait: sliding windows per conversation, a
/// steady rate per tenant, and one call at a time in a conversation, which also keeps messages in order.
/// </summary>
/// <remarks>
/// It knows the calls of this process only. Several instances share a conversation's limits by leasing the conversation to
/// one of them. What is idle is forgotten, so memory follows the conversations in use.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="instances">
/// How many instances of the bot run: Teams counts a tenant's calls over all of them, so each takes its part of the rate.
/// </param>
public sealed class RateShaper(TimeProvider time, int instances = 1)
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(30);

    // While another call is under way nobody knows when it ends; ask again soon.
    private static readonly TimeSpan WhileBusy = TimeSpan.FromMilliseconds(50);

    private readonly long origin = time.GetTimestamp();
    private readonly Lock gate = new();
    private readonly Dictionary<(string, RateClass), RateLane> lanes = [];
    private readonly Dictionary<string, TenantBucket> tenants = new(StringComparer.Ordinal);
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
            wait = Later(NextPlace(key), WhileBusy);
            Return(lane);
            return null;
        }

        lock (gate)
        {
            wait = Wait(key, lane);
            if (wait == TimeSpan.Zero)
            {
                Take(key, lane);
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
                ? Wait(key, lane)
                : BucketWait(key);
        }
    }

    internal async Task WaitForPlaceAsync(
        RateKey key,
        RateLane lane,
        CancellationToken cancellationToken
    )
    {
        while (LaneWait(lane) is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        // The tenant's place is promised now and may lie a little ahead; nobody else is in the lane meanwhile.
        TimeSpan ahead;
        lock (gate)
        {
            ahead = Bucket(key).Take(Now);
            lane.Begin(Now + ahead);
        }

        if (ahead > TimeSpan.Zero)
        {
            await Task.Delay(ahead, time, cancellationToken);
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

    private TimeSpan LaneWait(RateLane lane)
    {
        lock (gate)
        {
            return lane.Wait(Now);
        }
    }

    private TimeSpan Wait(RateKey key, RateLane lane) => Later(lane.Wait(Now), BucketWait(key));

    private TimeSpan BucketWait(RateKey key) =>
        tenants.TryGetValue(key.TenantId ?? "", out var bucket) ? bucket.Wait(Now) : TimeSpan.Zero;

    private void Take(RateKey key, RateLane lane)
    {
        Bucket(key).Take(Now);
        lane.Begin(Now);
    }

    private TenantBucket Bucket(RateKey key)
    {
        var tenant = key.TenantId ?? "";
        if (!tenants.TryGetValue(tenant, out var bucket))
        {
            tenants[tenant] = bucket = new TenantBucket(instances);
        }

        return bucket;
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

        foreach (var (tenant, bucket) in tenants)
        {
            if (bucket.IsIdle(now))
            {
                tenants.Remove(tenant);
            }
        }
    }
}
