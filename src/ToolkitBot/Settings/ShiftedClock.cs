namespace ToolkitBot.Settings;

/// <summary>A clock that starts at a chosen time, to try out what happens on a certain day.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private readonly TimeSpan shift;

    public ShiftedClock(DateTimeOffset start) => shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
