using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Campaigns;

/// <summary>A channel in which pledges may be posted, and how it is reached.</summary>
internal sealed record ChosenChannel(
    string Id,
    string? Name,
    string TenantId,
    string ServiceUrl,
    string? BotId,
    string TeamId,
    string? TeamName
)
{
    /// <summary>The channel as a conversation that was chosen at this time.</summary>
    public ConversationRecord Record(DateTimeOffset now) =>
        new()
        {
            Id = Id,
            TenantId = TenantId,
            Scope = nameof(ToolkitBot.Protocol.Activities.Scope.Channel),
            ServiceUrl = ServiceUrl,
            BotId = BotId,
            TeamId = TeamId,
            Name = Name,
            UpdatedAt = now,
        };
}

/// <summary>
/// A team's pledges have a channel from now on: what waited for one is posted there. Whoever chose it owns a campaign that
/// has no owner, as <see cref="ChannelChooser"/> says.
/// </summary>
/// <param name="isInstall">
/// The app was added to the team, by anybody: a channel that an owner chose before stays, and so do the owners.
/// </param>
internal sealed class ChannelChosenEffect(
    ChosenChannel channel,
    string personKey,
    bool isInstall,
    CampaignStore campaigns,
    CampaignChannels channels,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        if (isInstall)
        {
            // Removing the app had switched off all of the team's channels, those with earlier posts too.
            await ConversationsTable.SwitchTeamAsync(scope, channel.TeamId, true, clock.GetUtcNow(), cancellationToken);
        }

        await RememberAsync(scope, cancellationToken);
        var campaign = await campaigns.OpenAsync(scope, channel.TenantId, channel.TeamId, cancellationToken);
        if (channel.TeamName is { } name)
        {
            campaign.Call(name);
        }

        var becomesOwner = await OwnAsync(scope, campaign, cancellationToken);
        var stays = isInstall && await CampaignChannels.IsOpenAsync(scope, campaign.ChannelId, cancellationToken);
        if (!stays && campaign.ChannelId != channel.Id)
        {
            await MoveAsync(scope, campaign, cancellationToken);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        await channels.OpenedAsync(scope, campaign, cancellationToken);
        if (becomesOwner)
        {
            await AskOwnerAsync(scope, campaign, cancellationToken);
        }
    }

    /// <summary>Whoever chose the channel owns the campaign where it has no owner and that is theirs to do.</summary>
    /// <returns>Whether they have become an owner.</returns>
    /// <exception cref="ConflictException">They may not choose it.</exception>
    private async Task<bool> OwnAsync(CommitScope scope, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        switch (await ChannelChoosers.OfAsync(scope.Db, campaign, personKey, cancellationToken))
        {
            case ChannelChooser.First:
                campaign.AddOwner(personKey);
                await NoteAsync(scope, campaign, CampaignEventKind.FirstOwner, cancellationToken);
                return true;
            case ChannelChooser.Successor when !isInstall:
                campaign.AddOwner(personKey);
                await NoteAsync(scope, campaign, CampaignEventKind.OwnerTookOver, cancellationToken);
                return true;
            case ChannelChooser.Owner:
                return false;
            default:
                return isInstall ? false : throw new ConflictException();
        }
    }

    /// <summary>Pledges go to the chosen channel. Where they went to another one before, its owners learn who moved them.</summary>
    private async Task MoveAsync(CommitScope scope, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        var isMove = campaign.ChannelId is not null;
        campaign.PostIn(channel.Id);
        await NoteAsync(scope, campaign, CampaignEventKind.ChannelChosen, cancellationToken);
        if (!isMove)
        {
            return;
        }

        var told = Notice.ToOwners("campaign.channel-moved", campaign) with { ByKey = personKey };
        foreach (var owner in campaign.AskedAbout(author: null, doubtful: false).Where(owner => owner != personKey))
        {
            await queue.AddAsync(scope, told.To(owner, null, null), cancellationToken);
        }
    }

    private Task NoteAsync(
        CommitScope scope,
        CampaignRecord campaign,
        CampaignEventKind kind,
        CancellationToken cancellationToken
    ) => channels.NoteAsync(scope, campaign, kind, personKey, personKey, cancellationToken);

    /// <summary>The chosen channel need not be the one in which the event came.</summary>
    private Task RememberAsync(CommitScope scope, CancellationToken cancellationToken) =>
        ConversationsTable.ChooseAsync(scope, channel.Record(clock.GetUtcNow()), cancellationToken);

    /// <summary>Whoever chose the channel has just become an owner: what waits for a decision is shown to them.</summary>
    private async Task AskOwnerAsync(CommitScope scope, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        var undecided = await CampaignStore
            .PledgesOf(scope, campaign)
            .Where(p => p.State == PledgeState.AwaitingApproval)
            .ToListAsync(cancellationToken);
        foreach (var pledge in undecided)
        {
            await queue.AskOwnerAsync(scope, personKey, pledge, cancellationToken);
        }
    }
}
