using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage.Entities;

/// <summary>A processed activity: recognises a redelivery, and holds the replies that are not sent yet.</summary>
internal sealed class TurnRecord
{
    public required string Id { get; init; }
    public required string StateKey { get; init; }

    /// <summary>
    /// The replies still to send and their destination, see <see cref="UnsentReplies"/>. Null if there were none or
    /// they are sent, so that no text is kept longer than needed.
    /// </summary>
    public byte[]? Unsent { get; init; }
    public int? AnswerStatus { get; init; }
    public string? AnswerBody { get; init; }
    public bool Sent { get; init; }

    /// <summary>When the sender's time for the replies runs out; after that any instance may send them.</summary>
    public DateTimeOffset SendingUntil { get; init; }
    public DateTimeOffset CommittedAt { get; init; }
}

/// <summary>A conversation's stored state between turns.</summary>
internal sealed class StateRecord
{
    public required string Key { get; init; }

    /// <summary>The person the state belongs to, if it belongs to one; <c>forget me</c> searches by it.</summary>
    public string? PersonKey { get; init; }
    public required string Json { get; init; }
    public long Version { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}
