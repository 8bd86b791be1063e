using Microsoft.EntityFrameworkCore;
using ToolkitBot.Cards;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Languages;
using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Letters;

/// <summary>The recipient of a letter, and the language they read.</summary>
internal sealed record LetterReader(Person Person, Language Language);

/// <summary>Builds letters to a person's private chat.</summary>
internal sealed class PersonLetters(
    Database database,
    OutboxAddresses addresses,
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector,
    LanguageShelf languages,
    CampaignStore campaigns,
    TimeProvider clock
)
{
    /// <summary>Returns the recipient of a row; null if the person is no longer known. A steward need never have been.</summary>
    public async Task<LetterReader?> ReaderAsync(OutboxMessage row, CancellationToken cancellationToken)
    {
        var key = OutboxPlace.Person(row.Place);
        await using var db = database.Read();
        var person =
            await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, cancellationToken)
            ?? campaigns.UnmetSteward(key);
        return person is null ? null : new(person, languages.For(person.Language ?? person.Locale));
    }

    /// <summary>The name of a person; null where it is not known, or they have asked to be forgotten.</summary>
    public async Task<string?> NameAsync(string? key, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }

        await using var db = database.Read();
        return await db.People.Where(p => p.Key == key).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);
    }

    public Parcel Letter(OutboxMessage row, Person to, RenderedCard card) =>
        new()
        {
            Rows = [row],
            Send = async token =>
            {
                var reference = await addresses.PersonAsync(to, token);
                return await addresses.ReachAsync(
                    reference,
                    () => connector.SendAsync(reference, Turn.Message(card), token)
                );
            },
            SettleAsync = (scope, _, token) => OutboxTable.FinishAsync(scope, row, clock.GetUtcNow(), token),
        };

    /// <summary>Edits a card in the person's chat. One that somebody took away is not put back.</summary>
    public Parcel Edit(OutboxMessage row, Person to, string message, RenderedCard card) =>
        new()
        {
            Rows = [row],
            Send = async token =>
            {
                var reference = await addresses.PersonAsync(to, token);
                return await addresses.EditAsync(connector, reference, message, card, token);
            },
            SettleAsync = (scope, _, token) => OutboxTable.RemoveAsync(scope, [row], token),
        };

    /// <summary>Returns a parcel that sends nothing and finishes the row.</summary>
    public Parcel Nothing(OutboxMessage row) =>
        new()
        {
            Rows = [row],
            SettleAsync = (scope, _, token) => OutboxTable.FinishAsync(scope, row, clock.GetUtcNow(), token),
        };
}
