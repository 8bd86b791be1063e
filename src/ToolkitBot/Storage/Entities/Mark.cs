namespace ToolkitBot.Storage.Entities;

/// <summary>When something was done, such as a step of an upgrade.</summary>
internal sealed class Mark
{
    public required string Name { get; init; }
    public DateTimeOffset At { get; init; }
}
