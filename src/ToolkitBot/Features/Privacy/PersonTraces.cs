using Microsoft.EntityFrameworkCore;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

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
        var person = await scope
            .Db.People.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Key == personKey, cancellationToken);
        await RemoveTurnsAsync(scope, personKey, person?.PersonalConversationId, before, cancellationToken);
        await StatesTable.RemoveOfAsync(scope, personKey, before, cancellationToken);
        var place = OutboxPlace.Of(personKey);
        await OutboxTable.RemoveAtAsync(scope, place, cancellationToken);
        await LeasesTable.RemoveAsync(scope, place, cancellationToken);
        if (person?.PersonalConversationId is { } conversation)
        {
            await ConversationsTable.RemoveAsync(scope, conversation, cancellationToken);
        }

        await PeopleTable.RemoveAsync(scope, personKey, cancellationToken);
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
        await TurnsTable.RemoveOfAsync(scope, $"{tenant}|{personalConversation}", account, before, cancellationToken);
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
            await TurnsTable.ForgetAnswersWithAsync(scope, mark, cancellationToken);
        }
    }
}
