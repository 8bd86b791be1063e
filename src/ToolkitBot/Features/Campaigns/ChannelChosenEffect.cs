using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Campaigns;

/// <summary>A channel in which pledges may be posted, and how it is reached.</summary>
internal sealed record ChosenChannel(
    string Id,
    string? Name,
    string TenantId,
    string ServiceUrl,
    string? BotId,
    string? TeamId
);

/// <summary>
/// Pledges have a channel from now on: what waited for one is posted there, and whoever chose it is an owner.
/// </summary>
/// <param name="onlyIfNone">At an install: a channel that somebody chose before stays.</param>
internal sealed class ChannelChosenEffect(
    ChosenChannel channel,
    string personKey,
    bool onlyIfNone,
    Campaign content,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await RememberAsync(scope, cancellationToken);
        var campaign = await CampaignBook.OpenAsync(scope, content, channel.TenantId, cancellationToken);
        if (
            onlyIfNone
            && campaign.ChannelId != channel.Id
            && await IsOpenAsync(scope, campaign.ChannelId, cancellationToken)
        )
        {
            return;
        }

        campaign.PostIn(channel.Id, personKey);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await PostWaitingAsync(scope, campaign.Id, cancellationToken);
        await AskOwnerAsync(scope, campaign.Id, cancellationToken);
    }

    private static async Task<bool> IsOpenAsync(
        CommitScope scope,
        string? channelId,
        CancellationToken cancellationToken
    ) =>
        channelId is not null
        && await scope.Db.Conversations.AnyAsync(c => c.Id == channelId && c.Active, cancellationToken);

    /// <summary>The chosen channel need not be the one in which the event came.</summary>
    private Task RememberAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.ChooseAsync(
            scope,
            new()
            {
                Id = channel.Id,
                TenantId = channel.TenantId,
                Scope = nameof(Scope.Channel),
                ServiceUrl = channel.ServiceUrl,
                BotId = channel.BotId,
                TeamId = channel.TeamId,
                Name = channel.Name,
                UpdatedAt = clock.GetUtcNow(),
            },
            cancellationToken
        );

    /// <summary>
    /// What was never posted goes to this channel: it had none, or the one it had could not be reached and its post was
    /// given up, or still waits there.
    /// </summary>
    private async Task PostWaitingAsync(CommitScope scope, string campaignId, CancellationToken cancellationToken)
    {
        var waiting = await scope
            .Db.Pledges.Where(p =>
                p.CampaignId == campaignId && p.PostActivityId == null && p.State != PledgeState.Withdrawn
            )
            .OrderBy(p => p.CreatedAt)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var moved = waiting.Where(pledge => pledge.ChannelId != channel.Id).ToList();
        foreach (var pledge in moved)
        {
            pledge.MoveTo(channel.Id);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        foreach (var pledge in moved)
        {
            await OutboxTable.RemoveWaitingAsync(scope, pledge.Id, ChannelPoster.Kind, cancellationToken);
        }

        foreach (var pledge in waiting.Where(pledge => pledge.IsShown))
        {
            await queue.ShowAsync(scope, pledge, cancellationToken);
        }
    }

    /// <summary>Whoever chose the channel has just become an owner: what waits for a decision is shown to them.</summary>
    private async Task AskOwnerAsync(CommitScope scope, string campaignId, CancellationToken cancellationToken)
    {
        var undecided = await scope
            .Db.Pledges.Where(p => p.CampaignId == campaignId && p.State == PledgeState.AwaitingApproval)
            .ToListAsync(cancellationToken);
        foreach (var pledge in undecided)
        {
            await queue.AskOwnerAsync(scope, personKey, pledge, cancellationToken);
        }
    }
}
