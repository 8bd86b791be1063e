using ToolkitBot.Outbox;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Features.Privacy;

/// <summary>
/// Sends nothing: deletes the last traces of a forgotten person once their last answer is on its way.
/// </summary>
internal sealed class ForgetSender(Database database) : IOutboxSender
{
    private const string Kind = "forget";

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(20);

    public IReadOnlyList<string> Kinds { get; } = [Kind];

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

    public Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken) =>
        Task.FromResult(
            new Parcel { Rows = [due[0]], SettleAsync = (scope, _, token) => RemoveAsync(scope, due[0], token) }
        );

    /// <summary>Does nothing: it makes no call, so its rows are never given up.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    private async Task RemoveAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken)
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
