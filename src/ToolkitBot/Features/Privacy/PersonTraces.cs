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
        await TurnsTable.RemoveOfAsync(scope, TurnsOf(personKey, person), before, cancellationToken);
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

    /// <summary>Returns what the person's turns are filed under.</summary>
    public static PersonTurns TurnsOf(string personKey, Person? person) =>
        new(personKey, person?.PersonalConversationId, person?.ChannelAccountId);

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
