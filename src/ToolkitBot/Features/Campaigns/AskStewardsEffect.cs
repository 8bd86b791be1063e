using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Asks the tenant's stewards for an owner of a campaign that has none any more: once a day, whoever wants it.</summary>
internal sealed class AskStewardsEffect(
    CampaignStore campaigns,
    CampaignChannels channels,
    CampaignRecord seen,
    string personKey,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromDays(1);

    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.OpenAsync(scope, seen.TenantId, seen.TeamId, cancellationToken);
        var since = clock.GetUtcNow() - BetweenRequests;
        if (
            await scope.Db.CampaignEvents.AnyAsync(
                e => e.CampaignId == campaign.Id && e.Kind == CampaignEventKind.OwnerWanted && e.At > since,
                cancellationToken
            )
        )
        {
            return;
        }

        await channels.NoteAsync(scope, campaign, CampaignEventKind.OwnerWanted, personKey, null, cancellationToken);
        var told = Notice.ToOwners("campaign.owner-wanted", campaign) with { ByKey = personKey };
        foreach (var steward in campaign.Stewards)
        {
            await queue.AddAsync(scope, told.To(steward, null, null), cancellationToken);
        }
    }
}
