using Microsoft.EntityFrameworkCore;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;

namespace ToolkitBot.Features.Privacy;

/// <summary>The rows that are about a person and about nothing else.</summary>
internal static class PersonTraces
{
    /// <param name="before">Only what was said before is removed; a person who comes back starts afresh and keeps that.</param>
    public static async Task RemoveAsync(
        CommitScope scope,
        string personKey,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Key == personKey, cancellationToken);
        await RemoveTurnsAsync(scope, personKey, person?.PersonalConversationId, before, cancellationToken);
        await db
            .States.Where(s => s.PersonKey == personKey && s.UpdatedAt <= before)
            .ExecuteDeleteAsync(cancellationToken);
        var place = OutboxPlace.Of(personKey);
        await db
            .Outbox.Where(row => row.PersonKey == personKey || row.ConversationId == place)
            .ExecuteDeleteAsync(cancellationToken);
        await db.OutboxLeases.Where(lease => lease.ConversationId == place).ExecuteDeleteAsync(cancellationToken);
        if (person?.PersonalConversationId is { } conversation)
        {
            await db.Conversations.Where(c => c.Id == conversation).ExecuteDeleteAsync(cancellationToken);
        }

        await db.People.Where(p => p.Key == personKey).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Turns are filed under the conversation; in shared ones, behind it, under the person.</summary>
    public static async Task RemoveTurnsAsync(
        CommitScope scope,
        string personKey,
        string? personalConversation,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var bar = personKey.IndexOf('|', StringComparison.Ordinal);
        var (tenant, account) = (personKey[..bar], personKey[bar..]);
        var personal = $"{tenant}|{personalConversation}";
        await scope
            .Db.Turns.Where(t => t.CommittedAt <= before && (t.StateKey == personal || t.StateKey.EndsWith(account)))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// Answers to other people's presses are kept for a day, in case a press is delivered again; those that show these words
    /// or name this person lose them.
    /// </summary>
    /// <param name="marks">What such an answer holds: ids of pledges, the person's id on the channel.</param>
    public static async Task RemoveFromAnswersAsync(
        CommitScope scope,
        IReadOnlyList<string> marks,
        CancellationToken cancellationToken
    )
    {
        foreach (var mark in marks)
        {
            await scope
                .Db.Turns.Where(t => t.AnswerBody != null && t.AnswerBody.Contains(mark))
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.AnswerBody, (string?)null), cancellationToken);
        }
    }
}
