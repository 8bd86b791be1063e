using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Tells a campaign's owners that something about a pledge could not be delivered: once a day, however much it is.</summary>
internal sealed class UndeliveredNotice(CampaignStore campaigns, OutboxQueue queue, TimeProvider clock)
{
    public async Task TellOwnersAsync(CommitScope scope, string? pledgeId, CancellationToken cancellationToken)
    {
        var pledge = await scope
            .Db.Pledges.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == pledgeId, cancellationToken);
        if (pledge?.TeamId is null)
        {
            return;
        }

        var campaign = await campaigns.OpenAsync(scope, pledge.TenantId, pledge.TeamId, cancellationToken);
        var today = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var owner in campaign.OwnerKeys)
        {
            var told = Notice.ToOwners("campaign.dead-letters", campaign);
            await queue.AddAsync(scope, told.To(owner, null, $"dead:{campaign.Id}:{today}:{owner}"), cancellationToken);
        }
    }
}
