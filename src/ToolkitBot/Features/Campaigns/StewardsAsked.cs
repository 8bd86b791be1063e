using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Campaigns;

/// <summary>The tenant's stewards, as they are asked about a campaign that its last owner has just left.</summary>
internal static class StewardsAsked
{
    public static async Task WhereUnownedAsync(
        CommitScope scope,
        CampaignRecord campaign,
        OutboxQueue queue,
        CancellationToken cancellationToken
    )
    {
        if (campaign.OwnerKeys.Count > 0)
        {
            return;
        }

        var told = Notice.ToOwners("campaign.owner-gone", campaign);
        foreach (var steward in campaign.Stewards)
        {
            await queue.AddAsync(scope, told.To(steward, null, uniqueKey: null), cancellationToken);
        }
    }
}
