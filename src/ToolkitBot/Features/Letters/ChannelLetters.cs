using ToolkitBot.Cards;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>Posts cards in channels, and edits what stands there.</summary>
internal sealed class ChannelLetters(
    OutboxAddresses addresses,
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector
)
{
    /// <summary>Posts a card as a thread of its own.</summary>
    /// <returns>The post's id; empty if it stands there but cannot be edited.</returns>
    public async Task<string?> PostAsync(string channel, RenderedCard card, CancellationToken cancellationToken)
    {
        var reference = await addresses.ConversationAsync(channel, cancellationToken);
        var post = NewConversation.InChannel(channel, reference.TenantId ?? "", Turn.Message(card));
        var created = await addresses.ReachAsync(
            reference,
            () => connector.CreateConversationAsync(reference.ServiceUrl, post, cancellationToken)
        );
        return created.ActivityId ?? ThreadId.RootMessage(created.Id ?? "") ?? "";
    }

    /// <summary>Edits a post. One that somebody took away is not put back.</summary>
    /// <returns>The post's id.</returns>
    public async Task<string?> EditAsync(
        string channel,
        string post,
        RenderedCard card,
        CancellationToken cancellationToken
    )
    {
        var reference = await addresses.ConversationAsync(channel, cancellationToken);
        return await addresses.EditAsync(connector, reference, post, card, cancellationToken);
    }
}
