namespace ToolkitBot.Storage.Entities;

/// <summary>Something that is to be sent after its turn, and must be sent even if the process dies first.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Grows with time, so that order within a conversation is the order of ids.</summary>
    public long Id { get; init; }

    /// <summary>What it is, see <c>OutboxKinds</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The conversation it goes to; rows of one conversation are sent by one instance at a time, in order.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Makes the row unique where the same thing must not be queued twice; null where it may.</summary>
    public string? UniqueKey { get; init; }
    public string? PledgeId { get; init; }
    public string? PersonKey { get; init; }

    /// <summary>What the kind needs beyond the ids, as JSON.</summary>
    public string? Payload { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Who is sending it and until when; null while nobody is.</summary>
    public string? LeaseOwner { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Set once it was sent or given up.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it was given up, by the fault's name; null for a row that was sent.</summary>
    public string? DeadReason { get; set; }
}
