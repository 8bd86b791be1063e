using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Outbox;

/// <summary>Something to send after its turn.</summary>
internal sealed record OutboxLetter
{
    /// <summary>A kind that some <see cref="IOutboxSender"/> sends.</summary>
    public required string Kind { get; init; }

    /// <summary>Destination: a channel's id, or a person's chat, see <see cref="OutboxPlace"/>.</summary>
    public required string Place { get; init; }

    /// <summary>Id of what it is about, if anything.</summary>
    public string? Subject { get; init; }

    /// <summary>A letter with the same key is queued only once; null for no such check.</summary>
    public string? UniqueKey { get; init; }
    public string? Payload { get; init; }

    /// <summary>When it is due; null for after <see cref="Wait"/>.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How long it waits for more letters to join it.</summary>
    public TimeSpan Wait { get; init; }
}

/// <summary>Adds letters to the outbox within the caller's transaction.</summary>
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

    /// <summary>Rows wait for a place that was closed when they were packed; if it has opened since, they are due.</summary>
    public async Task WaitForPlaceAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        var place = rows[0].Place;
        await OutboxTable.PostponeAsync(scope, rows, until, cancellationToken);
        if (await scope.Db.Conversations.AnyAsync(c => c.Id == place && c.Active, cancellationToken))
        {
            await HastenAsync(scope, place, cancellationToken);
        }
    }

    /// <summary>What waits of one kind about these subjects is due at that time.</summary>
    public async Task BringForwardAsync(
        CommitScope scope,
        IReadOnlyList<string> subjects,
        string kind,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        await OutboxTable.BringForwardAsync(scope, subjects, kind, at, cancellationToken);
        signal.Soon();
    }

    /// <summary>What was put off at a place is due now: the place can be reached again.</summary>
    public async Task HastenAsync(CommitScope scope, string place, CancellationToken cancellationToken)
    {
        await OutboxTable.HastenAsync(scope, place, clock.GetUtcNow(), cancellationToken);
        signal.Soon();
    }
}
