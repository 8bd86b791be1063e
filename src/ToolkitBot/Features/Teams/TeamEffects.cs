using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Teams;

/// <summary>A roster has named the person among a team's members.</summary>
internal sealed class MembershipEffect(string personKey, string teamId) : IGatheredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        MembershipsTable.AddAsync(scope, personKey, teamId, cancellationToken);
}

/// <summary>A roster has said whether the person is a guest of the tenant.</summary>
internal sealed class GuestEffect(string personKey, bool isGuest) : IGatheredEffect
{
    public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
        PeopleTable.MarkGuestAsync(scope, personKey, isGuest, cancellationToken);
}

/// <summary>From now on the person's pledges go to this team.</summary>
internal sealed class OwnTeamEffect(string personKey, string teamId) : IGatheredEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await MembershipsTable.AddAsync(scope, personKey, teamId, cancellationToken);
        await PeopleTable.ChooseTeamAsync(scope, personKey, teamId, cancellationToken);
    }
}
