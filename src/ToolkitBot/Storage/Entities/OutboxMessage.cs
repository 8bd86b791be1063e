namespace ToolkitBot.Storage.Entities;

/// <summary>Something that is to be sent after its turn, and must be sent even if the process dies first.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Grows with time, so that order within a conversation is the order of ids.</summary>
    public long Id { get; init; }

    /// <summary>What it is: a name of the sender that brings such rows, see <c>IOutboxSender</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// Where it goes: a channel's id, or <c>person:</c> and a person's key for their private chat, which may still have
    /// to be created. Rows of one place are sent by one instance at a time, in order.
    /// </summary>
    public required string Place { get; init; }

    /// <summary>Makes the row unique where the same thing must not be queued twice; null where it may.</summary>
    public string? UniqueKey { get; init; }

    /// <summary>Id of what it is about, for its sender to find; null where it is about nothing kept.</summary>
    public string? Subject { get; init; }

    /// <summary>What the sender needs beyond that, in a form of its own.</summary>
    public string? Payload { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// Set once it was given up, or sent where the row stays behind so that the same is never sent again.
    /// A row that may be queued again is deleted when it was sent.
    /// </summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it was given up, by the fault's name; null for a row that was sent.</summary>
    public string? DeadReason { get; set; }
}

/// <summary>The right of one instance to send to a place, and what it must know of the sends before.</summary>
internal sealed class OutboxLease
{
    /// <summary>As in <see cref="OutboxMessage.Place"/>.</summary>
    public required string Place { get; init; }
    public required string Owner { get; set; }

    /// <summary>From here on anybody may take over.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Nothing is sent before, because the service asked for it or the last attempts failed; null for no pause.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>Recent send times, see <c>SendRecord</c>; travels with the lease so that the limits hold across instances.</summary>
    public string Sends { get; set; } = "";
}
