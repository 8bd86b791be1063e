namespace ToolkitBot.LocalTeams.Serving;

/// <summary>
/// How many event streams there may be, for one visitor and in all: each costs memory for as long as somebody likes to
/// hold it.
/// </summary>
public sealed class StreamLimiter(int mostForOne = 20, int mostInAll = 2_000)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private int all;

    /// <summary>A place for a visitor, to be disposed of when the stream ends; null where there is none.</summary>
    public IDisposable? Take(string visitor)
    {
        lock (gate)
        {
            var own = taken.GetValueOrDefault(visitor);
            if (own >= mostForOne || all >= mostInAll)
            {
                return null;
            }

            taken[visitor] = own + 1;
            all++;
        }

        return new Place(this, visitor);
    }

    private void Leave(string visitor)
    {
        lock (gate)
        {
            all--;
            if (--taken[visitor] == 0)
            {
                taken.Remove(visitor);
            }
        }
    }

    private sealed class Place(StreamLimiter places, string visitor) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                places.Leave(visitor);
            }
        }
    }
}
