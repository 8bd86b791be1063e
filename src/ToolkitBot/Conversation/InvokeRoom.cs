using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Conversation;

/// <summary>Invokes other than card actions. A name that nobody here knows is answered 501, as the protocol asks.</summary>
internal sealed class InvokeRoom(ExtensionSearch search, TimeProvider clock)
{
    public Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        switch (turn.Activity.Name)
        {
            case InvokeNames.ComposeExtensionQuery:
                search.Answer(turn);
                break;
            case InvokeNames.MessageSubmitAction:
                NoteFeedback(turn);
                break;
            case InvokeNames.SignInVerifyState
            or InvokeNames.SignInTokenExchange
            or InvokeNames.SignInFailure:
                // Nobody signs in to this bot; a client that says it did need not be told of an error.
                turn.Answer(200, null);
                break;
            default:
                turn.Answer(501, null);
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>Thumbs up or down below a message: counted, without who and without their words.</summary>
    private void NoteFeedback(Turn turn)
    {
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value)
        {
            turn.Answer(400, null);
            return;
        }

        var reaction =
            value.TryGetProperty("actionValue", out var given)
            && given.ValueKind == JsonValueKind.Object
            && given.TryGetProperty("reaction", out var named)
            && named.ValueKind == JsonValueKind.String
                ? named.GetString()
                : null;
        if (reaction is "like" or "dislike")
        {
            turn.Also(new TallyEffect(clock, "feedback", reaction));
        }

        turn.Answer(200, new JsonObject());
    }
}
