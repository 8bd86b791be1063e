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

/// <summary>Sends rows of its kinds, and knows what follows. A feature brings one for each thing that it sends.</summary>
internal interface IOutboxSender
{
    IReadOnlyList<string> Kinds { get; }

    /// <summary>The next parcel for the first row; it may take more of the due rows of the same place along.</summary>
    Task<Parcel> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken cancellationToken);

    /// <summary>These rows are given up; in the transaction that notes it.</summary>
    Task GivenUpAsync(CommitScope scope, IReadOnlyList<OutboxMessage> rows, CancellationToken cancellationToken);
}
