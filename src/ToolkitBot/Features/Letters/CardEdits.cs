using ToolkitBot.Cards;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>Edits cards that stand somewhere.</summary>
internal static class CardEdits
{
    /// <summary>Makes a message show a card. One that somebody took away is not put back.</summary>
    /// <returns>The message's id.</returns>
    public static async Task<string?> EditAsync(
        this OutboxAddresses addresses,
        ConnectorClient connector,
        ConversationReference place,
        string message,
        RenderedCard card,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await addresses.ReachAsync(
                place,
                () => connector.UpdateAsync(place, message, Turn.Message(card), cancellationToken)
            );
        }
        catch (ConnectorException e) when (e.Fault.Kind == ConnectorFaultKind.ActivityNotFound)
        {
            // Somebody took it away.
        }

        return message;
    }
}
