using Microsoft.EntityFrameworkCore;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Questions;

/// <summary>
/// Writes a new question and what follows from it. The draft's id is the question's, so a second submit meets a taken key,
/// and its turn is run again on what the first one left.
/// </summary>
internal sealed class AskEffect(Question question, CampaignStore campaigns, OutboxQueue queue) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var team = await campaigns.OpenKnownAsync(scope, question.TenantId, question.TeamId, cancellationToken);
        question.AskIn(team?.QuestionsChannelId ?? throw new ConflictException());
        scope.Db.Questions.Add(question);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await queue.ShowAsync(scope, question, cancellationToken);
        await queue.RemindAsync(scope, question, campaigns.Content, cancellationToken);
    }
}

/// <summary>Changes a question and has the channel show it.</summary>
/// <param name="change">Changes it; returns false if there is nothing to change any more.</param>
internal sealed class ChangeQuestionEffect(string id, Func<Question, bool> change, OutboxQueue queue) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var question =
            await scope.Db.Questions.SingleOrDefaultAsync(q => q.Id == id, cancellationToken)
            ?? throw new ConflictException();
        if (change(question))
        {
            await scope.Db.SaveChangesAsync(cancellationToken);
            await queue.ShowAsync(scope, question, cancellationToken);
        }
    }
}

/// <summary>An owner has answered: the asker gets it, and nobody is reminded any more.</summary>
internal sealed class AnswerEffect(
    string id,
    string answer,
    string personKey,
    string? name,
    OutboxQueue queue,
    DateTimeOffset now
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var question =
            await scope.Db.Questions.SingleOrDefaultAsync(q => q.Id == id, cancellationToken)
            ?? throw new ConflictException();
        question.Reply(answer, personKey, name, now);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await QuestionLetters.DoNotRemindAsync(scope, id, cancellationToken);
        await queue.ShowAsync(scope, question, cancellationToken);
        await queue.TellAsync(scope, question, cancellationToken);
    }
}

/// <summary>
/// A team's owners answer in this channel from now on: what waits and stands nowhere is posted here. Whoever chose it owns a
/// campaign that nobody owns.
/// </summary>
internal sealed class QuestionsHereEffect(
    ChosenChannel channel,
    string personKey,
    CampaignStore campaigns,
    OutboxQueue queue,
    TimeProvider clock
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        await ConversationsTable.ChooseAsync(scope, channel.Record(clock.GetUtcNow()), cancellationToken);
        var campaign = await campaigns.OpenAsync(scope, channel.TenantId, channel.TeamId, cancellationToken);
        if (campaign.OwnerKeys.Count == 0)
        {
            campaign.AddOwner(personKey);
        }

        campaign.AnswerIn(channel.Id, personKey);
        await scope.Db.SaveChangesAsync(cancellationToken);
        var waiting = await scope
            .Db.Questions.Where(q => q.TenantId == channel.TenantId && q.TeamId == channel.TeamId)
            .Where(q => q.State == QuestionState.Open || q.State == QuestionState.Taken)
            .Where(q => q.PostActivityId == null || !scope.Db.Conversations.Any(c => c.Id == q.ChannelId && c.Active))
            .OrderBy(q => q.CreatedAt)
            .ToListAsync(cancellationToken);
        foreach (var question in waiting)
        {
            question.AskIn(channel.Id);
            await scope.Db.SaveChangesAsync(cancellationToken);
            await OutboxTable.RemoveWaitingAsync(scope, question.Id, QuestionPoster.Kind, cancellationToken);
            await queue.ShowAsync(scope, question, cancellationToken);
        }
    }
}

/// <summary>A steward decides whether a team answers for everybody whose own team answers nobody.</summary>
internal sealed class EveryoneEffect(
    CampaignStore campaigns,
    string tenantId,
    string teamId,
    bool answers,
    string personKey
) : IEffect
{
    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var campaign =
            await campaigns.OpenKnownAsync(scope, tenantId, teamId, cancellationToken) ?? throw new ConflictException();
        campaign.AnswerEveryone(answers, personKey);
        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}
