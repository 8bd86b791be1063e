using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Sends nothing: deletes the last traces of a forgotten person once their last answer is on its way.
/// </summary>
internal sealed class ForgetSender(Database database) : SettlingSender(Kind)
{
    private const string Kind = "forget";

    /// <summary>Between the chat and the account; neither has one.</summary>
    private const char Between = ' ';

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Returns the letter that deletes the turn of a forgotten person, after time for its answer to be sent.
    /// </summary>
    public static OutboxLetter Letter(PersonTurns person) =>
        new()
        {
            Kind = Kind,
            Place = OutboxPlace.Of(person.PersonKey),
            Payload = $"{person.Chat}{Between}{person.Account}",
            Wait = ForgetAfter,
        };

    protected override async Task SettleAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken)
    {
        var ids = (row.Payload ?? "").Split(Between);
        var person = new PersonTurns(OutboxPlace.Person(row.Place)!, ids[0], ids.ElementAtOrDefault(1));
        await TurnsTable.RemoveOfAsync(scope, person, row.CreatedAt.AddSeconds(1), cancellationToken);
        await OutboxTable.RemoveAsync(scope, [row], cancellationToken);
        await LeasesTable.RemoveAsync(scope, row.Place, cancellationToken);
        database.ScrubLogSoon();
    }
}
