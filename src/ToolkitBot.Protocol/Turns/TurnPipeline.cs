using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Telemetry;

namespace ToolkitBot.Protocol.Turns;

/// <summary>
/// One turn from activity to commit, exactly once: a repeated activity is recognised, two turns of one conversation
/// follow each other, a conflict with another instance runs the turn again on fresh state, and replies leave only
/// after the commit.
/// </summary>
public sealed partial class TurnPipeline<TOpening>(
    ITurnStore<TOpening> store,
    ITurnHandler<TOpening> handler,
    ReplySender<TOpening> sender,
    TimeProvider clock,
    ILogger<TurnPipeline<TOpening>> logger
)
    where TOpening : TurnOpening
{
    /// <summary>How often a turn is run again after a conflict before it is given up as failed.</summary>
    private const int MostRuns = 20;

    /// <summary>Teams gives an invoke 5 s before it shows an error (protocol notes, section 4.2).</summary>
    private static readonly TimeSpan InvokeTime = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<TurnId, Task<InvokeAnswer?>> running = new();
    private readonly ConversationLocks locks = new();

    /// <summary>
    /// Processes an activity and returns when it is committed. The answer is that of an invoke, or null.
    /// A second delivery that arrives while the first is running waits for it and gets the same answer. An invoke that takes
    /// too long, or cannot be committed, is excused; what takes long is finished all the same.
    /// </summary>
    /// <exception cref="TurnFailedException">Nothing was committed; the caller should ask for redelivery.</exception>
    public async Task<InvokeAnswer?> RunAsync(Activity activity, CancellationToken cancellationToken)
    {
        var id = TurnId.Of(activity);
        var mine = new TaskCompletionSource<InvokeAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = running.GetOrAdd(id, mine.Task);
        if (task == mine.Task)
        {
            _ = RunAsync(id, activity, mine, cancellationToken);
        }
        else
        {
            WireTelemetry.Redeliveries.Add(1);
        }

        return activity.Type == ActivityTypes.Invoke
            ? await AnswerInTimeAsync(activity, task, cancellationToken)
            : await task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(
        TurnId id,
        Activity activity,
        TaskCompletionSource<InvokeAnswer?> mine,
        CancellationToken cancellationToken
    )
    {
        var measure = TurnMeasure.Begin(activity, clock);
        try
        {
            var answer = await RunOnceAsync(id, activity, measure, cancellationToken);
            measure.End();
            mine.SetResult(answer);
        }
        catch (Exception e)
        {
            measure.Fail(e);
            mine.SetException(e);
            _ = mine.Task.Exception; // observed: nobody may be waiting any longer
        }
        finally
        {
            running.TryRemove(id, out _);
        }
    }

    private async Task<InvokeAnswer?> AnswerInTimeAsync(
        Activity activity,
        Task<InvokeAnswer?> task,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await task.WaitAsync(InvokeTime, clock, cancellationToken);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Log.TakesLong(logger, activity.Name);
            return handler.Excuse(activity, stillAtWork: true);
        }
        catch (Exception e)
            when (!cancellationToken.IsCancellationRequested
                && handler.Excuse(activity, stillAtWork: false) is { Status: 200 } excuse
            )
        {
            Log.NotCommitted(logger, activity.Name, e.GetType().Name);
            return excuse;
        }
    }

    private async Task<InvokeAnswer?> RunOnceAsync(
        TurnId id,
        Activity activity,
        TurnMeasure measure,
        CancellationToken cancellationToken
    )
    {
        var key = handler.KeyOf(activity);
        using var held = await locks.EnterAsync(key, cancellationToken);
        for (var run = 1; run <= MostRuns; run++)
        {
            var opening = await store.OpenAsync(id, key, activity, cancellationToken);
            if (opening.Committed is { } earlier)
            {
                measure.Repeated();
                if (!earlier.Sent)
                {
                    await sender.TakeOverAsync(id, cancellationToken);
                }

                return earlier.Answer;
            }

            var commit = new TurnCommit
            {
                Id = id,
                Key = key,
                Reference = ConversationReference.Of(activity),
                SeenVersion = opening.Version,
                Result = await HandleAsync(activity, opening, measure, cancellationToken),
            };
            if (commit.Result.ChangesNothing)
            {
                measure.ChangedNothing();
                return commit.Result.Answer;
            }

            var (outcome, committed) = await CommitAsync(commit, activity, opening, measure, cancellationToken);
            commit = committed;
            if (outcome == CommitOutcome.Committed)
            {
                sender.Begin(commit);
                return commit.Result.Answer;
            }

            measure.RunsAgain(outcome);
            Log.RunAgain(logger, run);
            if (run > 3)
            {
                // Another instance keeps winning: step aside for a moment, longer each time.
                await Task.Delay(Random.Shared.Next(1, 10 * run), cancellationToken);
            }
        }

        throw new TurnFailedException();
    }

    /// <summary>
    /// Commits. Where a change cannot be made at all an apology is committed instead, because it would fail at every
    /// redelivery; where the database is away, redelivery is right.
    /// </summary>
    private async Task<(CommitOutcome Outcome, TurnCommit Commit)> CommitAsync(
        TurnCommit commit,
        Activity activity,
        TOpening opening,
        TurnMeasure measure,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await store.CommitAsync(commit, cancellationToken), commit);
        }
        catch (Exception e)
            when (e is not (OperationCanceledException or TimeoutException) && e.GetBaseException() is not DbException)
        {
            measure.Apologised();
            Log.HandlerFailed(logger, activity.Type, activity.Name, e.GetType().Name, e.StackTrace);
            var apology = commit with { Result = handler.Apologise(activity, opening) };
            return (await store.CommitAsync(apology, cancellationToken), apology);
        }
    }

    /// <summary>An unexpected failure becomes a plain sentence: silence or a redelivery would not help the person.</summary>
    private async Task<TurnResult> HandleAsync(
        Activity activity,
        TOpening opening,
        TurnMeasure measure,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await handler.HandleAsync(activity, opening, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            measure.Apologised();
            Log.HandlerFailed(logger, activity.Type, activity.Name, e.GetType().Name, e.StackTrace);
            return handler.Apologise(activity, opening);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Conflict on commit, running the turn again (run {Run}).")]
        public static partial void RunAgain(ILogger logger, int run);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A {Name} takes too long to be answered in time; it is being finished."
        )]
        public static partial void TakesLong(ILogger logger, string? name);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "A {Name} could not be committed ({Failure}); its sender is told to try again."
        )]
        public static partial void NotCommitted(ILogger logger, string? name, string failure);

        // The exception's message may quote what the person typed; its type and stack may not.
        [LoggerMessage(Level = LogLevel.Error, Message = "A {Type} {Name} turn failed: {Failure}\n{Stack}")]
        public static partial void HandlerFailed(
            ILogger logger,
            string? type,
            string? name,
            string failure,
            string? stack
        );
    }
}

/// <summary>A turn that could not be committed; nothing of it is kept.</summary>
public sealed class TurnFailedException() : Exception("The turn kept conflicting with others and was not committed.");
