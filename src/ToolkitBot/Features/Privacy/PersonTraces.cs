using Microsoft.EntityFrameworkCore;
using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Privacy;

/// <summary>Deletes the rows that are about a person and nothing else.</summary>
internal static class PersonTraces
{
    /// <param name="before">Turns and states from then on are kept, for a person who has come back since.</param>
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

        await MembershipsTable.RemoveOfPersonAsync(scope, personKey, cancellationToken);
        await CampaignEventsTable.ForgetAsync(scope, personKey, cancellationToken);
        await QuestionsTable.ForgetAnswererAsync(scope, personKey, cancellationToken);
        await OwnAnswersTable.ForgetKeeperAsync(scope, personKey, cancellationToken);
        await PeopleTable.RemoveAsync(scope, personKey, cancellationToken);
    }

    /// <summary>Deletes a person's turns, which are keyed by conversation and, in shared ones, by person.</summary>
    public static async Task RemoveTurnsAsync(
        CommitScope scope,
        string personKey,
        string? personalConversation,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var (conversation, account) = TurnKeys(personKey, personalConversation);
        await TurnsTable.RemoveOfAsync(scope, conversation, account, before, cancellationToken);
    }

    /// <summary>Returns the turns of a person, for reading.</summary>
    public static IQueryable<TurnRecord> TurnsOf(ToolkitDb db, string personKey, string? personalConversation)
    {
        var (conversation, account) = TurnKeys(personKey, personalConversation);
        return TurnsTable.Of(db, conversation, account);
    }

    private static (string Conversation, string Account) TurnKeys(string personKey, string? personalConversation)
    {
        var bar = personKey.IndexOf('|', StringComparison.Ordinal);
        return ($"{personKey[..bar]}|{personalConversation}", personKey[bar..]);
    }

    /// <summary>
    /// Clears stored answers to other people's presses that show this person's words or name. They are kept for a day,
    /// in case a press is delivered again.
    /// </summary>
    /// <param name="marks">Text to find such answers by: ids of pledges, the person's id on the channel.</param>
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
