using System.Globalization;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.LocalTeams.Connector;

// Who is in a conversation, and what a team holds.
public sealed partial class ConnectorDesk
{
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    private ConnectorAnswer Roster(ConnectorCall call) =>
        Unreachable(call, out var conversation) ?? new ConnectorAnswer(200, new JsonArray([.. Members(conversation)]));

    private ConnectorAnswer RosterPage(ConnectorCall call)
    {
        if (Unreachable(call, out var conversation) is { } refused)
        {
            return refused;
        }
        var size = Math.Clamp(call.PageSize ?? LargestPage, SmallestPage, LargestPage);
        _ = int.TryParse(call.ContinuationToken, CultureInfo.InvariantCulture, out var from);
        JsonNode[] members = [.. Members(conversation)];
        var page = new JsonObject { ["members"] = new JsonArray([.. members.Skip(from).Take(size)]) };
        if (from + size < members.Length)
        {
            page["continuationToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        }
        return new ConnectorAnswer(200, page);
    }

    private ConnectorAnswer Member(ConnectorCall call)
    {
        if (Unreachable(call, out var conversation) is { } refused)
        {
            return refused;
        }
        var person = world.FindPerson(call.MemberId ?? "");
        return person is not null && conversation.Members.Contains(person.Key)
            ? new ConnectorAnswer(200, Account(person))
            : NotFound();
    }

    private ConnectorAnswer Team(ConnectorCall call) =>
        OtherTeam(call)
        ?? new ConnectorAnswer(
            200,
            new JsonObject
            {
                ["id"] = world.Team.Id,
                ["name"] = world.Team.Name,
                ["aadGroupId"] = world.Team.AadGroupId,
                ["channelCount"] = Channels().Count(),
                ["memberCount"] = world.People.Count,
                ["type"] = "standard",
                ["tenantId"] = world.TenantId,
            }
        );

    private ConnectorAnswer TeamChannels(ConnectorCall call) =>
        OtherTeam(call)
        ?? new ConnectorAnswer(
            200,
            new JsonObject
            {
                ["conversations"] = new JsonArray([
                    .. Channels()
                        .Select(channel => new JsonObject
                        {
                            ["id"] = channel.Id,
                            // The name of General is null on the wire.
                            ["name"] = channel.Id == world.Team.Id ? null : channel.Name,
                            ["type"] = "standard",
                        }),
                ]),
            }
        );

    private ConnectorAnswer? OtherTeam(ConnectorCall call) =>
        call.ConversationId == world.Team.Id ? Unreachable(call, out _) : NotFound();

    private IEnumerable<LocalConversation> Channels() =>
        world.Conversations.Where(conversation => conversation.Scope == LocalScope.Channel);

    private IEnumerable<JsonNode> Members(LocalConversation conversation) =>
        conversation.Members.Select(key => Account(world.Person(key)));

    // Rosters spell the directory id objectId, unlike activities.
    private JsonObject Account(LocalPerson person) =>
        new()
        {
            ["id"] = person.Mri,
            ["objectId"] = person.ObjectId,
            ["name"] = person.Name,
            ["givenName"] = person.GivenName,
            ["surname"] = person.Surname,
            ["email"] = person.Email,
            ["userPrincipalName"] = person.Email,
            ["userRole"] = "user",
            ["tenantId"] = world.TenantId,
        };
}
