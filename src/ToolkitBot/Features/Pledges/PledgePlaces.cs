using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges;

/// <summary>Says where pledges really are: waiting for a team, a decision or a channel, posted, or in a channel that is gone.</summary>
internal sealed class PledgePlaces(Database database)
{
    /// <summary>Where a pledge is; null where it is nowhere.</summary>
    public Task<PledgePlace?> OfAsync(Turn turn, Pledge pledge, CancellationToken cancellationToken) =>
        OfAsync(turn.Words, pledge, "places.posted", cancellationToken);

    /// <summary>Where a pledge was posted, as news; null where no post of it stands in an open channel.</summary>
    public async Task<PledgePlace?> PostedAsync(Phrases words, Pledge pledge, CancellationToken cancellationToken) =>
        pledge is { IsShown: true, PostActivityId: not null }
        && await OfAsync(words, pledge, "pledge.posted", cancellationToken) is { IsReached: true } place
            ? place
            : null;

    private async Task<PledgePlace?> OfAsync(
        Phrases words,
        Pledge pledge,
        string posted,
        CancellationToken cancellationToken
    )
    {
        var key = CampaignKey.OfTeam(pledge.CampaignId, pledge.TeamId);
        await using var db = database.Read();
        var campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == key, cancellationToken);
        var channel = await db
            .Conversations.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == pledge.ChannelId, cancellationToken);
        return Of(words, pledge, posted, campaign, channel);
    }

    private static PledgePlace? Of(
        Phrases words,
        Pledge pledge,
        string posted,
        CampaignRecord? campaign,
        ConversationRecord? channel
    )
    {
        if (pledge.State is PledgeState.Withdrawn or PledgeState.Refused or PledgeState.TakenDown)
        {
            return null;
        }

        if (pledge.TeamId is null)
        {
            return new(words["places.no-team"], null);
        }

        var team = DisplayName.Of(campaign?.TeamName)?.Markdown ?? words["pledge.the-team"];
        if (pledge.State == PledgeState.AwaitingApproval)
        {
            return new(words.Format("places.decision", ("team", team)), null);
        }

        var isOpen = channel is { Active: true };
        if (pledge.PostActivityId is null && isOpen)
        {
            return new(words.Format("places.on-its-way", ("team", team)), null, IsReached: true);
        }

        if (pledge.PostActivityId is not { } post || channel is null)
        {
            var when = channel is null ? words["pledge.when-chosen"] : ChannelWords.PostedWhen(words, campaign);
            return new(
                words.Format("places.no-channel", ("team", team), ("when", when)),
                null,
                IsDeleted: pledge.PostActivityId is not null,
                HasChannel: channel is not null
            );
        }

        var name = DisplayName.Of(channel.Name)?.Markdown ?? words["pledge.the-channel"];
        return isOpen
            ? new(
                words.Format(posted, ("channel", name), ("team", team)),
                post.Length == 0 ? null : Address(channel, post),
                IsReached: true
            )
            : new(
                words.Format("places.not-reached", ("team", team), ("why", ChannelWords.NotReached(words, campaign))),
                null,
                HasChannel: true
            );
    }

    /// <summary>The link that opens a post in Teams.</summary>
    private static string Address(ConversationRecord channel, string post) =>
        $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(channel.Id)}/{Uri.EscapeDataString(post)}"
        + $"?tenantId={Uri.EscapeDataString(channel.TenantId)}&parentMessageId={Uri.EscapeDataString(post)}";
}

/// <summary>Where a pledge is.</summary>
/// <param name="Sentence">In Markdown.</param>
/// <param name="Post">The address of its post; null where it has none, or Teams told no id.</param>
/// <param name="IsReached">The bot can write in the channel that shows it, or is about to.</param>
/// <param name="IsDeleted">Its post was deleted, with the channel.</param>
/// <param name="HasChannel">There is a channel for it that the bot cannot write in now.</param>
internal sealed record PledgePlace(
    string Sentence,
    string? Post,
    bool IsReached = false,
    bool IsDeleted = false,
    bool HasChannel = false
);
