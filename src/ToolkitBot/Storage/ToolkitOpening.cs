using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage;

/// <summary>What is known when a turn begins: state, the person and the conversation, read in one go.</summary>
internal sealed record ToolkitOpening : TurnOpening
{
    /// <summary>Who speaks; null for somebody never met.</summary>
    public Person? Person { get; init; }

    /// <summary>Where they speak; null for a conversation never met.</summary>
    public ConversationRecord? Conversation { get; init; }
}
