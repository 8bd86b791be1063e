using System.Data;
using System.Globalization;
using System.Text.Json;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>Puts rows into the outbox inside somebody else's transaction.</summary>
internal sealed class OutboxQueue(OutboxSignal signal, TimeProvider clock)
{
    /// <summary>How long an edit of a post waits for more of the same: a burst of joins becomes one edit.</summary>
    public static readonly TimeSpan EditGathers = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The channel is to show this pledge as it stands. One row a pledge at a time: while one waits, another changes
    /// nothing. The caller has written the pledge's row in this transaction before, so that the pump, which writes it too
    /// before it takes the row out, can never miss the change.
    /// </summary>
    public Task ShowAsync(CommitScope scope, Pledge pledge, CancellationToken cancellationToken) =>
        pledge.ChannelId is { } channel
            ? ShowAsync(scope, pledge.Id, channel, pledge.PostActivityId is not null, cancellationToken)
            : Task.CompletedTask;

    public Task ShowAsync(
        CommitScope scope,
        string pledgeId,
        string channel,
        bool isEdit,
        CancellationToken cancellationToken
    ) =>
        AddAsync(
            scope,
            new()
            {
                Kind = OutboxKinds.Post,
                ConversationId = channel,
                UniqueKey = $"post:{pledgeId}",
                PledgeId = pledgeId,
                DueAt = clock.GetUtcNow() + (isEdit ? EditGathers : TimeSpan.Zero),
            },
            cancellationToken
        );

    /// <summary>Asks the author at that time; once for each due date, whatever happens.</summary>
    public Task AskAsync(CommitScope scope, Pledge pledge, DateTimeOffset at, CancellationToken cancellationToken) =>
        AddAsync(
            scope,
            new()
            {
                Kind = OutboxKinds.FollowUp,
                ConversationId = OutboxPlace.Of(pledge.PersonKey!),
                UniqueKey = string.Create(
                    CultureInfo.InvariantCulture,
                    $"follow-up:{pledge.Id}:{pledge.DueOn:yyyy-MM-dd}"
                ),
                PledgeId = pledge.Id,
                PersonKey = pledge.PersonKey,
                DueAt = at,
            },
            cancellationToken
        );

    /// <summary>Takes back what was still to be asked about a pledge.</summary>
    public static async Task DoNotAskAsync(CommitScope scope, string pledgeId, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            "DELETE FROM outbox WHERE pledge_id = @pledge AND kind = @kind AND finished_at IS NULL"
        );
        command.With("@pledge", pledgeId).With("@kind", OutboxKinds.FollowUp);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Tells a person something in private.</summary>
    public Task TellAsync(
        CommitScope scope,
        string personKey,
        string? pledgeId,
        OutboxNotice notice,
        string? uniqueKey,
        CancellationToken cancellationToken
    ) =>
        AddAsync(
            scope,
            new()
            {
                Kind = OutboxKinds.Notice,
                ConversationId = OutboxPlace.Of(personKey),
                UniqueKey = uniqueKey,
                PledgeId = pledgeId,
                PersonKey = personKey,
                Payload = JsonSerializer.Serialize(notice, OutboxJson.Default.OutboxNotice),
                DueAt = clock.GetUtcNow(),
            },
            cancellationToken
        );

    /// <summary>Asks an owner whether a pledge may be posted, once for each version of its words.</summary>
    public Task AskOwnerAsync(CommitScope scope, string ownerKey, Pledge pledge, CancellationToken cancellationToken) =>
        AddAsync(
            scope,
            new()
            {
                Kind = OutboxKinds.Approval,
                ConversationId = OutboxPlace.Of(ownerKey),
                UniqueKey = string.Create(
                    CultureInfo.InvariantCulture,
                    $"approval:{pledge.Id}:{pledge.Version}:{ownerKey}"
                ),
                PledgeId = pledge.Id,
                PersonKey = ownerKey,
                DueAt = clock.GetUtcNow(),
            },
            cancellationToken
        );

    /// <summary>Takes away the turn in which somebody was forgotten, once its answer has had the time to leave.</summary>
    public Task ForgetAsync(
        CommitScope scope,
        string personKey,
        string? conversation,
        CancellationToken cancellationToken
    ) =>
        AddAsync(
            scope,
            new()
            {
                Kind = OutboxKinds.Forget,
                ConversationId = OutboxPlace.Of(personKey),
                PersonKey = personKey,
                Payload = conversation,
                DueAt = clock.GetUtcNow() + ForgetAfter,
            },
            cancellationToken
        );

    private async Task AddAsync(CommitScope scope, NewMessage message, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
            """
            INSERT INTO outbox (kind, conversation_id, unique_key, pledge_id, person_key, payload, due_at, attempts, created_at)
            VALUES (@kind, @place, @unique, @pledge, @person, @payload, @due, 0, @now)
            ON CONFLICT (unique_key) DO NOTHING
            """
        );
        command.With("@kind", message.Kind).With("@place", message.ConversationId);
        command.With("@unique", message.UniqueKey, DbType.String).With("@pledge", message.PledgeId, DbType.String);
        command.With("@person", message.PersonKey, DbType.String).With("@payload", message.Payload, DbType.String);
        command.With("@due", scope.Time(message.DueAt)).With("@now", scope.Time(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancellationToken);
        signal.Soon();
    }

    private sealed record NewMessage
    {
        public required string Kind { get; init; }
        public required string ConversationId { get; init; }
        public string? UniqueKey { get; init; }
        public string? PledgeId { get; init; }
        public string? PersonKey { get; init; }
        public string? Payload { get; init; }
        public required DateTimeOffset DueAt { get; init; }
    }
}
