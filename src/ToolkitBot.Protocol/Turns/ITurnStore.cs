using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// Where turns become durable. One implementation a database; the pipeline relies on two promises:
/// a turn id is committed at most once, and state is only replaced by whoever saw its latest version.
/// </summary>
/// <typeparam name="TOpening">What the trunk knows when a turn begins, beyond what the pipeline needs.</typeparam>
public interface ITurnStore<TOpening>
    where TOpening : TurnOpening
{
    /// <summary>Reads what is known before a turn runs: its own earlier commit, if any, and the conversation's state.</summary>
    Task<TOpening> OpenAsync(TurnId id, StateKey key, Activity activity, CancellationToken cancellationToken);

    /// <summary>Commits state, effects, the turn's id and its replies in one transaction, or nothing of them.</summary>
    Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Notes that the replies of a turn have been sent.</summary>
    Task MarkSentAsync(TurnId id, CancellationToken cancellationToken);

    /// <summary>Keeps a turn's sending for its sender for another while, because it takes longer than expected.</summary>
    Task KeepSendingAsync(TurnId id, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that only these replies are left to send, and that nobody need try before the given time has passed: what
    /// is sent is not sent again because a later reply failed.
    /// </summary>
    Task LeaveUnsentAsync(UnsentTurn left, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>
    /// Takes over the sending of a committed turn whose sender has not finished in its time.
    /// Null where the replies are sent, are being sent by somebody else, or there is no such turn.
    /// </summary>
    Task<UnsentTurn?> ClaimUnsentAsync(TurnId id, CancellationToken cancellationToken);

    /// <summary>Turns that were committed but whose sender has not finished in its time.</summary>
    Task<IReadOnlyList<TurnId>> FindUnsentAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>What was known before the turn ran.</summary>
public record TurnOpening
{
    /// <summary>The earlier commit of the same turn; null for a new one.</summary>
    public EarlierTurn? Committed { get; init; }

    /// <summary>The conversation's state as JSON; null for a conversation without any.</summary>
    public string? State { get; init; }

    /// <summary>Version of that state; 0 for none.</summary>
    public long Version { get; init; }
}

/// <summary>What a repeated delivery needs to know of the first one.</summary>
/// <param name="Answer">How the first one was answered.</param>
/// <param name="Sent">Whether its replies are sent.</param>
public sealed record EarlierTurn(InvokeAnswer? Answer, bool Sent);

/// <summary>A committed turn with the replies that are left to send.</summary>
public sealed record UnsentTurn(
    TurnId Id,
    ConversationReference Reference,
    IReadOnlyList<Reply> Replies,
    DateTimeOffset CommittedAt
);

/// <summary>Everything that one turn commits.</summary>
public sealed record TurnCommit
{
    public required TurnId Id { get; init; }
    public required StateKey Key { get; init; }
    public required ConversationReference Reference { get; init; }

    /// <summary>Version of the state that the handler saw.</summary>
    public required long SeenVersion { get; init; }
    public required TurnResult Result { get; init; }
}

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    Committed,

    /// <summary>The same turn was committed by another delivery: use that one's answer.</summary>
    Duplicate,

    /// <summary>State or a record was changed by somebody else meanwhile: run the turn again on fresh state.</summary>
    Conflict,
}
