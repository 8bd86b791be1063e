using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage;

/// <summary>What is known when a turn begins, read in one query: the state, the person and the conversation.</summary>
internal sealed record ToolkitOpening : TurnOpening
{
    /// <summary>The person who wrote; null if unknown so far.</summary>
    public Person? Person { get; init; }

    /// <summary>Where they wrote; null if unknown so far.</summary>
    public ConversationRecord? Conversation { get; init; }

    /// <summary>Whether the person is known to belong to the team that they wrote in.</summary>
    public bool IsMember { get; init; }
}
