using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>
/// Writes a new pledge, its figures and what follows from it. The draft's id is the pledge's, so a second submit of the same
/// draft meets a taken key, and its turn is run again on what the first one left.
/// </summary>
/// <param name="doubtful">The screen has doubts: somebody other than its author has to look at it.</param>
internal sealed class MakePledgeEffect(Pledge pledge, bool doubtful, CampaignStore campaigns, OutboxQueue queue)
    : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.OpenAsync(scope, pledge.TenantId, pledge.TeamId, cancellationToken);
        pledge.PostIn(campaign.ChannelId);
        scope.Db.Pledges.Add(pledge);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await FiguresTable.MoveAsync(scope, null, PledgeFigures.Of(pledge), cancellationToken);
        if (pledge.State == PledgeState.AwaitingApproval)
        {
            await queue.AskOwnersAsync(scope, campaign, pledge, doubtful, cancellationToken);
            return;
        }

        if (!pledge.IsShown)
        {
            // Its author's team is not known yet: nothing follows before it is.
            return;
        }

        await queue.ShowAsync(scope, pledge, cancellationToken);
        var content = campaigns.Content;
        var zone = PledgeTimes.Zone(pledge.TimeZone, content);
        await queue.AskAsync(
            scope,
            pledge,
            PledgeTimes.FollowUp(pledge.DueOn, zone, content, pledge.CreatedAt),
            cancellationToken
        );
    }
}
