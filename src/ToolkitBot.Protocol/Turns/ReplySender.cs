using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Telemetry;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// Sends what a turn committed, at once and in order, and notes that it is sent. It holds no promise of its own:
/// whatever it does not manage, because the process dies, the Connector is away or too much is under way, the store
/// still has, and a redelivery or <see cref="SweepAsync"/> sends it.
/// </summary>
/// <remarks>
/// A crash between a send and its note sends that reply again, and so may a send whose answer got lost. The Connector
/// has no idempotency key, so it is twice or perhaps not at all; twice is the kinder fault.
/// </remarks>
public sealed partial class ReplySender<TOpening>(
    ITurnStore<TOpening> store,
    ConnectorClient connector,
    IUndeliverable undeliverable,
    TimeProvider clock,
    ILogger<ReplySender<TOpening>> logger
) : IAsyncDisposable
    where TOpening : TurnOpening
{
    /// <summary>Turns whose replies are under way at the most; the rest waits in the store.</summary>
    private const int MostAtOnce = 512;

    /// <summary>How often a long sending says that it is still at work, so that no other instance takes it over.</summary>
    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(4);

    /// <summary>Pause before replies that failed are tried again.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(15);

    /// <summary>Age at which a reply is given up: an answer that comes later than this answers nothing any more.</summary>
    private static readonly TimeSpan WorthSending = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<TurnId, Task> underWay = new();

    /// <summary>For each message that is being replaced the newest turn that does it.</summary>
    private readonly ConcurrentDictionary<(string? Conversation, string Message), UnsentTurn> newest = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Begins to send the replies of a turn that was just committed.</summary>
    public void Begin(TurnCommit commit)
    {
        if (commit.Result.Replies.Count > 0)
        {
            Start(new UnsentTurn(commit.Id, commit.Reference, commit.Result.Replies, clock.GetUtcNow()));
        }
    }

    /// <summary>Sends the replies of a turn whose sender did not finish in its time, if they are free to be sent.</summary>
    public async Task TakeOverAsync(TurnId id, CancellationToken cancellationToken)
    {
        if (
            underWay.Count < MostAtOnce
            && !underWay.ContainsKey(id)
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
        await Task.WhenAny(Task.WhenAll(underWay.Values), Task.Delay(LongestGoodbye));
        await stopping.CancelAsync();
        await Task.WhenAll(underWay.Values);
        stopping.Dispose();
    }

    private void Start(UnsentTurn turn)
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
            foreach (var message in Replaced(turn))
            {
                newest.AddOrUpdate(message, turn, (_, other) => other.CommittedAt > turn.CommittedAt ? other : turn);
            }

            _ = RunAsync(turn, begun);
        }
    }

    private async Task RunAsync(UnsentTurn turn, TaskCompletionSource begun)
    {
        try
        {
            var left = await FinishAsync(turn.Id, SendAllAsync(turn));
            if (left.Count == 0 || clock.GetUtcNow() - turn.CommittedAt > WorthSending)
            {
                await store.MarkSentAsync(turn.Id, stopping.Token);
            }
            else
            {
                await store.LeaveUnsentAsync(turn with { Replies = left }, BetweenTries, stopping.Token);
            }
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
            foreach (var message in Replaced(turn))
            {
                newest.TryRemove(KeyValuePair.Create(message, turn));
            }

            begun.SetResult();
        }
    }

    /// <summary>Waits for a sending, and says now and then that it is still at work.</summary>
    private async Task<IReadOnlyList<Reply>> FinishAsync(TurnId id, Task<IReadOnlyList<Reply>> sending)
    {
        while (true)
        {
            try
            {
                return await sending.WaitAsync(BetweenSigns);
            }
            catch (TimeoutException) when (!sending.IsCompleted)
            {
                await store.KeepSendingAsync(id, stopping.Token);
            }
        }
    }

    private static IEnumerable<(string? Conversation, string Message)> Replaced(UnsentTurn turn) =>
        from reply in turn.Replies
        where reply.Replaces is not null
        select (turn.Reference.Conversation.Id, reply.Replaces);

    /// <summary>
    /// Sends in order, and last what is seen already, up to the first reply that may go through later; that one and what
    /// follows is left.
    /// </summary>
    private async Task<IReadOnlyList<Reply>> SendAllAsync(UnsentTurn turn)
    {
        var reference = turn.Reference;
        List<Reply> replies = [.. turn.Replies.OrderBy(reply => reply.IsShown)];
        for (var i = 0; i < replies.Count; i++)
        {
            var to = replies[i].To ?? reference;
            try
            {
                var worked = await SendAsync(to, turn, replies[i]);
                reference = replies[i].To is null ? worked : reference;
            }
            catch (ConnectorException e) when (e.Fault.IsTransient || e.MayHaveHappened)
            {
                Log.Waits(logger, e.Fault.Kind);
                Count(replies.Count - i, "kept");
                return [.. replies.Skip(i)];
            }
            catch (ConnectorException e)
            {
                // It will never be taken: what follows it may be.
                Log.Refused(logger, e.Fault.Kind);
                Count(1, "given-up");
                await undeliverable.NoteAsync(to, e, stopping.Token);
            }
        }

        return [];
    }

    /// <returns>The reference that worked: a conversation may have moved to another host.</returns>
    private async Task<ConversationReference> SendAsync(ConversationReference reference, UnsentTurn turn, Reply reply)
    {
        try
        {
            await PassAsync(reference, turn, reply);
            return reference;
        }
        catch (ConnectorException e) when (e.Fault.OtherServiceUrl is { } other && other != reference.ServiceUrl)
        {
            await undeliverable.NoteAsync(reference, e, stopping.Token);
            var moved = reference with { ServiceUrl = other };
            await PassAsync(moved, turn, reply);
            return moved;
        }
    }

    private async Task PassAsync(ConversationReference to, UnsentTurn turn, Reply reply)
    {
        if (reply.Replaces is not { } message)
        {
            await connector.SendWrittenAsync(to, reply.Wire, stopping.Token);
            Count(1, "sent");
        }
        else if (!reply.IsShown)
        {
            await connector.UpdateAsync(to, message, reply.Activity, stopping.Token);
            Count(1, "sent");
        }
        else
        {
            var isSent = await connector.UpdateBehindAsync(to, message, reply.Activity, IsNewest, stopping.Token);
            Count(1, isSent ? "sent" : "merged");
        }

        bool IsNewest() => !newest.TryGetValue((to.Conversation.Id, message!), out var last) || last.Id == turn.Id;
    }

    private static void Count(int replies, string outcome) =>
        WireTelemetry.Replies.Add(replies, KeyValuePair.Create<string, object?>(WireTelemetry.Outcome, outcome));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Replies wait in the store: too many are under way.")]
        public static partial void Later(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Replies were not sent ({Failure}); they are tried again.")]
        public static partial void NotSent(ILogger logger, string failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A reply was not taken ({Fault}); it is tried again.")]
        public static partial void Waits(ILogger logger, ConnectorFaultKind fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A reply was given up ({Fault}).")]
        public static partial void Refused(ILogger logger, ConnectorFaultKind fault);
    }
}

/// <summary>Learns of conversations that can no longer be written to.</summary>
public interface IUndeliverable
{
    Task NoteAsync(ConversationReference reference, ConnectorException failure, CancellationToken cancellationToken);
}
