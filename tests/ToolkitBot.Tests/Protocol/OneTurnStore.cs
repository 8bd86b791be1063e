using System.Collections.Concurrent;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Tests.Protocol;

/// <summary>A store that keeps nothing but counts.</summary>
internal sealed class OneTurnStore : ITurnStore<TurnOpening>
{
    public bool Broken { get; set; }
    public int Commits { get; private set; }

    public Task<TurnOpening> OpenAsync(
        TurnId id,
        StateKey key,
        Activity activity,
        CancellationToken cancellationToken
    ) => Broken ? throw new TimeoutException("The database is away.") : Task.FromResult(new TurnOpening());

    public Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        Commits++;
        return Task.FromResult(CommitOutcome.Committed);
    }

    /// <summary>Turns whose replies have all been sent.</summary>
    public ConcurrentBag<TurnId> Sent { get; } = [];

    public Task MarkSentAsync(TurnId id, CancellationToken cancellationToken)
    {
        Sent.Add(id);
        return Task.CompletedTask;
    }

    public Task KeepSendingAsync(TurnId id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task LeaveUnsentAsync(UnsentTurn left, TimeSpan wait, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<UnsentTurn?> ClaimUnsentAsync(TurnId id, CancellationToken cancellationToken) =>
        Task.FromResult<UnsentTurn?>(null);

    public Task<IReadOnlyList<TurnId>> FindUnsentAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TurnId>>([]);
}

internal sealed class NobodyMinds : IUndeliverable
{
    public Task NoteAsync(
        ConversationReference reference,
        ConnectorException failure,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
