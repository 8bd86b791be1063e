using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage.Entities;

/// <summary>One processed activity: what makes a repeated delivery recognisable, and the replies not yet sent.</summary>
internal sealed class TurnRecord
{
    public required string Id { get; init; }
    public required string StateKey { get; init; }

    /// <summary>
    /// What is left to send and where to, see <see cref="UnsentReplies"/>; null when there was nothing or it is sent, so
    /// that no words stay behind.
    /// </summary>
    public byte[]? Unsent { get; init; }
    public int? AnswerStatus { get; init; }
    public string? AnswerBody { get; init; }
    public bool Sent { get; init; }

    /// <summary>Until when its sender has the time to send the replies; afterwards anybody may take over.</summary>
    public DateTimeOffset SendingUntil { get; init; }
    public DateTimeOffset CommittedAt { get; init; }
}

/// <summary>What a conversation remembers between turns.</summary>
internal sealed class StateRecord
{
    public required string Key { get; init; }

    /// <summary>Owner of the state where it belongs to one person; found by <c>forget me</c>.</summary>
    public string? PersonKey { get; init; }
    public required string Json { get; init; }
    public long Version { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}
