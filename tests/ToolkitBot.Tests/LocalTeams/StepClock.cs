namespace ToolkitBot.Tests.LocalTeams;

/// <summary>A clock that stands until the test steps it.</summary>
internal sealed class StepClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 7, 29, 7, 215, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public void Step(TimeSpan by) => now += by;
}
