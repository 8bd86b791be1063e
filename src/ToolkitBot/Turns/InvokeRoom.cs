using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Features.Sharing;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>Invokes other than card actions. A name that nobody here knows is answered 501, as the protocol asks.</summary>
internal sealed class InvokeRoom(ExtensionSearch search, TaskDialogRoom dialogs, TimeProvider clock)
{
    /// <param name="turn">The turn.</param>
    /// <param name="press">Does what a button asks for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task AnswerAsync(
        Turn turn,
        Func<Turn, CardInput, CancellationToken, Task> press,
        CancellationToken cancellationToken
    )
    {
        if (turn.IsDialog)
        {
            await dialogs.AnswerAsync(turn, press, cancellationToken);
            return;
        }

        switch (turn.Activity.Name)
        {
            case InvokeNames.ComposeExtensionQuery:
                search.Answer(turn);
                break;
            case InvokeNames.MessageSubmitAction:
                NoteFeedback(turn);
                break;
            case InvokeNames.SignInFailure:
                // Nobody signs in to this bot; that it failed changes nothing.
                turn.Answer(200, null);
                break;
            default:
                turn.Answer(501, null);
                break;
        }
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
