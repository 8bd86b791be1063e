using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Features.Campaigns;

/// <summary>
/// An owner changes the campaign; whether they still own it, and whether it still is as they saw it, is seen again inside
/// the transaction.
/// </summary>
internal sealed class CampaignEffect(
    Campaign content,
    string tenantId,
    string personKey,
    long seen,
    Action<CampaignRecord> write
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await CampaignBook.OpenAsync(scope, content, tenantId, cancellationToken);
        if (campaign.Version != seen || !CampaignOwners.Has(campaign, personKey))
        {
            throw new ConflictException();
        }

        write(campaign);
        campaign.Version++;
        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}
