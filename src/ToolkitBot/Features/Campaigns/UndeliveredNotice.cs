using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Tells a campaign's owners that something about a pledge could not be delivered: once a day, however much it is.</summary>
internal sealed class UndeliveredNotice(OutboxQueue queue, TimeProvider clock)
{
    public async Task TellOwnersAsync(CommitScope scope, string? pledgeId, CancellationToken cancellationToken)
    {
        var campaign = await scope
            .Db.Campaigns.AsNoTracking()
            .Where(c => scope.Db.Pledges.Any(p => p.Id == pledgeId && p.CampaignId == c.Id))
            .FirstOrDefaultAsync(cancellationToken);
        if (campaign is null)
        {
            return;
        }

        var today = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var owner in campaign.OwnerKeys)
        {
            var letter = new Notice("campaign.dead-letters").To(owner, null, $"dead:{campaign.Id}:{today}:{owner}");
            await queue.AddAsync(scope, letter, cancellationToken);
        }
    }
}
