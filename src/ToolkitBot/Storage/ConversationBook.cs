using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage;

/// <summary>
/// Which conversations may be written to. One that Teams refuses is switched off; the next activity from there
/// switches it on again (see <c>SeenEffect</c>).
/// </summary>
internal sealed class ConversationBook(Database database) : IUndeliverable
{
    public async Task NoteAsync(ConversationReference reference, ConnectorException failure, CancellationToken cancellationToken)
    {
        if (failure.ClosesConversation)
        {
            await SwitchOffAsync(ThreadId.Base(reference.Conversation.Id!), cancellationToken);
        }
    }

    public Task SwitchOffAsync(string conversationId, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                await using var command = scope.Command("UPDATE conversations SET active = @off WHERE id = @id");
                command.With("off", false).With("id", conversationId);
                await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken
        );
}
