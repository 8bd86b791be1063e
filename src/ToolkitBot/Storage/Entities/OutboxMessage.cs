namespace ToolkitBot.Storage.Entities;

/// <summary>A message to send after its turn; it must be sent even if the process dies first.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Increases with time, so ids give the order within a conversation.</summary>
    public long Id { get; init; }

    /// <summary>The kind of message; says which sender delivers the row, see <c>IOutboxSender</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The destination: a channel's id, or <c>person:</c> and a person's key for their private chat, which may not
    /// exist yet. Rows for one place are sent in order, by one instance at a time.
    /// </summary>
    public required string Place { get; init; }

    /// <summary>Prevents the same message from being queued twice; null where duplicates are allowed.</summary>
    public string? UniqueKey { get; init; }

    /// <summary>Id of the record that the message is about; null if there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>Anything else the sender needs, in its own format.</summary>
    public string? Payload { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// Set when the row was given up, or was sent and stays so that the same message is never sent again. Rows that
    /// may be queued again are deleted once sent.
    /// </summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why the row was given up, by the fault's name; null if it was sent.</summary>
    public string? DeadReason { get; set; }
}

/// <summary>A lease: the one instance that may send to a place, and the place's recent send times.</summary>
internal sealed class OutboxLease
{
    /// <summary>As in <see cref="OutboxMessage.Place"/>.</summary>
    public required string Place { get; init; }
    public required string Owner { get; set; }

    /// <summary>When the lease expires; after that any instance may take it.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Nothing is sent before then: the service asked to wait, or sends failed. Null for no pause.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>Recent send times, see <c>SendRecord</c>; stored so that rate limits hold across instances.</summary>
    public string Sends { get; set; } = "";
}
