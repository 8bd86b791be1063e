namespace ToolkitBot.Protocol.Turns;

/// <summary>What a handler made of an activity. Nothing of it has happened yet: the commit makes it so.</summary>
public sealed record TurnResult
{
    /// <summary>The conversation's new state as JSON; null leaves it as it was.</summary>
    public string? State { get; init; }
    public IReadOnlyList<Reply> Replies { get; init; } = [];
    public InvokeAnswer? Answer { get; init; }
    public IReadOnlyList<ITurnEffect> Effects { get; init; } = [];
}
