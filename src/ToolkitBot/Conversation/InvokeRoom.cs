namespace ToolkitBot.Conversation;

/// <summary>Invokes other than card actions. A name that nobody here knows is answered 501, as the protocol asks.</summary>
internal sealed class InvokeRoom
{
    public Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Answer(501, null);
        return Task.CompletedTask;
    }
}
