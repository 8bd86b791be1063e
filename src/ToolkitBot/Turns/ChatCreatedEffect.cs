using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Turns;

/// <summary>Keeps the private chat that the turn created to answer in it.</summary>
internal sealed class ChatCreatedEffect(ConversationRecord created, string personKey) : IGatheredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        OutboxAddresses.KeepChatAsync(scope, created, personKey, cancellationToken);
}
