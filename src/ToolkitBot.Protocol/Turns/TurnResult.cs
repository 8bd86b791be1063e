namespace ToolkitBot.Protocol.Turns;

/// <summary>What a handler made of an activity. Nothing of it has happened yet: the commit makes it so.</summary>
public sealed record TurnResult
{
    /// <summary>The conversation's new state as JSON; null leaves it as it was.</summary>
    public string? State { get; init; }
    public IReadOnlyList<Reply> Replies { get; init; } = [];
    public InvokeAnswer? Answer { get; init; }
    public IReadOnlyList<ITurnEffect> Effects { get; init; } = [];

    /// <summary>
    /// Whether nothing changes by the turn. Then nothing is committed: delivered again it changes nothing again, and the
    /// turn's id would keep the account of somebody who did not speak.
    /// </summary>
    public bool ChangesNothing => State is null && Replies.Count == 0 && Effects.Count == 0;
}
