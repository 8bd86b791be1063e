using ToolkitBot.Features.Campaigns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges;

/// <summary>What somebody is to a pledge. An owner who acts on their own pledge is its author.</summary>
internal static class PledgeActors
{
    public static PledgeActor Of(Pledge pledge, CampaignRecord campaign, string personKey) =>
        pledge.PersonKey == personKey ? PledgeActor.Author
        : CampaignOwners.Has(campaign, personKey) ? PledgeActor.CampaignOwner
        : PledgeActor.Anyone;
}
