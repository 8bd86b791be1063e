using Microsoft.EntityFrameworkCore;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Features.Questions;

/// <summary>What is queued for a question.</summary>
internal static class QuestionLetters
{
    /// <summary>Working days after which the owners are reminded and, after as many again, the asker is told.</summary>
    public const int DaysToWait = 2;

    /// <summary>How long an edit of a post waits for more of the same.</summary>
    public static readonly TimeSpan EditGathers = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The channel is to show this question as it stands. One row a question at a time; the caller has written the
    /// question's row in this transaction before.
    /// </summary>
    public static Task ShowAsync(
        this OutboxQueue queue,
        CommitScope scope,
        Question question,
        CancellationToken cancellationToken
    ) =>
        queue.AddAsync(
            scope,
            new()
            {
                Kind = QuestionPoster.Kind,
                Place = question.ChannelId,
                Subject = question.Id,
                UniqueKey = $"question:{question.Id}",
                Wait = question.PostActivityId is null ? TimeSpan.Zero : EditGathers,
            },
            cancellationToken
        );

    /// <summary>The asker is to get the answer, once.</summary>
    public static Task TellAsync(
        this OutboxQueue queue,
        CommitScope scope,
        Question question,
        CancellationToken cancellationToken
    ) =>
        question.AskerKey is { } asker
            ? queue.AddAsync(
                scope,
                new()
                {
                    Kind = QuestionAnswerSender.Kind,
                    Place = OutboxPlace.Of(asker),
                    Subject = question.Id,
                    UniqueKey = $"question-answer:{question.Id}",
                },
                cancellationToken
            )
            : Task.CompletedTask;

    /// <summary>Looks in two working days whether it is answered, and again two later.</summary>
    public static async Task RemindAsync(
        this OutboxQueue queue,
        CommitScope scope,
        Question question,
        Campaign content,
        CancellationToken cancellationToken
    )
    {
        foreach (var look in (int[])[1, 2])
        {
            await queue.AddAsync(
                scope,
                new()
                {
                    Kind = QuestionDueSender.Kind,
                    Place = question.ChannelId,
                    Subject = question.Id,
                    Payload = look == 1 ? QuestionDueSender.Remind : QuestionDueSender.Tell,
                    UniqueKey = $"question-due:{question.Id}:{look}",
                    DueAt = WorkingDays.After(question.CreatedAt, DaysToWait * look, content.TimeZone, content.Quiet),
                },
                cancellationToken
            );
        }
    }

    /// <summary>Those whose questions wait in a channel that is gone are told, and why, once.</summary>
    public static async Task TellWaitingAsync(
        this OutboxQueue queue,
        CommitScope scope,
        string channel,
        GoneReason reason,
        CancellationToken cancellationToken
    )
    {
        var waiting = await scope
            .Db.Questions.AsNoTracking()
            .Where(q => q.ChannelId == channel && q.AskerKey != null)
            .Where(q => q.State == QuestionState.Open || q.State == QuestionState.Taken)
            .ToListAsync(cancellationToken);
        foreach (var question in waiting)
        {
            await queue.AddAsync(
                scope,
                new()
                {
                    Kind = QuestionWaitsSender.Kind,
                    Place = OutboxPlace.Of(question.AskerKey!),
                    Subject = question.Id,
                    Payload = reason.ToString(),
                    UniqueKey = $"{QuestionWaitsSender.Kind}:{question.Id}:{channel}",
                },
                cancellationToken
            );
        }
    }

    /// <summary>Takes back what was still to be said about a question that nobody had answered.</summary>
    public static async Task DoNotRemindAsync(CommitScope scope, string id, CancellationToken cancellationToken)
    {
        await OutboxTable.RemoveWaitingAsync(scope, id, QuestionDueSender.Kind, cancellationToken);
        await OutboxTable.RemoveWaitingAsync(scope, id, QuestionReminderSender.Kind, cancellationToken);
        await OutboxTable.RemoveWaitingAsync(scope, id, QuestionWaitsSender.Kind, cancellationToken);
    }
}
