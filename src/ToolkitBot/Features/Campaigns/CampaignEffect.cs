using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Campaigns;

/// <summary>
/// An owner changes the campaign; whether they still own it, and whether it still is as they saw it, is seen again inside
/// the transaction.
/// </summary>
internal sealed class CampaignEffect(
    CampaignStore campaigns,
    CampaignChannels channels,
    CampaignRecord seen,
    string personKey,
    CampaignSettings settings
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.OpenAsync(scope, seen.TenantId, seen.TeamId, cancellationToken);
        if (campaign.Version != seen.Version)
        {
            throw new ConflictException();
        }

        campaign.Change(settings, personKey);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await channels.NoteAsync(
            scope,
            campaign,
            CampaignEventKind.SettingsChanged,
            personKey,
            null,
            cancellationToken
        );
    }
}
