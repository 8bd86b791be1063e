using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Campaigns;

/// <summary>What somebody is to a campaign whose channel they want to choose.</summary>
internal enum ChannelChooser
{
    /// <summary>They answer for it.</summary>
    Owner,

    /// <summary>It never had an owner: they are the first.</summary>
    First,

    /// <summary>Its last owner is gone, and the tenant has no stewards: they take it over.</summary>
    Successor,

    /// <summary>Its last owner is gone: the tenant's stewards are asked for another one.</summary>
    Petitioner,

    /// <summary>They may not: others own it, or an owner has removed them.</summary>
    Nobody,
}

/// <summary>Says who may choose a campaign's channel.</summary>
internal static class ChannelChoosers
{
    private static readonly CampaignEventKind[] ofOwners =
    [
        CampaignEventKind.FirstOwner,
        CampaignEventKind.OwnerAdded,
        CampaignEventKind.OwnerRemoved,
        CampaignEventKind.OwnerLeft,
        CampaignEventKind.OwnerTookOver,
    ];

    public static async Task<ChannelChooser> OfAsync(
        ToolkitDb db,
        CampaignRecord campaign,
        string personKey,
        CancellationToken cancellationToken
    )
    {
        if (campaign.OwnerKeys.Count > 0)
        {
            return campaign.IsOwnedBy(personKey) ? ChannelChooser.Owner : ChannelChooser.Nobody;
        }

        var events = db.CampaignEvents.AsNoTracking().Where(e => e.CampaignId == campaign.Id);
        if (!await events.AnyAsync(e => ofOwners.Contains(e.Kind), cancellationToken))
        {
            return ChannelChooser.First;
        }

        if (campaign.IsSteward(personKey))
        {
            return ChannelChooser.Owner;
        }

        var last = await events
            .Where(e => e.AboutKey == personKey && ofOwners.Contains(e.Kind))
            .OrderByDescending(e => e.Id)
            .Select(e => (CampaignEventKind?)e.Kind)
            .FirstOrDefaultAsync(cancellationToken);
        return last == CampaignEventKind.OwnerRemoved ? ChannelChooser.Nobody
            : campaign.Stewards.Count > 0 ? ChannelChooser.Petitioner
            : ChannelChooser.Successor;
    }
}
