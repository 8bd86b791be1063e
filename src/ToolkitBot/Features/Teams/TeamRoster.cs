using System.Text.Json;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Teams;

/// <summary>Whether a person belongs to a team.</summary>
internal enum RosterAnswer
{
    Member,
    NotMember,

    /// <summary>Teams did not answer in time, or refused for a reason that says nothing of the person.</summary>
    Unknown,
}

/// <summary>Asks Teams who belongs to a team.</summary>
internal sealed partial class TeamRoster(
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector,
    ILogger<TeamRoster> logger
)
{
    /// <summary>Whether the person who speaks belongs to a team.</summary>
    public async Task<RosterAnswer> AsksForAsync(Turn turn, string teamId, CancellationToken cancellationToken) =>
        (await FindAsync(turn, teamId, turn.Said.AccountId, cancellationToken)).Answer;

    /// <summary>Whether somebody belongs to a team, and how the roster names them.</summary>
    /// <param name="personId">Their Entra object id or account id.</param>
    public Task<(RosterAnswer Answer, ChannelAccount? Member)> FindAsync(
        Turn turn,
        string teamId,
        string? personId,
        CancellationToken cancellationToken
    ) => FindAsync(turn, PlaceOf(turn, teamId), personId, cancellationToken);

    /// <summary>Whether the person who speaks is a guest of the tenant; null where Teams does not say.</summary>
    public async Task<bool?> IsGuestHereAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (_, member) = await FindAsync(turn, turn.Said.Place, turn.Said.AccountId, cancellationToken);
        return member?.Extra?.TryGetValue("userRole", out var role) == true && role.ValueKind == JsonValueKind.String
            ? role.GetString() != "user"
            : null;
    }

    private async Task<(RosterAnswer Answer, ChannelAccount? Member)> FindAsync(
        Turn turn,
        ConversationReference place,
        string? personId,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(personId))
        {
            return (RosterAnswer.Unknown, null);
        }

        using var patience = turn.Said.PatienceWithTeams(cancellationToken);
        try
        {
            var member = await connector.GetMemberAsync(place, personId, patience.Token);
            return (member is null ? RosterAnswer.NotMember : RosterAnswer.Member, member);
        }
        catch (ConnectorException e)
        {
            Log.NotAnswered(logger, e.Fault.Kind);
            return (RosterAnswer.Unknown, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotAnswered(logger, ConnectorFaultKind.NotConnected);
            return (RosterAnswer.Unknown, null);
        }
    }

    /// <summary>The team as a conversation; all of a tenant are reached at one address.</summary>
    private static ConversationReference PlaceOf(Turn turn, string teamId) =>
        turn.Said.Place with
        {
            Conversation = new()
            {
                Id = teamId,
                ConversationType = "channel",
                TenantId = turn.TenantId,
                IsGroup = true,
            },
            TeamId = teamId,
        };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A team's roster could not be read ({Fault}).")]
        public static partial void NotAnswered(ILogger logger, ConnectorFaultKind fault);
    }
}
