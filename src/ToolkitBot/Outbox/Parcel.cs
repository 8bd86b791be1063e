using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>One call to the Connector and what it settles.</summary>
internal sealed record Parcel
{
    /// <summary>The rows that this call settles.</summary>
    public required IReadOnlyList<OutboxMessage> Rows { get; init; }

    /// <summary>Makes the call; null where there is nothing to send any more and the rows are only to be settled.</summary>
    public Func<CancellationToken, Task<string?>>? Send { get; init; }

    /// <summary>
    /// Writes down what became of it, with the id of the message that was sent, in the transaction that takes the rows out.
    /// </summary>
    public required Func<CommitScope, string?, CancellationToken, Task> SettleAsync { get; init; }
}

/// <summary>Makes parcels of rows of its kinds.</summary>
internal interface IOutboxSender
{
    IReadOnlyList<string> Kinds { get; }

    /// <summary>The next parcel for the first row; it may take more of the due rows of the same place along.</summary>
    Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken);
}
