using System.Text.Json;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Turns;

/// <summary>
/// Opens dialogs and reads them: from a card's button, or from a message's menu. What stands in a dialog and what follows
/// is the matter of the room whose verb it is, so a form does the same there as it does as a card.
/// </summary>
internal sealed class TaskDialogRoom(PledgeStarting pledge)
{
    /// <summary>Id of the command "Make this a pledge" in the app's manifest.</summary>
    public const string MakePledge = "makePledge";
    private const string PledgeForm = "pledge.form";

    /// <param name="turn">The turn.</param>
    /// <param name="press">Does what a button asks for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task AnswerAsync(
        Turn turn,
        Func<Turn, CardInput, CancellationToken, Task> press,
        CancellationToken cancellationToken
    )
    {
        if (turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value)
        {
            turn.Answer(400, null);
        }
        else if (turn.Activity.Name == InvokeNames.ComposeExtensionFetchTask)
        {
            await FetchAsync(turn, value, cancellationToken);
        }
        else if (turn.Press is { Verb.Length: > 0 } pressed)
        {
            await press(turn, pressed, cancellationToken);
        }
        else
        {
            turn.Answer(TaskDialog.Message(turn.Words["unexpected.unknown-button"]));
        }
    }

    private async Task FetchAsync(Turn turn, JsonElement value, CancellationToken cancellationToken)
    {
        if (
            Member(value, "commandId") is not { ValueKind: JsonValueKind.String } command
            || command.GetString() != MakePledge
        )
        {
            turn.Answer(501, null);
            return;
        }

        turn.Take(new CardInput(PledgeForm, JsonElement.Parse("{}"), null, IsRefresh: false));
        await pledge.StartFromAsync(turn, TextOf(value), cancellationToken);
    }

    /// <summary>The words of the message, whatever it was written in; empty where there are none.</summary>
    private static string TextOf(JsonElement value)
    {
        var body = Member(Member(value, "messagePayload"), "body");
        if (Member(body, "content") is not { ValueKind: JsonValueKind.String } content)
        {
            return "";
        }

        var isText =
            Member(body, "contentType") is { ValueKind: JsonValueKind.String } type
            && string.Equals(type.GetString(), "text", StringComparison.OrdinalIgnoreCase);
        return isText ? content.GetString()! : HtmlText.Of(content.GetString()!);
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member)
            ? member
            : null;
}
