using Microsoft.EntityFrameworkCore;
using ToolkitBot.Cards;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>The person a letter goes to, and the language that they read.</summary>
internal sealed record LetterReader(Person Person, Language Language);

/// <summary>Letters to one person's private chat.</summary>
internal sealed class PersonLetters(
    Database database,
    OutboxAddresses addresses,
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector,
    LanguageShelf languages,
    TimeProvider clock
)
{
    /// <summary>Who reads the row's letter; null for somebody who is not known any more.</summary>
    public async Task<LetterReader?> ReaderAsync(OutboxMessage row, CancellationToken cancellationToken)
    {
        var key = OutboxPlace.Person(row.Place);
        await using var db = database.Read();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, cancellationToken);
        return person is null ? null : new(person, languages.For(person.Language ?? person.Locale));
    }

    public Parcel Letter(OutboxMessage row, Person to, RenderedCard card) =>
        new()
        {
            Rows = [row],
            Send = async token =>
            {
                var reference = await addresses.PersonAsync(to.Key, token);
                return await addresses.ReachAsync(
                    reference,
                    () => connector.SendAsync(reference, Turn.Message(card), token)
                );
            },
            SettleAsync = (scope, _, token) => OutboxTable.FinishAsync(scope, row, clock.GetUtcNow(), token),
        };

    /// <summary>There is nothing to send any more.</summary>
    public Parcel Nothing(OutboxMessage row) =>
        new()
        {
            Rows = [row],
            SettleAsync = (scope, _, token) => OutboxTable.FinishAsync(scope, row, clock.GetUtcNow(), token),
        };
}
