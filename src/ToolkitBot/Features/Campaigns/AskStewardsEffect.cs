using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Letters;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Asks the tenant's stewards for an owner of a campaign that has none any more: once a day, whoever wants it.</summary>
/// <param name="isMet">Whether the bot has met any of them; else the day is not used up, for the letter may reach nobody.</param>
internal sealed class AskStewardsEffect(
    CampaignStore campaigns,
    CampaignChannels channels,
    CampaignRecord seen,
    string personKey,
    bool isMet,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromDays(1);

    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.OpenAsync(scope, seen.TenantId, seen.TeamId, cancellationToken);
        var now = clock.GetUtcNow();
        var since = now - BetweenRequests;
        if (
            isMet
            && await scope.Db.CampaignEvents.AnyAsync(
                e => e.CampaignId == campaign.Id && e.Kind == CampaignEventKind.OwnerWanted && e.At > since,
                cancellationToken
            )
        )
        {
            return;
        }

        if (isMet)
        {
            await channels.NoteAsync(
                scope,
                campaign,
                CampaignEventKind.OwnerWanted,
                personKey,
                null,
                cancellationToken
            );
        }

        var told = Notice.ToOwners("campaign.owner-wanted", campaign) with { ByKey = personKey };
        foreach (var steward in campaign.Stewards)
        {
            // Where the bot had not met them yet, today's letter may wait for them, or have reached them since.
            var unmet = $"owner-wanted|{campaign.Id}|{steward}|{now:yyyy-MM-dd}";
            if (!await scope.Db.Outbox.AnyAsync(o => o.UniqueKey == unmet && o.DeadReason == null, cancellationToken))
            {
                await queue.AddAsync(scope, told.To(steward, null, isMet ? null : unmet), cancellationToken);
            }
        }
    }
}
