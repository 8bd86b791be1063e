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
        change.Apply(pledge, campaign.ApproveFirst, clock.GetUtcNow());
        pledge.PostIn(campaign.ChannelId);

        // Where somebody joined since, this fails and the turn runs again: their join must not be overwritten.
        await scope.Db.SaveChangesAsync(cancellationToken);
        await FiguresTable.MoveAsync(scope, campaign.Id, before, PledgeFigures.Of(pledge), cancellationToken);
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
            case PledgeState.Done or PledgeState.LetGo or PledgeState.Withdrawn or PledgeState.Refused:
                await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
                break;
            case PledgeState.AwaitingApproval:
                await PledgeLetters.DoNotAskAsync(scope, pledge.Id, cancellationToken);
                foreach (var owner in campaign.OwnerKeys)
                {
                    await queue.AskOwnerAsync(scope, owner, pledge, cancellationToken);
                }

                break;
            default:
                await AskAgainAsync(scope, pledge, dueBefore, cancellationToken);
                break;
        }

        if (Decision() is { } decision && pledge.PersonKey is { } author)
        {
            var letter = decision.To(author, pledge.Id, $"answer:{pledge.Id}:{pledge.Version}");
            await queue.AddAsync(scope, letter, cancellationToken);
        }
    }

    /// <summary>What the author is told of an owner's decision; null where the change is none.</summary>
    private Notice? Decision() =>
        change switch
        {
            ApprovePledge => new("pledge.approved"),
            RefusePledge refused => new(
                "pledge.declined",
                new Dictionary<string, string> { ["reason"] = refused.Reason }
            ),
            _ => null,
        };

    private async Task AskAgainAsync(
        CommitScope scope,
        Pledge pledge,
        DateOnly dueBefore,
        CancellationToken cancellationToken
    )
    {
        if (change is not (EditPledge or ApprovePledge or ExtendPledge) || pledge.PersonKey is null)
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
