using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Storage;

/// <summary>
/// Records what a refusal by Teams says about a conversation: it is closed, or it has moved to another host. The next
/// activity from a closed conversation switches it on again.
/// </summary>
internal sealed class Undeliverable(Database database) : IUndeliverable
{
    public Task NoteAsync(
        ConversationReference reference,
        ConnectorException failure,
        CancellationToken cancellationToken
    )
    {
        var conversation = ThreadId.Base(reference.Conversation.Id!);
        return failure.Fault.Reference switch
        {
            ReferenceAdvice.SwitchOff or ReferenceAdvice.Delete => database.Writes.RunAsync(
                (scope, token) => ConversationsTable.SwitchAsync(scope, conversation, active: false, token),
                cancellationToken
            ),
            ReferenceAdvice.SwitchHost when failure.Fault.OtherServiceUrl is { } other => database.Writes.RunAsync(
                (scope, token) => ConversationsTable.MoveAsync(scope, conversation, other, token),
                cancellationToken
            ),
            _ => Task.CompletedTask,
        };
    }
}
