using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>One call to the Connector, and the rows it settles.</summary>
internal sealed record Parcel
{
    /// <summary>The rows that this call settles.</summary>
    public required IReadOnlyList<OutboxMessage> Rows { get; init; }

    /// <summary>Makes the call; null if there is nothing left to send and the rows only need settling.</summary>
    public Func<CancellationToken, Task<string?>>? Send { get; init; }

    /// <summary>
    /// Records the result, with the id of the sent message, in the transaction that takes the rows off the queue.
    /// </summary>
    public required Func<CommitScope, string?, CancellationToken, Task> SettleAsync { get; init; }
}

/// <summary>Sends rows of its kinds and handles the result. A feature has one for each thing it sends.</summary>
internal interface IOutboxSender
{
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Builds a parcel for the first row; it may include more of the place's due rows.</summary>
    Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken);

    /// <summary>Handles rows that are given up, in the transaction that records it.</summary>
    Task GivenUpAsync(CommitScope scope, IReadOnlyList<OutboxMessage> rows, CancellationToken cancellationToken);
}
