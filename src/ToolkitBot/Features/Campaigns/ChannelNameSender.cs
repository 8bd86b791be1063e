using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Campaigns;

/// <summary>
/// Asks Teams for the name of a channel that pledges go to: the event by which the app is added tells its id only, and the
/// bot would say "the channel for pledges" until somebody speaks to it there.
/// </summary>
internal sealed class ChannelNameSender(
    OutboxAddresses addresses,
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector
) : IOutboxSender
{
    private const string Kind = "channel-name";

    /// <summary>Teams sends the first channel of a team, whose id is the team's, without a name.</summary>
    private const string General = "General";

    public IReadOnlyList<string> Kinds { get; } = [Kind];

    public static OutboxLetter Letter(string channelId, string teamId) =>
        new()
        {
            Kind = Kind,
            Place = channelId,
            Payload = teamId,
            UniqueKey = $"{Kind}:{channelId}",
        };

    public Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken)
    {
        var row = due[0];
        return Task.FromResult(
            new Parcel
            {
                Rows = [row],
                Send = token => AskAsync(row.Place, row.Payload!, token),
                SettleAsync = async (scope, name, token) =>
                {
                    await OutboxTable.RemoveAsync(scope, [row], token);
                    await ConversationsTable.NameAsync(scope, row.Place, name, token);
                },
            }
        );
    }

    /// <summary>It stays "the channel for pledges".</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => OutboxTable.FreeKeysAsync(scope, rows, cancellationToken);

    private Task<string?> AskAsync(string channel, string team, CancellationToken cancellationToken) =>
        addresses.AskAsync(
            channel,
            async reference =>
            {
                var channels = await connector.GetTeamChannelsAsync(reference, team, cancellationToken);
                return channels.FirstOrDefault(one => one.Id == channel) is { } found ? found.Name ?? General : null;
            },
            cancellationToken
        );
}
