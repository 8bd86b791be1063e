using System.Collections.Concurrent;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Outbox;

/// <summary>
/// Sends queued messages: one place at a time under a lease, in order and within Teams' rate limits, with any number of
/// instances.
/// </summary>
/// <remarks>
/// Delivery is at least once. The Connector has no idempotency key, so a crash after Teams has accepted a message and
/// before it is recorded here leads to a second post; losing a pledge would be worse. To keep that window short, the
/// attempt is recorded before the call, and afterwards only one short transaction, with retries, records the result. A
/// call whose response was lost (502, a time-out) is sent again for the same reason.
/// </remarks>
internal sealed partial class OutboxPump(
    OutboxStore store,
    Database database,
    DeadLetters deadLetters,
    OutboxSenders senders,
    OutboxSignal signal,
    TimeProvider clock,
    ILogger<OutboxPump> logger
) : BackgroundService
{
    private const int MostPlacesAtOnce = 16;
    private const int RowsAtOnce = 100;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Task> underWay = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartDueAsync(stoppingToken);
                await signal.WaitAsync(BetweenLooks, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                // The database is unavailable: queued rows wait there.
                Log.LookFailed(logger, e.GetType().Name);
                await Task.Delay(AfterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(underWay.Values);
    }

    private async Task StartDueAsync(CancellationToken cancellationToken)
    {
        if (underWay.Count >= MostPlacesAtOnce)
        {
            return;
        }

        foreach (var place in await store.FindDueAsync(cancellationToken))
        {
            if (underWay.Count >= MostPlacesAtOnce)
            {
                return;
            }

            // Registered before it starts, so that the task can always remove itself.
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (underWay.TryAdd(place, begun.Task))
            {
                _ = ServeAsync(place, begun, cancellationToken);
            }
        }
    }

    private async Task ServeAsync(string place, TaskCompletionSource begun, CancellationToken stopping)
    {
        try
        {
            if (await store.TakeAsync(place, stopping) is { } lease)
            {
                var pause = await SendAllAsync(lease, stopping);
                await store.ReleaseAsync(lease, pause, CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping, or the lease was lost: its new owner continues.
        }
        catch (Exception e)
        {
            Log.PlaceFailed(logger, e.GetType().Name, e.StackTrace);
        }
        finally
        {
            underWay.TryRemove(place, out _);
            begun.SetResult();
        }
    }

    /// <summary>Sends what is due at a place. Returns how long to pause the place.</summary>
    private async Task<TimeSpan> SendAllAsync(HeldLease lease, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var due = await store.DueAsync(lease.Place, RowsAtOnce, stopping);
            if (due.Count == 0)
            {
                return TimeSpan.Zero;
            }

            if (lease.Sends.Wait(clock.GetUtcNow()) is { Ticks: > 0 } wait)
            {
                // Read again after the wait: a longer backlog makes a larger digest.
                var step = wait < BetweenRenewals ? wait : BetweenRenewals;
                await Task.Delay(step, clock, stopping);
                if (!await store.RenewAsync(lease, stopping))
                {
                    return TimeSpan.Zero;
                }

                continue;
            }

            if (await PackAsync(due, stopping) is not { } parcel)
            {
                continue;
            }

            if (await TrySendAsync(lease, parcel, stopping) is { } pause)
            {
                return pause;
            }
        }

        return TimeSpan.Zero;
    }

    /// <summary>Builds the next parcel; null if that failed and the row was given up, to unblock the rest.</summary>
    private async Task<Parcel?> PackAsync(IReadOnlyList<OutboxMessage> due, CancellationToken stopping)
    {
        try
        {
            return await senders.Of(due[0].Kind).PackAsync(due, stopping);
        }
        catch (Exception e) when (e is not (OperationCanceledException or System.Data.Common.DbException))
        {
            Log.PlaceFailed(logger, e.GetType().Name, e.StackTrace);
            await deadLetters.GiveUpAsync([due[0]], e.GetType().Name, stopping);
            return null;
        }
    }

    /// <summary>Sends a parcel. Returns null to go on with the next one, or how long to pause the place.</summary>
    private async Task<TimeSpan?> TrySendAsync(HeldLease lease, Parcel parcel, CancellationToken stopping)
    {
        string? sent = null;
        if (parcel.Send is { } send)
        {
            using var span = OutboxTelemetry.Spans.StartActivity("outbox send");
            span?.SetTag(OutboxTelemetry.Kind, parcel.Rows[0].Kind);
            if (!await store.ReserveAsync(lease, parcel.Rows, stopping))
            {
                return TimeSpan.Zero;
            }

            try
            {
                sent = await WhileHeldAsync(lease, send);
            }
            catch (ConnectorException e)
            {
                return await deadLetters.NoteFailureAsync(parcel, e, CancellationToken.None);
            }
        }

        await SettleAsync(parcel, sent);
        return null;
    }

    /// <summary>
    /// Renews the lease while the call is running, and cancels the call if the lease is lost. Stopping does not cancel
    /// it: what Teams had already accepted would be sent again after the next start.
    /// </summary>
    private async Task<string?> WhileHeldAsync(HeldLease lease, Func<CancellationToken, Task<string?>> send)
    {
        using var held = new CancellationTokenSource();
        var call = send(held.Token);
        while (await Task.WhenAny(call, Task.Delay(BetweenRenewals, clock, CancellationToken.None)) != call)
        {
            if (!await store.RenewAsync(lease, CancellationToken.None))
            {
                await held.CancelAsync();
            }
        }

        return await call;
    }

    private async Task SettleAsync(Parcel parcel, string? sent)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Not the stopping token: a sent message must be recorded even during shutdown.
                await database.Writes.RunAsync(
                    (scope, token) => parcel.SettleAsync(scope, sent, token),
                    CancellationToken.None
                );
                return;
            }
            catch (Exception e) when (attempt < 6)
            {
                // A conflict with a concurrent join, or the database is briefly unavailable.
                Log.NotNoted(logger, e.GetType().Name, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(20 * Math.Pow(3, attempt)), CancellationToken.None);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The outbox could not be read ({Failure}); it is tried again."
        )]
        public static partial void LookFailed(ILogger logger, string failure);

        [LoggerMessage(Level = LogLevel.Error, Message = "A place's outbox rows were not sent: {Failure}\n{Stack}")]
        public static partial void PlaceFailed(ILogger logger, string failure, string? stack);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A sent message was not noted ({Failure}), attempt {Attempt}."
        )]
        public static partial void NotNoted(ILogger logger, string failure, int attempt);
    }
}
