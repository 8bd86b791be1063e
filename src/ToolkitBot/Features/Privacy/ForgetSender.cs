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

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Returns the letter that deletes the turn of a forgotten person, after time for its answer to be sent.
    /// </summary>
    public static OutboxLetter Letter(string personKey, string? conversation) =>
        new()
        {
            Kind = Kind,
            Place = OutboxPlace.Of(personKey),
            Payload = conversation,
            Wait = ForgetAfter,
        };

    protected override async Task SettleAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken)
    {
        await PersonTraces.RemoveTurnsAsync(
            scope,
            OutboxPlace.Person(row.Place)!,
            row.Payload,
            row.CreatedAt.AddSeconds(1),
            cancellationToken
        );
        await OutboxTable.RemoveAsync(scope, [row], cancellationToken);
        await LeasesTable.RemoveAsync(scope, row.Place, cancellationToken);
        database.ScrubLogSoon();
    }
}
