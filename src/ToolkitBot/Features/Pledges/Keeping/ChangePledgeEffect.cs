using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>Changes a pledge as <see cref="PledgeLife"/> allows it, with its figures, its post and what is still to be asked.</summary>
internal sealed class ChangePledgeEffect(
    PledgeChange change,
    CampaignStore campaigns,
    CampaignChannels channels,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var pledge = await scope.Db.Pledges.SingleOrDefaultAsync(p => p.Id == change.PledgeId, cancellationToken);
        if (pledge is null)
        {
            throw new ConflictException();
        }

        var campaign = await campaigns.OpenAsync(
            scope,
            pledge.TenantId,
            pledge.TeamId ?? change.Team,
            cancellationToken
        );
        var (before, due) = (PledgeFigures.Of(pledge), pledge.DueOn);
        change.Apply(pledge, campaign.ApproveFirst, clock.GetUtcNow());
        pledge.PostIn(campaign.ChannelId);
        if (
            change is EditPledge or ApprovePledge or PutBackPledge
            && pledge is { PostActivityId: not null, ChannelId: { } channel }
            && await IsDeletedAsync(scope, channel, cancellationToken)
        )
        {
            var isOpen = await CampaignChannels.IsOpenAsync(scope, campaign.ChannelId, cancellationToken);
            pledge.PostAnewIn(isOpen ? campaign.ChannelId! : channel);
            await OutboxTable.RemoveWaitingAsync(scope, pledge.Id, ChannelPoster.Kind, cancellationToken);
        }

        // Where somebody joined since, this fails and the turn runs again: their join must not be overwritten.
        await scope.Db.SaveChangesAsync(cancellationToken);
        await FiguresTable.MoveAsync(scope, before, PledgeFigures.Of(pledge), cancellationToken);
        await FollowAsync(scope, campaign, pledge, due, cancellationToken);
    }

    private async Task FollowAsync(
        CommitScope scope,
        CampaignRecord campaign,
        Pledge pledge,
        DateOnly dueBefore,
        CancellationToken cancellationToken
    )
    {
        if (pledge.PostActivityId is not null || pledge.IsShown)
        {
            await queue.ShowAsync(scope, pledge, cancellationToken);
        }

        switch (pledge.State)
        {
            case PledgeState.Done
            or PledgeState.LetGo
            or PledgeState.Withdrawn
            or PledgeState.Refused
            or PledgeState.TakenDown:
                await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
                break;
            case PledgeState.AwaitingApproval:
                await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
                var doubtful = change is EditPledge { NeedsReview: true } or PlacePledge { NeedsReview: true };
                await queue.AskOwnersAsync(scope, campaign, pledge, doubtful, cancellationToken);
                break;
            case PledgeState.Drafted:
                break;
            default:
                await AskAgainAsync(scope, pledge, dueBefore, cancellationToken);
                break;
        }

        if (change is PledgeDecision decision)
        {
            await channels.NoteAsync(
                scope,
                campaign,
                decision.Kind,
                decision.ByKey,
                // Who left their name out is not named to other owners.
                pledge.ShownName
                    is null
                    ? null
                    : pledge.PersonKey,
                cancellationToken
            );
            await TellAuthorAsync(scope, campaign, pledge, cancellationToken);
        }
    }

    private static async Task<bool> IsDeletedAsync(
        CommitScope scope,
        string channelId,
        CancellationToken cancellationToken
    ) => !await scope.Db.Conversations.AnyAsync(c => c.Id == channelId, cancellationToken);

    /// <summary>Tells the author what an owner decided.</summary>
    private async Task TellAuthorAsync(
        CommitScope scope,
        CampaignRecord campaign,
        Pledge pledge,
        CancellationToken cancellationToken
    )
    {
        if (pledge.PersonKey is not { } author)
        {
            return;
        }

        var notice = change switch
        {
            RefusePledge refused => new Notice("pledge.declined", Places("reason", refused.Reason)),
            TakeDownPledge taken => new Notice("pledge.taken-down", Places("reason", taken.Reason)),
            PutBackPledge when await CampaignChannels.IsOpenAsync(scope, pledge.ChannelId, cancellationToken) =>
                new Notice("pledge.put-back"),
            PutBackPledge => new Notice("pledge.put-back-waits"),
            _ when await CampaignChannels.IsOpenAsync(scope, campaign.ChannelId, cancellationToken) => new Notice(
                "pledge.approved"
            ),
            _ => new Notice("pledge.approved-waits"),
        };
        var letter = notice.To(author, pledge.Id, $"answer:{pledge.Id}:{pledge.Version}");
        await queue.AddAsync(scope, letter, cancellationToken);
    }

    private static Dictionary<string, string> Places(string name, string value) => new() { [name] = value };

    private async Task AskAgainAsync(
        CommitScope scope,
        Pledge pledge,
        DateOnly dueBefore,
        CancellationToken cancellationToken
    )
    {
        if (
            change is not (EditPledge or PlacePledge or ApprovePledge or PutBackPledge or ExtendPledge)
            || pledge.PersonKey is null
        )
        {
            return;
        }

        if (pledge.DueOn != dueBefore)
        {
            await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
        }

        var content = campaigns.Content;
        var zone = PledgeTimes.Zone(pledge.TimeZone, content);
        var at = PledgeTimes.FollowUp(pledge.DueOn, zone, content, clock.GetUtcNow());
        await queue.AskAsync(scope, pledge, at, cancellationToken);
    }
}
