using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Forgets a person in one transaction: their pledges lose every word and name (and their posts follow through the outbox),
/// what they joined is counted anew, and all rows about them go. The turn that does it needs its own row until its answer
/// is sent; a last outbox row takes that away a moment later.
/// </summary>
internal sealed class ForgetEffect(string tenantId, string personKey, OutboxQueue queue, DateTimeOffset now) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var person = await scope
            .Db.People.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Key == personKey, cancellationToken);
        await LeaveAllAsync(scope, cancellationToken);
        var marks = await EmptyOwnAsync(scope, cancellationToken);
        if (person?.ChannelAccountId is { } account)
        {
            marks.Add(account);
        }

        await PersonTraces.RemoveFromAnswersAsync(scope, marks, cancellationToken);
        await LeaveCampaignsAsync(scope, cancellationToken);
        var conversation = person?.PersonalConversationId;
        await PersonTraces.RemoveAsync(scope, personKey, before: now, cancellationToken);
        await queue.AddAsync(scope, ForgetSender.Letter(personKey, conversation), cancellationToken);
    }

    private async Task LeaveAllAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var joined = await scope
            .Db.Pledges.AsNoTracking()
            .Where(p => scope.Db.Joins.Any(j => j.PledgeId == p.Id && j.PersonKey == personKey))
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        foreach (var pledge in joined)
        {
            await new LeaveEffect(pledge, personKey, queue).ApplyAsync(scope, cancellationToken);
        }
    }

    /// <returns>The ids of the person's pledges.</returns>
    private async Task<List<string>> EmptyOwnAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var own = await scope
            .Db.Pledges.Where(p => p.PersonKey == personKey)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        foreach (var pledge in own)
        {
            var before = PledgeFigures.Of(pledge);
            pledge.Forget();
            // At once: where somebody joined meanwhile, all of this is done again.
            await scope.Db.SaveChangesAsync(cancellationToken);
            await FiguresTable.MoveAsync(scope, pledge.CampaignId, before, PledgeFigures.Of(pledge), cancellationToken);
            await JoinsTable.RemoveOfPledgeAsync(scope, pledge.Id, cancellationToken);
            await OutboxTable.RemoveOfSubjectAsync(scope, pledge.Id, ChannelPoster.Kind, cancellationToken);
            await queue.ShowAsync(scope, pledge, cancellationToken);
        }

        return [.. own.Select(pledge => pledge.Id)];
    }

    /// <summary>Also campaigns of earlier years.</summary>
    private async Task LeaveCampaignsAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaigns = await scope
            .Db.Campaigns.Where(c => c.TenantId == tenantId && c.Owners.Contains(personKey))
            .ToListAsync(cancellationToken);
        foreach (var campaign in campaigns.Where(campaign => campaign.IsOwnedBy(personKey)))
        {
            campaign.RemoveOwner(personKey);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}
