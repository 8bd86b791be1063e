using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Shows an owner once more the pledges that wait for a decision, the oldest first.</summary>
internal sealed class AskAgainEffect(CampaignRecord campaign, string personKey, OutboxQueue queue, TimeProvider clock)
    : IEffect
{
    /// <summary>As many as are decided in one sitting; then the next ones are asked for.</summary>
    private const int Most = 10;

    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var waiting = await CampaignStore
            .PledgesOf(scope, campaign)
            .AsNoTracking()
            .Where(p => p.State == PledgeState.AwaitingApproval)
            .OrderBy(p => p.CreatedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
        foreach (var pledge in waiting)
        {
            await queue.AskOwnerAsync(scope, personKey, pledge, cancellationToken, clock.GetUtcNow());
        }
    }
}
