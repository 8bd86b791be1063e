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
    public async Task NoteAsync(
        ConversationReference reference,
        ConnectorException failure,
        CancellationToken cancellationToken
    )
    {
        var conversation = ThreadId.Base(reference.Conversation.Id!);
        switch (failure.Fault.Reference)
        {
            case ReferenceAdvice.SwitchOff or ReferenceAdvice.Delete:
                await SwitchOffAsync(conversation, cancellationToken);
                break;
            case ReferenceAdvice.SwitchHost when failure.Fault.OtherServiceUrl is { } other:
                await SwitchHostAsync(conversation, other, cancellationToken);
                break;
        }
    }

    public Task SwitchOffAsync(string conversationId, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                await using var command = scope.Command("UPDATE conversations SET active = @off WHERE id = @id");
                command.With("@off", false).With("@id", conversationId);
                await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken
        );

    private Task SwitchHostAsync(string conversationId, string serviceUrl, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                await using var command = scope.Command("UPDATE conversations SET service_url = @url WHERE id = @id");
                command.With("@url", serviceUrl).With("@id", conversationId);
                await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken
        );
}
