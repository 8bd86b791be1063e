using System.Globalization;
using System.Text.Json.Nodes;
using ToolkitBot.LocalTeams.World;

namespace ToolkitBot.LocalTeams.Connector;

// Who is in a conversation, and what a team holds.
public sealed partial class ConnectorDesk
{
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    private CallAnswer Roster(ReceivedCall call) =>
        Unreachable(call, out var conversation) ?? new CallAnswer(200, new JsonArray([.. Members(conversation)]));

    private CallAnswer RosterPage(ReceivedCall call)
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
        return new CallAnswer(200, page);
    }

    private CallAnswer Member(ReceivedCall call)
    {
        if (Unreachable(call, out var conversation) is { } refused)
        {
            return refused;
        }
        var person = world.FindPerson(call.MemberId ?? "");
        return person is not null && world.Present(conversation).Contains(person.Key)
            ? new CallAnswer(200, Account(person))
            : NotFound();
    }

    private CallAnswer Team(ReceivedCall call) =>
        OtherTeam(call, out var team)
        ?? new CallAnswer(
            200,
            new JsonObject
            {
                ["id"] = team!.Id,
                ["name"] = team.Name,
                ["aadGroupId"] = team.AadGroupId,
                ["channelCount"] = Channels(team).Count(),
                ["memberCount"] = world.Present(Channels(team).First()).Count(),
                ["type"] = "standard",
                ["tenantId"] = world.TenantId,
            }
        );

    private CallAnswer TeamChannels(ReceivedCall call) =>
        OtherTeam(call, out var team)
        ?? new CallAnswer(
            200,
            new JsonObject
            {
                ["conversations"] = new JsonArray([
                    .. Channels(team!)
                        .Select(channel => new JsonObject
                        {
                            ["id"] = channel.Id,
                            // The name of General is null on the wire.
                            ["name"] = channel.Id == team!.Id ? null : channel.Name,
                            ["type"] = "standard",
                        }),
                ]),
            }
        );

    private CallAnswer? OtherTeam(ReceivedCall call, out LocalTeam? team)
    {
        team = world.Teams.FirstOrDefault(one => one.Id == call.ConversationId);
        return team is null ? NotFound() : Unreachable(call, out _);
    }

    private IEnumerable<LocalConversation> Channels(LocalTeam team) =>
        world.Conversations.Where(conversation => conversation.Team == team && !world.IsDeleted(conversation));

    private IEnumerable<JsonNode> Members(LocalConversation conversation) =>
        world.Present(conversation).Select(key => Account(world.Person(key)));

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
            ["userRole"] = person.Role,
            ["tenantId"] = world.TenantId,
        };
}
