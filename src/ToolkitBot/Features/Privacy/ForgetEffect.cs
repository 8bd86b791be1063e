using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Questions;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Forgets a person in one transaction: clears every word and name from their pledges (the posts follow through the
/// outbox), recounts what they joined, and deletes all rows about them. This turn's own row is needed until its answer
/// is sent; an outbox row deletes it shortly afterwards. An account that stands under several keys is forgotten under all.
/// </summary>
/// <param name="stewards">Keys of the tenant's stewards, who are asked for another owner where the last one is forgotten.</param>
internal sealed class ForgetEffect(
    string tenantId,
    string personKey,
    IReadOnlyList<string> stewards,
    OutboxQueue queue,
    DateTimeOffset now
) : IEffect
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

        marks.AddRange(await ForgetQuestionsAsync(scope, cancellationToken));
        await PersonTraces.RemoveFromAnswersAsync(scope, marks, cancellationToken);
        await LeaveCampaignsAsync(scope, cancellationToken);
        await PersonTraces.RemoveAsync(scope, personKey, before: now, cancellationToken);
        await queue.AddAsync(scope, ForgetSender.Letter(PersonTraces.TurnsOf(personKey, person)), cancellationToken);
        if (await TwinAsync(scope, person?.ChannelAccountId, cancellationToken) is { } twin)
        {
            await new ForgetEffect(tenantId, twin, stewards, queue, now).ApplyAsync(scope, cancellationToken);
        }
    }

    /// <summary>Another key of the same account, as an owner has who was chosen by an id that the bot did not know.</summary>
    private async Task<string?> TwinAsync(CommitScope scope, string? account, CancellationToken cancellationToken) =>
        account is null
            ? null
            : await scope
                .Db.People.AsNoTracking()
                .Where(p => p.TenantId == tenantId && p.ChannelAccountId == account && p.Key != personKey)
                .Select(p => p.Key)
                .FirstOrDefaultAsync(cancellationToken);

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
            // Saved at once: if someone has joined in the meantime, the whole turn is run again.
            await scope.Db.SaveChangesAsync(cancellationToken);
            await FiguresTable.MoveAsync(scope, before, PledgeFigures.Of(pledge), cancellationToken);
            await JoinsTable.RemoveOfPledgeAsync(scope, pledge.Id, cancellationToken);
            await OutboxTable.RemoveOfSubjectAsync(scope, pledge.Id, ChannelPoster.Kind, cancellationToken);
            await queue.ShowAsync(scope, pledge, cancellationToken);
        }

        return [.. own.Select(pledge => pledge.Id)];
    }

    /// <summary>Clears what the person asked; what they answered for a team stays, without their name.</summary>
    /// <returns>The ids of the questions that change.</returns>
    private async Task<List<string>> ForgetQuestionsAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var touched = await scope
            .Db.Questions.AsNoTracking()
            .Where(q => q.AskerKey == personKey || q.TakenByKey == personKey || q.AnsweredByKey == personKey)
            .ToListAsync(cancellationToken);
        await QuestionsTable.ForgetAnswererAsync(scope, personKey, cancellationToken);
        var own = await scope.Db.Questions.Where(q => q.AskerKey == personKey).ToListAsync(cancellationToken);
        foreach (var question in own)
        {
            question.ForgetAsker();
            await OutboxTable.RemoveOfSubjectAsync(scope, question.Id, QuestionPoster.Kind, cancellationToken);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        foreach (var question in touched)
        {
            await queue.ShowAsync(scope, question, cancellationToken);
        }

        return [.. touched.Select(question => question.Id)];
    }

    /// <summary>Removes the person as an owner of campaigns, including those of earlier years.</summary>
    private async Task LeaveCampaignsAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaigns = await scope
            .Db.Campaigns.Where(c => c.TenantId == tenantId && c.Owners.Contains(personKey))
            .ToListAsync(cancellationToken);
        foreach (var campaign in campaigns.Where(campaign => campaign.IsOwnedBy(personKey)))
        {
            campaign.RemoveOwner(personKey);
            campaign.With([.. stewards.Where(steward => steward != personKey)]);
            await StewardsAsked.WhereUnownedAsync(scope, campaign, queue, cancellationToken);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}
