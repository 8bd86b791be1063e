using System.Data;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
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

        campaign.ChannelId = channel.Id;
        CampaignOwners.Add(campaign, personKey);
        campaign.Version++;
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
    private async Task RememberAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            """
            INSERT INTO conversations (id, tenant_id, scope, service_url, bot_id, team_id, name, active, updated_at)
            VALUES (@id, @tenant, 'Channel', @url, @bot, @team, @name, @active, @now)
            ON CONFLICT (id) DO UPDATE SET
                service_url = excluded.service_url, active = excluded.active, name = COALESCE(excluded.name, conversations.name)
            """
        );
        command.With("@id", channel.Id).With("@tenant", channel.TenantId).With("@url", channel.ServiceUrl);
        command.With("@bot", channel.BotId, DbType.String).With("@team", channel.TeamId, DbType.String);
        command
            .With("@name", channel.Name, DbType.String)
            .With("@active", true)
            .With("@now", scope.Time(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

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
            pledge.ChannelId = channel.Id;
            pledge.Version++;
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        var ids = moved.Select(pledge => pledge.Id).ToList();
        await scope
            .Db.Outbox.Where(row =>
                row.Kind == OutboxKinds.Post && row.FinishedAt == null && ids.Contains(row.PledgeId!)
            )
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var pledge in waiting.Where(pledge => PledgeLife.IsShown(pledge.State)))
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
