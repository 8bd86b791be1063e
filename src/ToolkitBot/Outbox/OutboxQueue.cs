using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Outbox;

/// <summary>Something to be sent after its turn.</summary>
internal sealed record OutboxLetter
{
    /// <summary>One of the kinds of an <see cref="IOutboxSender"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it goes: a channel's id, or a person's chat, see <see cref="OutboxPlace"/>.</summary>
    public required string Place { get; init; }

    /// <summary>Id of what it is about, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The same is queued once; null where it may be queued again.</summary>
    public string? UniqueKey { get; init; }
    public string? Payload { get; init; }

    /// <summary>When it is due; null for as soon as it has waited.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How long it waits for more of the same before it is due.</summary>
    public TimeSpan Wait { get; init; }
}

/// <summary>Puts letters into the outbox inside somebody else's transaction.</summary>
internal sealed class OutboxQueue(OutboxSignal signal, TimeProvider clock)
{
    public async Task AddAsync(CommitScope scope, OutboxLetter letter, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = new OutboxMessage
        {
            Kind = letter.Kind,
            Place = letter.Place,
            Subject = letter.Subject,
            UniqueKey = letter.UniqueKey,
            Payload = letter.Payload,
            DueAt = letter.DueAt ?? now + letter.Wait,
            CreatedAt = now,
        };
        await OutboxTable.AddAsync(scope, row, cancellationToken);
        signal.Soon();
    }
}
