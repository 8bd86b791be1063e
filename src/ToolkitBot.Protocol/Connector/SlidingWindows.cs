namespace ToolkitBot.Protocol.Connector;

/// <summary>When the last calls were made, and when the next one may be. Not safe for use by two threads at once.</summary>
internal sealed class SlidingWindows(RateWindow[] windows)
{
    // A ring of the newest calls, as many as the largest window can ask about.
    private readonly int capacity = windows.Max(window => window.Calls);
    private TimeSpan[] calls = new TimeSpan[8];
    private int next;
    private int count;

    /// <summary>The first moment at which another call keeps within every window.</summary>
    public TimeSpan Earliest()
    {
        var earliest = TimeSpan.MinValue;
        foreach (var window in windows)
        {
            if (count >= window.Calls)
            {
                var free = Newest(window.Calls) + window.Span + RateLimits.Margin;
                earliest = free > earliest ? free : earliest;
            }
        }

        return earliest;
    }

    public void Add(TimeSpan now)
    {
        if (count == calls.Length && count < capacity)
        {
            Grow();
        }

        calls[next] = now;
        next = (next + 1) % calls.Length;
        count = Math.Min(count + 1, calls.Length);
    }

    /// <summary>
    /// Moves the last call to the moment of its answer. The service counted it somewhere between the two, so the later one
    /// is the safe one.
    /// </summary>
    public void Answered(TimeSpan now) => calls[(next + calls.Length - 1) % calls.Length] = now;

    /// <summary>
    /// Whether forgetting these calls can do no harm: the longest window is over, or the shorter ones are and there were so
    /// few calls that starting afresh every time would still keep within the longest.
    /// </summary>
    public bool CanBeForgotten(TimeSpan now)
    {
        if (count == 0)
        {
            return true;
        }

        var idle = now - Newest(1) - RateLimits.Margin;
        var (longest, shorter) = (windows[^1], windows[^2]);
        var few = count < longest.Calls * (shorter.Span / longest.Span);
        return idle > longest.Span || (few && idle > shorter.Span);
    }

    private TimeSpan Newest(int nth) => calls[(next + calls.Length - nth) % calls.Length];

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(calls.Length * 2, capacity)];
        for (var nth = count; nth >= 1; nth--)
        {
            larger[count - nth] = Newest(nth);
        }

        (calls, next) = (larger, count);
    }
}
