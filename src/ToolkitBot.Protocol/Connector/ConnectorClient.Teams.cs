using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <content>Teams and their channels.</content>
public sealed partial class ConnectorClient
{
    /// <summary>The team a conversation belongs to.</summary>
    /// <param name="reference">Any conversation of the team.</param>
    /// <param name="teamId">The team's <c>19:…</c> id, not its directory id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TeamDetails> GetTeamAsync(
        ConversationReference reference,
        string teamId,
        CancellationToken cancellationToken
    )
    {
        var path = "/v3/teams/" + Segment(teamId);
        var body = await GetAsync(reference, path, RateClass.Conversations, cancellationToken);
        return Read(body, Info<TeamDetails>()) ?? new TeamDetails();
    }

    /// <summary>The channels of a team; General comes without a name.</summary>
    public async Task<IReadOnlyList<ChannelInfo>> GetTeamChannelsAsync(
        ConversationReference reference,
        string teamId,
        CancellationToken cancellationToken
    )
    {
        var path = "/v3/teams/" + Segment(teamId) + "/conversations";
        var body = await GetAsync(reference, path, RateClass.Conversations, cancellationToken);
        return Read(body, Info<TeamChannels>())?.Conversations ?? [];
    }
}
