using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Campaigns;

/// <summary>
/// An owner or a steward adds an owner to a team's campaign or removes one, never the last. Whether they still may is seen
/// again inside the transaction.
/// </summary>
/// <param name="isAdded">Whether <paramref name="about"/> is added; else they are removed.</param>
internal sealed class OwnersEffect(
    CampaignStore campaigns,
    CampaignRecord seen,
    string byKey,
    Person about,
    bool isAdded,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.OpenAsync(scope, seen.TenantId, seen.TeamId, cancellationToken);
        if (!campaign.IsOwnedBy(byKey) || (!isAdded && campaign.OwnerKeys.Count < 2))
        {
            throw new ConflictException();
        }

        if (campaign.OwnerKeys.Contains(about.Key) == isAdded)
        {
            return;
        }

        if (isAdded)
        {
            campaign.AddOwner(about.Key);
        }
        else
        {
            campaign.RemoveOwner(about.Key);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        var kind = isAdded ? CampaignEventKind.OwnerAdded : CampaignEventKind.OwnerRemoved;
        await CampaignEventsTable.AddAsync(
            scope,
            new()
            {
                CampaignId = campaign.Id,
                At = clock.GetUtcNow(),
                Kind = kind,
                ByKey = byKey,
                AboutKey = about.Key,
            },
            cancellationToken
        );
        await TellAsync(scope, campaign, cancellationToken);
    }

    /// <summary>The person is told, and a new owner is shown what waits for a decision.</summary>
    private async Task TellAsync(CommitScope scope, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        if (isAdded)
        {
            // They need not have met the bot yet, and it has to be able to write to them.
            await PeopleTable.SeeAsync(scope, about, cancellationToken);
            await MembershipsTable.AddAsync(scope, about.Key, campaign.TeamId!, cancellationToken);
        }

        var told = isAdded
            ? Notice.ToOwners("campaign.you-own", campaign)
            : Notice.OfTeam("campaign.you-own-no-more", campaign);
        await queue.AddAsync(scope, told.To(about.Key, null, uniqueKey: null), cancellationToken);
        if (isAdded)
        {
            var waiting = await CampaignStore
                .PledgesOf(scope, campaign)
                .Where(p => p.State == PledgeState.AwaitingApproval)
                .ToListAsync(cancellationToken);
            foreach (var pledge in waiting)
            {
                await queue.AskOwnerAsync(scope, about.Key, pledge, cancellationToken);
            }
        }
    }
}
