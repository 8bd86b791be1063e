using System.Collections.Concurrent;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// Lets the turns of one conversation follow each other within this process. It saves work, no more: between
/// instances the state's version decides. Locks nobody holds or waits for are forgotten.
/// </summary>
internal sealed class ConversationLocks
{
    private readonly ConcurrentDictionary<StateKey, Lane> lanes = new();

    public async Task<IDisposable> EnterAsync(StateKey key, CancellationToken cancellationToken)
    {
        Lane lane;
        while (true)
        {
            lane = lanes.GetOrAdd(key, static _ => new Lane());
            lock (lane)
            {
                if (!lane.Gone)
                {
                    lane.Users++;
                    break;
                }
            }
        }

        try
        {
            await lane.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, lane, entered: false);
            throw;
        }

        return new Held(this, key, lane);
    }

    private void Leave(StateKey key, Lane lane, bool entered)
    {
        if (entered)
        {
            lane.Gate.Release();
        }

        lock (lane)
        {
            if (--lane.Users == 0)
            {
                lane.Gone = true;
                lanes.TryRemove(key, out _);
            }
        }
    }

    private sealed class Lane
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public int Users { get; set; }
        public bool Gone { get; set; }
    }

    private sealed class Held(ConversationLocks locks, StateKey key, Lane lane) : IDisposable
    {
        public void Dispose() => locks.Leave(key, lane, entered: true);
    }
}
