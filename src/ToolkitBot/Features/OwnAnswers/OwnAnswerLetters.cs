using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.OwnAnswers;

/// <summary>What is queued for an answer that a team keeps.</summary>
internal static class OwnAnswerLetters
{
    /// <summary>Whoever keeps it is asked on its day; the caller has written the row in this transaction before.</summary>
    public static async Task AskWhenDueAsync(
        this OutboxQueue queue,
        CommitScope scope,
        OwnAnswer answer,
        Campaign content,
        CancellationToken cancellationToken
    )
    {
        await OutboxTable.RemoveWaitingAsync(scope, answer.Id, OwnAnswerDueSender.Kind, cancellationToken);
        await OutboxTable.RemoveWaitingAsync(scope, answer.Id, OwnAnswerCheckSender.Kind, cancellationToken);
        if (answer.RetiredAt is not null)
        {
            return;
        }

        await queue.AddAsync(
            scope,
            new()
            {
                Kind = OwnAnswerDueSender.Kind,
                Place = answer.TeamId,
                Subject = answer.Id,
                UniqueKey = $"{OwnAnswerDueSender.Kind}:{answer.Id}:{answer.Version}",
                DueAt = FollowUpTime.For(answer.TrueUntil, content.TimeZone, content.Quiet, answer.ChangedAt),
            },
            cancellationToken
        );
    }
}
