using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>What every campaign needs: a channel, two owners, contacts that are no examples.</summary>
internal sealed class CampaignSetupToDo(CampaignStore campaigns) : ICampaignToDo
{
    private const int Owners = 2;

    public async Task<IReadOnlyList<CampaignToDo>> ItemsAsync(
        Turn turn,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    )
    {
        var items = new List<CampaignToDo>();
        if (
            campaign is { TakesPledges: true, GoneAt: null }
            && await campaigns.ChannelAsync(campaign, cancellationToken) is null
        )
        {
            items.Add(new(turn.Words["campaign.to-do-channel"]));
        }

        if (campaign.OwnerKeys.Count < Owners)
        {
            var isOwned = campaign.OwnerKeys.Count > 0;
            items.Add(new(turn.Words[isOwned ? "campaign.to-do-owner" : "campaign.to-do-first-owner"]));
        }

        if (turn.Content.Contacts.Any(contact => contact.IsSample))
        {
            items.Add(new(turn.Words["campaign.to-do-contacts"]));
        }

        return items;
    }
}
