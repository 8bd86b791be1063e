using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Connector;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// Sends what a turn committed, at once and in order, and notes that it is sent. It holds no promise of its own:
/// whatever it does not manage, because the process dies or too much is under way, the store still has, and a
/// redelivery or <see cref="SweepAsync"/> sends it.
/// </summary>
/// <remarks>
/// A crash between a send and its note sends that reply again. The Connector has no idempotency key, so it is twice
/// or not at all; twice is the kinder fault.
/// </remarks>
public sealed partial class ReplySender<TOpening>(
    ITurnStore<TOpening> store,
    ConnectorClient connector,
    IUndeliverable undeliverable,
    ILogger<ReplySender<TOpening>> logger
) : IAsyncDisposable
    where TOpening : TurnOpening
{
    /// <summary>Turns whose replies are under way at the most; the rest waits in the store.</summary>
    private const int MostAtOnce = 512;

    private readonly ConcurrentDictionary<TurnId, Task> underWay = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Begins to send the replies of a turn that was just committed.</summary>
    public void Begin(TurnCommit commit)
    {
        if (commit.Result.Replies.Count > 0)
        {
            Start(
                new CommittedTurn(
                    commit.Id,
                    commit.Reference,
                    commit.Result.Replies,
                    commit.Result.Answer,
                    false
                )
            );
        }
    }

    /// <summary>Sends the replies of a turn whose sender did not finish in its time, if they are free to be sent.</summary>
    public async Task TakeOverAsync(TurnId id, CancellationToken cancellationToken)
    {
        if (
            !underWay.ContainsKey(id)
            && await store.ClaimUnsentAsync(id, cancellationToken) is { } turn
        )
        {
            Start(turn);
        }
    }

    /// <summary>Takes over whatever was left unsent; called now and then.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await store.FindUnsentAsync(MostAtOnce / 4, cancellationToken))
        {
            await TakeOverAsync(id, cancellationToken);
        }
    }

    /// <summary>Waits for what is under way, then lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(Task.WhenAll(underWay.Values), Task.Delay(TimeSpan.FromSeconds(10)));
        await stopping.CancelAsync();
        await Task.WhenAll(underWay.Values);
        stopping.Dispose();
    }

    private void Start(CommittedTurn turn)
    {
        if (underWay.Count >= MostAtOnce)
        {
            Log.Later(logger);
            return;
        }

        // Registered before it starts, so that the task can always take itself out again.
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (underWay.TryAdd(turn.Id, begun.Task))
        {
            _ = RunAsync(turn, begun);
        }
    }

    private async Task RunAsync(CommittedTurn turn, TaskCompletionSource begun)
    {
        try
        {
            foreach (var reply in turn.Replies)
            {
                await SendAsync(turn, reply);
            }

            await store.MarkSentAsync(turn.Id, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The store still has what is left.
        }
        catch (Exception e)
        {
            Log.NotSent(logger, e.GetType().Name);
        }
        finally
        {
            underWay.TryRemove(turn.Id, out _);
            begun.SetResult();
        }
    }

    private async Task SendAsync(CommittedTurn turn, Reply reply)
    {
        var to = reply.To ?? turn.Reference;
        try
        {
            if (reply.Replaces is { } message)
            {
                await connector.UpdateAsync(to, message, reply.Activity, stopping.Token);
            }
            else
            {
                await connector.SendAsync(to, reply.Activity, stopping.Token);
            }
        }
        catch (ConnectorException e) when (!e.Fault.IsTransient || e.MayHaveHappened)
        {
            // It will never be taken, or it may stand there already: the client has tried what it may.
            Log.Refused(logger, e.Fault.Kind);
            await undeliverable.NoteAsync(to, e, stopping.Token);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Replies wait in the store: too many are under way."
        )]
        public static partial void Later(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Replies were not sent ({Failure}); they are tried again."
        )]
        public static partial void NotSent(ILogger logger, string failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A reply was given up ({Fault}).")]
        public static partial void Refused(ILogger logger, ConnectorFaultKind fault);
    }
}

/// <summary>Learns of conversations that can no longer be written to.</summary>
public interface IUndeliverable
{
    Task NoteAsync(
        Activities.ConversationReference reference,
        ConnectorException failure,
        CancellationToken cancellationToken
    );
}
