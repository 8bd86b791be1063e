using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>
/// Sends nothing: when a row is due, something is done in the database. It makes no call, so its rows are never given up.
/// </summary>
internal abstract class SettlingSender(string kind) : IOutboxSender
{
    public IReadOnlyList<string> Kinds { get; } = [kind];

    public Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken) =>
        Task.FromResult(
            new Parcel { Rows = [due[0]], SettleAsync = (scope, _, token) => SettleAsync(scope, due[0], token) }
        );

    /// <summary>Does nothing.</summary>
    public Task GivenUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <summary>Does what was put off, and removes the row.</summary>
    protected abstract Task SettleAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken);
}
