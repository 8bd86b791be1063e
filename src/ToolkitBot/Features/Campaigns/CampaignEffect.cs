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
    CampaignSettings settings
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await CampaignBook.OpenAsync(scope, content, tenantId, cancellationToken);
        if (campaign.Version != seen)
        {
            throw new ConflictException();
        }

        campaign.Change(settings, personKey);
        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}
