using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Who looks after a campaign: those whom the content names, and those who gave it its channel.</summary>
internal static class CampaignOwners
{
    public static IReadOnlyList<string> Of(CampaignRecord campaign) =>
        campaign.Owners.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static bool Has(CampaignRecord campaign, string personKey) =>
        Of(campaign).Contains(personKey, StringComparer.Ordinal);

    public static void Add(CampaignRecord campaign, string personKey)
    {
        if (!Has(campaign, personKey))
        {
            campaign.Owners = string.Join('\n', [.. Of(campaign), personKey]);
        }
    }

    public static void Remove(CampaignRecord campaign, string personKey) =>
        campaign.Owners = string.Join('\n', Of(campaign).Where(owner => owner != personKey));
}
