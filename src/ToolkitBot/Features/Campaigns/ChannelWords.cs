using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Features.Campaigns;

/// <summary>The words for a campaign's channel that is not there: what happened, and when pledges go out again.</summary>
internal static class ChannelWords
{
    /// <summary>Whether the reason is the whole team's, and so the same for all of its channels.</summary>
    public static bool IsOfTeam(GoneReason? reason) => reason is GoneReason.AppRemoved or GoneReason.TeamArchived;

    /// <summary>The phrase that tells owners what happened, and what they can do.</summary>
    public static string OwnersGone(GoneReason? reason) =>
        reason switch
        {
            GoneReason.ChannelDeleted => "campaign.gone-deleted",
            GoneReason.AppRemoved => "campaign.gone-removed",
            GoneReason.TeamArchived => "campaign.gone-archived",
            _ => "campaign.channel-gone",
        };

    /// <summary>The phrase that tells the authors of waiting pledges.</summary>
    public static string AuthorsGone(GoneReason? reason) =>
        reason switch
        {
            GoneReason.ChannelDeleted => "pledge.gone-deleted",
            GoneReason.AppRemoved => "pledge.gone-removed",
            GoneReason.TeamArchived => "pledge.gone-archived",
            _ => "pledge.channel-gone",
        };

    /// <summary>When a pledge is posted that has no channel to go to.</summary>
    public static string PostedWhen(Phrases words, CampaignRecord? campaign) =>
        words[
            campaign switch
            {
                { GoneAt: null } or null or { GoneReason: GoneReason.ChannelDeleted } => "pledge.when-chosen",
                { GoneReason: GoneReason.AppRemoved } => "pledge.when-added",
                { GoneReason: GoneReason.TeamArchived } => "pledge.when-restored",
                _ => "pledge.when-reached",
            }
        ];

    /// <summary>Why a post cannot be reached that is there.</summary>
    public static string NotReached(Phrases words, CampaignRecord? campaign) =>
        words[
            campaign?.GoneReason switch
            {
                GoneReason.AppRemoved => "places.removed",
                GoneReason.TeamArchived => "places.archived",
                _ => "places.refused",
            }
        ];
}
