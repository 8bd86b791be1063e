using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Teams;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Who answers for a campaign: its owners, as long as they belong to the team, and the tenant's stewards.</summary>
internal sealed class CampaignRights(CampaignStore campaigns, TeamRoster roster, OutboxQueue queue, TimeProvider clock)
{
    /// <summary>Campaigns that are offered at once; somebody who answers for more names one by its team's channel.</summary>
    private const int MostOffered = 20;

    /// <summary>
    /// The campaign that a card names, or the one of the team they speak in, or the only one, where the person answers for
    /// it; else null, and they are told or asked which.
    /// </summary>
    /// <param name="named">The team that a card names; null for none.</param>
    /// <param name="verb">What is pressed once they have chosen.</param>
    public async Task<CampaignRecord?> ChooseAsync(
        Turn turn,
        string? named,
        string verb,
        CancellationToken cancellationToken
    )
    {
        if ((named ?? turn.Said.TeamId) is { } team)
        {
            return await AskAsync(turn, team, cancellationToken);
        }

        var owned = await campaigns.OwnedAsync(turn.TenantId, turn.PersonKey, MostOffered, cancellationToken);
        if (owned.Count < 2)
        {
            return await AskAsync(turn, owned is [var only] ? only.TeamId : null, cancellationToken);
        }

        var names = owned.Select(c => c.TeamName).Distinct().ToList();
        var beside = await campaigns.BesideAsync(owned[0].CampaignId, names, cancellationToken);
        turn.ShowInPlace(
            "campaign-choose",
            new CampaignChooseCard(
                verb,
                [
                    .. owned.Select(c => new CardChoice(
                        new DisplayName(CampaignOverview.TeamName(turn, c))
                            .Beside(beside.GetValueOrDefault(c.TeamId!))
                            .Text,
                        c.TeamId!
                    )),
                ]
            )
        );
        return null;
    }

    /// <summary>A team's campaign, where the person answers for it; else null, and they are told.</summary>
    public async Task<CampaignRecord?> AskAsync(Turn turn, string? teamId, CancellationToken cancellationToken)
    {
        if (
            await campaigns.FindAsync(turn.TenantId, teamId, cancellationToken) is not { TeamId: { } team } campaign
            || !campaign.IsOwnedBy(turn.PersonKey)
        )
        {
            turn.Toast(turn.Words["campaign.owners-only"]);
            return null;
        }

        if (
            campaign.IsSteward(turn.PersonKey)
            || turn.Said.TeamId == team
            || await roster.AsksForAsync(turn, team, cancellationToken) != RosterAnswer.NotMember
        )
        {
            return campaign;
        }

        turn.Also(new OwnerLeftEffect(campaigns, turn.TenantId, team, turn.PersonKey, queue, clock, isToldHere: true));
        turn.Toast(turn.Words["campaign.left-team"]);
        return null;
    }
}

/// <summary>Somebody is no longer in the team: they own its campaign no more, and their pledges go elsewhere.</summary>
/// <param name="isToldHere">Whether the turn itself tells an owner; else they are told in private.</param>
internal sealed class OwnerLeftEffect(
    CampaignStore campaigns,
    string tenantId,
    string teamId,
    string personKey,
    OutboxQueue queue,
    TimeProvider clock,
    bool isToldHere = false
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await MembershipsTable.RemoveAsync(scope, personKey, teamId, cancellationToken);
        var campaign = await campaigns.OpenKnownAsync(scope, tenantId, teamId, cancellationToken);
        if (campaign?.OwnerKeys.Contains(personKey) != true)
        {
            return;
        }

        campaign.RemoveOwner(personKey);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await CampaignEventsTable.AddAsync(
            scope,
            new()
            {
                CampaignId = campaign.Id,
                At = clock.GetUtcNow(),
                Kind = CampaignEventKind.OwnerLeft,
                AboutKey = personKey,
            },
            cancellationToken
        );
        await StewardsAsked.WhereUnownedAsync(scope, campaign, queue, cancellationToken);
        if (!isToldHere)
        {
            var told = Notice.OfTeam("campaign.you-left", campaign);
            await queue.AddAsync(scope, told.To(personKey, null, uniqueKey: null), cancellationToken);
        }
    }
}
