using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>
/// Writes a new pledge, its figures and what follows from it. The draft's id is the pledge's, so a second submit of the same
/// draft meets a taken key, and its turn is run again on what the first one left.
/// </summary>
internal sealed class MakePledgeEffect(Pledge pledge, Campaign content, OutboxQueue queue) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await CampaignBook.OpenAsync(scope, content, pledge.TenantId, cancellationToken);
        pledge.PostIn(campaign.ChannelId);
        scope.Db.Pledges.Add(pledge);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await FiguresTable.MoveAsync(scope, campaign.Id, null, PledgeFigures.Of(pledge), cancellationToken);
        if (pledge.State == PledgeState.AwaitingApproval)
        {
            foreach (var owner in campaign.OwnerKeys)
            {
                await queue.AskOwnerAsync(scope, owner, pledge, cancellationToken);
            }

            return;
        }

        await queue.ShowAsync(scope, pledge, cancellationToken);
        var zone = PledgeTimes.Zone(pledge.TimeZone, content);
        await queue.AskAsync(
            scope,
            pledge,
            PledgeTimes.FollowUp(pledge.DueOn, zone, content, pledge.CreatedAt),
            cancellationToken
        );
    }
}
