namespace ToolkitBot.AppTests.Harness;

/// <summary>
/// A clock that runs on from a set time and can be moved: forward to a due date, or back over the end of summer time.
/// Timers run on real time, so that nothing fires by itself when the clock jumps.
/// </summary>
internal sealed class TestClock : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan shift;

    /// <summary>A working day, so that a date which a script names stays in the future.</summary>
    private static readonly DateTimeOffset firstDay = new(2026, 12, 1, 10, 15, 0, TimeSpan.Zero);

    /// <summary>A clock that begins on a working day, a Tuesday.</summary>
    public TestClock()
        : this(firstDay) { }

    /// <summary>A clock that begins at the given time.</summary>
    public TestClock(DateTimeOffset start) => MoveTo(start);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return System.GetUtcNow() + shift;
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            shift += by;
        }
    }

    public void MoveTo(DateTimeOffset time)
    {
        lock (gate)
        {
            shift = time - System.GetUtcNow();
        }
    }
}
