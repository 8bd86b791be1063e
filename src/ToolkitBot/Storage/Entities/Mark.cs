namespace ToolkitBot.Storage.Entities;

/// <summary>A named record of when something was done, such as an upgrade step.</summary>
internal sealed class Mark
{
    public required string Name { get; init; }
    public DateTimeOffset At { get; init; }
}
