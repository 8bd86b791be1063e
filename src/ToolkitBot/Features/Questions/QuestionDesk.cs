using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Questions;

/// <summary>
/// Where questions to people are kept. Reading happens at once; every change is an effect of the turn, which looks again
/// inside the transaction.
/// </summary>
internal sealed class QuestionDesk(Database database, CampaignStore campaigns, OutboxQueue queue, TimeProvider clock)
{
    /// <summary>So many questions of one person may wait at a time.</summary>
    public const int MostWaiting = 5;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The question of that id in the tenant, or null: an id comes from a client and may be anything.</summary>
    public async Task<Question?> FindAsync(string tenantId, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return null;
        }

        await using var db = database.Read();
        return await ReadAsync(db, q => q.Id == id && q.TenantId == tenantId, cancellationToken);
    }

    /// <summary>Reads a question, and the one that it follows.</summary>
    public static async Task<Question?> ReadAsync(
        ToolkitDb db,
        Expression<Func<Question, bool>> which,
        CancellationToken cancellationToken
    )
    {
        var question = await db.Questions.AsNoTracking().SingleOrDefaultAsync(which, cancellationToken);
        if (question is { FollowsId: { } first })
        {
            question.Follows = await db
                .Questions.AsNoTracking()
                .SingleOrDefaultAsync(q => q.Id == first, cancellationToken);
        }

        return question;
    }

    /// <summary>The question that asks once more about an answered one; null where none was sent.</summary>
    public async Task<Question?> FollowingAsync(Question answered, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db
            .Questions.AsNoTracking()
            .Where(q => q.FollowsId == answered.Id && q.AskerKey == answered.AskerKey)
            .OrderBy(q => q.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many questions the person has asked.</summary>
    public async Task<int> OfPersonAsync(string personKey, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.Questions.CountAsync(q => q.AskerKey == personKey, cancellationToken);
    }

    /// <summary>How many questions of others the person has taken or answered.</summary>
    public async Task<int> AnsweredByAsync(string personKey, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.Questions.CountAsync(
            q => q.TakenByKey == personKey || q.AnsweredByKey == personKey,
            cancellationToken
        );
    }

    /// <summary>How many questions of the person wait for an answer.</summary>
    public async Task<int> WaitingAsync(string personKey, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.Questions.CountAsync(
            q => q.AskerKey == personKey && (q.State == QuestionState.Open || q.State == QuestionState.Taken),
            cancellationToken
        );
    }

    /// <summary>Whether somebody in the tenant answers questions.</summary>
    public async Task<bool> IsThereAsync(string tenantId, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        return await db.Campaigns.AnyAsync(
            c => c.TenantId == tenantId && c.QuestionsChannelId != null,
            cancellationToken
        );
    }

    /// <summary>The team whose owners answer for people of this one: its own, or one that answers everybody; else null.</summary>
    /// <param name="teamId">Null where the person's team is not known.</param>
    public async Task<CampaignRecord?> AnsweringAsync(
        string tenantId,
        string? teamId,
        CancellationToken cancellationToken
    )
    {
        if (await campaigns.FindAsync(tenantId, teamId, cancellationToken) is { QuestionsChannelId: not null } own)
        {
            return own;
        }

        var id = campaigns.IdOf(tenantId);
        await using var db = database.Read();
        return await db
            .Campaigns.AsNoTracking()
            .Where(c => c.CampaignId == id && c.AnswersEveryone && c.QuestionsChannelId != null)
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The team's name, told apart from others of that name; null where Teams has told none.</summary>
    public Task<DisplayName?> TeamNameAsync(CampaignRecord team, CancellationToken cancellationToken) =>
        campaigns.TeamNameAsync(team, cancellationToken);

    /// <summary>The channel in which that team answers; null where it is gone for now.</summary>
    public Task<CampaignChannel?> ChannelAsync(CampaignRecord team, CancellationToken cancellationToken) =>
        campaigns.QuestionsChannelAsync(team, cancellationToken);

    public IEffect Ask(Question question) => new AskEffect(question, campaigns, queue);

    public IEffect Change(Question seen, Func<Question, bool> change) =>
        new ChangeQuestionEffect(seen.Id, change, queue);

    public IEffect Answer(Question seen, string answer, Turn turn) =>
        new AnswerEffect(seen.Id, answer, turn.PersonKey, turn.Said.PersonName?.Text, queue, Now);

    public IEffect AnswerHere(ChosenChannel channel, string personKey) =>
        new QuestionsHereEffect(channel, personKey, campaigns, queue, clock);

    public IEffect AnswerEveryone(string tenantId, string teamId, bool answers, string personKey) =>
        new EveryoneEffect(campaigns, tenantId, teamId, answers, personKey);
}
