using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Questions;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Campaigns;

/// <summary>
/// What follows when a campaign's channel, or the one for questions, goes and when it comes back. Pledges and questions
/// wait meanwhile; the owners, and the authors of pledges that wait or whose posts are lost, are told once.
/// </summary>
internal sealed class CampaignChannels(CampaignStore campaigns, OutboxQueue queue, TimeProvider clock)
{
    /// <summary>For so many waiting pledges the roster is asked; the authors of more choose their team themselves.</summary>
    private const int MostAsked = 1000;

    /// <summary>Looks whether the channels of campaigns are there, after an event that may have changed that.</summary>
    /// <param name="teamId">The team that the event was about; null where only its channel is known.</param>
    /// <param name="channelId">The channel that it was about.</param>
    /// <param name="reason">Why a channel is gone that is not there.</param>
    public async Task LookAsync(
        CommitScope scope,
        string tenantId,
        string? teamId,
        string? channelId,
        GoneReason reason,
        CancellationToken cancellationToken
    )
    {
        var id = campaigns.IdOf(tenantId);
        var touched = await scope
            .Db.Campaigns.Where(c =>
                c.CampaignId == id
                && (
                    c.TeamId == teamId
                    || (channelId != null && (c.ChannelId == channelId || c.QuestionsChannelId == channelId))
                )
            )
            .Select(c => c.TeamId)
            .ToListAsync(cancellationToken);
        foreach (var team in touched.OfType<string>())
        {
            var campaign = await campaigns.OpenAsync(scope, tenantId, team, cancellationToken);
            await LookForPledgesAsync(scope, campaign, channelId, reason, cancellationToken);
            await LookForQuestionsAsync(scope, campaign, campaign.GoneReason ?? reason, cancellationToken);
        }
    }

    /// <summary>
    /// A channel was deleted in which pledges stand although they go elsewhere by now: they are posted anew there.
    /// </summary>
    public async Task MoveFromAsync(CommitScope scope, ConversationRecord deleted, CancellationToken cancellationToken)
    {
        if (
            deleted.TeamId is { } team
            && await campaigns.OpenKnownAsync(scope, deleted.TenantId, team, cancellationToken) is { } campaign
            && campaign.ChannelId != deleted.Id
            && await IsOpenAsync(scope, campaign.ChannelId, cancellationToken)
        )
        {
            await OpenedAsync(scope, campaign, cancellationToken);
        }
    }

    private async Task LookForPledgesAsync(
        CommitScope scope,
        CampaignRecord campaign,
        string? channelId,
        GoneReason reason,
        CancellationToken cancellationToken
    )
    {
        if (campaign.ChannelId is null)
        {
            return;
        }

        if (await IsOpenAsync(scope, campaign.ChannelId, cancellationToken))
        {
            await OpenedAsync(scope, campaign, cancellationToken);
        }
        else
        {
            await GoneAsync(scope, campaign, channelId, reason, cancellationToken);
        }
    }

    private async Task LookForQuestionsAsync(
        CommitScope scope,
        CampaignRecord campaign,
        GoneReason reason,
        CancellationToken cancellationToken
    )
    {
        if (campaign.QuestionsChannelId is not { } channel)
        {
            return;
        }

        if (await IsOpenAsync(scope, channel, cancellationToken))
        {
            await queue.HastenAsync(scope, channel, cancellationToken);
            return;
        }

        // Where the whole team is gone, the owners have heard so with the channel for pledges.
        var isOfTeam = ChannelWords.IsOfTeam(reason);
        if (!isOfTeam || campaign.ChannelId is null)
        {
            // Events and failed posts all come here: the owners hear of it once a day at most.
            var today = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var phrase = isOfTeam ? ChannelWords.OwnersGone(reason) : "question.channel-gone";
            foreach (var owner in campaign.AskedAbout(author: null, doubtful: false))
            {
                var key = $"questions-gone:{campaign.Id}:{today}:{owner}";
                await queue.AddAsync(scope, Notice.ToOwners(phrase, campaign).To(owner, null, key), cancellationToken);
            }
        }

        await queue.TellWaitingAsync(scope, channel, reason, cancellationToken);
    }

    /// <summary>The channel cannot be posted to: says so to those whom it concerns, unless they know.</summary>
    private async Task GoneAsync(
        CommitScope scope,
        CampaignRecord campaign,
        string? channelId,
        GoneReason reason,
        CancellationToken cancellationToken
    )
    {
        var (isNew, known) = (campaign.GoneAt is null, campaign.GoneReason);
        // The channel itself was deleted, and its posts with it.
        var isLost = reason == GoneReason.ChannelDeleted && channelId == campaign.ChannelId;
        campaign.MarkGone(clock.GetUtcNow(), reason);
        await scope.Db.SaveChangesAsync(cancellationToken);
        if (isNew)
        {
            await NoteAsync(scope, campaign, CampaignEventKind.ChannelGone, null, null, cancellationToken);
        }
        else if (!isLost && (known == reason || !ChannelWords.IsOfTeam(reason)))
        {
            return;
        }

        var told = Notice.ToOwners(ChannelWords.OwnersGone(reason), campaign);
        foreach (var owner in campaign.AskedAbout(author: null, doubtful: false))
        {
            await queue.AddAsync(scope, told.To(owner, null, null), cancellationToken);
        }

        if (isNew || isLost)
        {
            // There may be thousands of them: all of their letters are one statement.
            var letter = Notice.OfTeam(ChannelWords.AuthorsGone(reason), campaign).To("", null, uniqueKey: null);
            await OutboxTable.AddToAuthorsAsync(
                scope,
                campaign,
                isLost ? channelId : null,
                letter.Kind,
                letter.Place,
                letter.Payload!,
                clock.GetUtcNow(),
                cancellationToken
            );
        }
    }

    /// <summary>
    /// Tries a channel again that Teams refused posts to: nobody tells the bot when it may post there once more. What
    /// waits is sent, and where that is refused again, nobody is told a second time.
    /// </summary>
    public async Task TryAgainAsync(
        CommitScope scope,
        string tenantId,
        string teamId,
        CancellationToken cancellationToken
    )
    {
        var campaign = await campaigns.OpenAsync(scope, tenantId, teamId, cancellationToken);
        if (campaign is not { GoneAt: not null, ChannelId: { } channel })
        {
            return;
        }

        if (await IsOpenAsync(scope, channel, cancellationToken))
        {
            // The last try went well.
            await OpenedAsync(scope, campaign, cancellationToken);
        }
        else
        {
            await ConversationsTable.SwitchAsync(scope, channel, active: true, cancellationToken);
            await queue.HastenAsync(scope, channel, cancellationToken);
        }
    }

    /// <summary>
    /// There is a channel: what was never posted goes there, and what was deleted with another channel; posts that are out
    /// of date are edited, and pledges that wait for a team come here if their authors belong to it.
    /// </summary>
    public async Task OpenedAsync(CommitScope scope, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        campaign.MarkBack();
        var waiting = await CampaignStore
            .PledgesOf(scope, campaign)
            .Where(p => p.State != PledgeState.Withdrawn)
            .Where(p => p.PostActivityId == null || !scope.Db.Conversations.Any(c => c.Id == p.ChannelId))
            .OrderBy(p => p.CreatedAt)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
        waiting.RemoveAll(pledge => pledge is { PostActivityId: not null, IsShown: false });
        var moved = waiting.Where(pledge => pledge.ChannelId != campaign.ChannelId).ToList();
        foreach (var pledge in moved)
        {
            pledge.PostAnewIn(campaign.ChannelId!);
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

        await queue.HastenAsync(scope, campaign.ChannelId!, cancellationToken);
        if (campaign.QuestionsChannelId is { } questions && questions != campaign.ChannelId)
        {
            await queue.HastenAsync(scope, questions, cancellationToken);
        }

        await FindOwnAsync(scope, campaign, cancellationToken);
        if (await scope.Db.Conversations.AnyAsync(c => c.Id == campaign.ChannelId && c.Name == null, cancellationToken))
        {
            var letter = ChannelNameSender.Letter(campaign.ChannelId!, campaign.TeamId!);
            await queue.AddAsync(scope, letter, cancellationToken);
        }
    }

    /// <summary>Pledges of the tenant that wait for a team: those of people who belong to this one come here.</summary>
    private async Task FindOwnAsync(CommitScope scope, CampaignRecord campaign, CancellationToken cancellationToken)
    {
        var waiting = await scope
            .Db.Pledges.AsNoTracking()
            .Where(p =>
                p.CampaignId == campaign.CampaignId
                && p.TeamId == null
                && p.PersonKey != null
                && p.State != PledgeState.Withdrawn
            )
            .OrderBy(p => p.CreatedAt)
            .Select(p => p.Id)
            .Take(MostAsked)
            .ToListAsync(cancellationToken);
        foreach (var pledge in waiting)
        {
            var letter = PlacementSender.Letter(pledge, campaign.TeamId!, campaign.ChannelId!);
            await queue.AddAsync(scope, letter, cancellationToken);
        }
    }

    /// <summary>Writes into the campaign's history.</summary>
    public Task NoteAsync(
        CommitScope scope,
        CampaignRecord campaign,
        CampaignEventKind kind,
        string? byKey,
        string? aboutKey,
        CancellationToken cancellationToken
    ) =>
        CampaignEventsTable.AddAsync(
            scope,
            new()
            {
                CampaignId = campaign.Id,
                At = clock.GetUtcNow(),
                Kind = kind,
                ByKey = byKey,
                AboutKey = aboutKey,
            },
            cancellationToken
        );

    public static async Task<bool> IsOpenAsync(
        CommitScope scope,
        string? channelId,
        CancellationToken cancellationToken
    ) =>
        channelId is not null
        && await scope.Db.Conversations.AnyAsync(c => c.Id == channelId && c.Active, cancellationToken);
}
