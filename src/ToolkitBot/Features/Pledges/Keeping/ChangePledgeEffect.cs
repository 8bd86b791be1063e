using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>Changes a pledge as <see cref="PledgeLife"/> allows it, with its figures, its post and what is still to be asked.</summary>
internal sealed class ChangePledgeEffect(PledgeChange change, Campaign content, OutboxQueue queue, TimeProvider clock)
    : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var pledge = await scope.Db.Pledges.SingleOrDefaultAsync(p => p.Id == change.PledgeId, cancellationToken);
        if (pledge is null)
        {
            throw new ConflictException();
        }

        var campaign = await CampaignBook.OpenAsync(scope, content, pledge.TenantId, cancellationToken);
        var (before, due) = (PledgeFigures.Of(pledge), pledge.DueOn);
        var state = Next(pledge, campaign.ApproveFirst || change.NeedsReview);
        change.Write?.Invoke(pledge);
        pledge.State = state;
        pledge.ChannelId ??= campaign.ChannelId;
        pledge.Version++;
        if (change.Act == PledgeAct.MarkDone)
        {
            pledge.DoneAt ??= clock.GetUtcNow();
        }
        else if (change.Act == PledgeAct.Refuse)
        {
            pledge.RefusalReason = change.Reason;
        }

        // Where somebody joined since, this fails and the turn runs again: their join must not be overwritten.
        await scope.Db.SaveChangesAsync(cancellationToken);
        await FiguresTable.MoveAsync(scope, campaign.Id, before, PledgeFigures.Of(pledge), cancellationToken);
        await FollowAsync(scope, campaign, pledge, due, cancellationToken);
    }

    private PledgeState Next(Pledge pledge, bool approveFirst)
    {
        var step = PledgeLife.Next(change.Act, change.Actor, pledge.State, approveFirst);
        if (!step.IsAllowed)
        {
            throw new ConflictException();
        }

        return change.Act == PledgeAct.Edit && step.State == PledgeState.Drafted
            ? PledgeLife.Next(PledgeAct.Submit, change.Actor, step.State, approveFirst).State
            : step.State;
    }

    private async Task FollowAsync(
        CommitScope scope,
        CampaignRecord campaign,
        Pledge pledge,
        DateOnly dueBefore,
        CancellationToken cancellationToken
    )
    {
        if (pledge.PostActivityId is not null || PledgeLife.IsShown(pledge.State))
        {
            await queue.ShowAsync(scope, pledge, cancellationToken);
        }

        switch (pledge.State)
        {
            case PledgeState.Done or PledgeState.LetGo or PledgeState.Withdrawn or PledgeState.Refused:
                await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
                break;
            case PledgeState.AwaitingApproval:
                await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
                foreach (var owner in CampaignOwners.Of(campaign))
                {
                    await queue.AskOwnerAsync(scope, owner, pledge, cancellationToken);
                }

                break;
            default:
                await AskAgainAsync(scope, pledge, dueBefore, cancellationToken);
                break;
        }

        if (change.Act is PledgeAct.Approve or PledgeAct.Refuse && pledge.PersonKey is { } author)
        {
            var notice =
                change.Act == PledgeAct.Approve
                    ? new Notice("pledge.approved")
                    : new Notice(
                        "pledge.declined",
                        new Dictionary<string, string> { ["reason"] = change.Reason ?? "" }
                    );
            var letter = notice.To(author, pledge.Id, $"answer:{pledge.Id}:{pledge.Version}");
            await queue.AddAsync(scope, letter, cancellationToken);
        }
    }

    private async Task AskAgainAsync(
        CommitScope scope,
        Pledge pledge,
        DateOnly dueBefore,
        CancellationToken cancellationToken
    )
    {
        if (
            change.Act is not (PledgeAct.Edit or PledgeAct.Approve or PledgeAct.MarkStillOnIt)
            || pledge.PersonKey is null
        )
        {
            return;
        }

        if (pledge.DueOn != dueBefore)
        {
            await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
        }

        var zone = PledgeTimes.Zone(pledge.TimeZone, content);
        var at = PledgeTimes.FollowUp(pledge.DueOn, zone, content, clock.GetUtcNow());
        await queue.AskAsync(scope, pledge, at, cancellationToken);
    }
}
