using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Outbox;

/// <summary>What becomes of a send that failed: a pause and another attempt, or the end.</summary>
internal sealed partial class DeadLetters(
    Database database,
    OutboxStore store,
    OutboxSenders senders,
    TimeProvider clock,
    ILogger<DeadLetters> logger
)
{
    /// <summary>With the pauses between them, this many attempts take about an hour.</summary>
    private const int MostAttempts = 18;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>For a failure that says nothing about the message, where the service names no time.</summary>
    private static readonly TimeSpan Postponed = TimeSpan.FromSeconds(15);

    /// <returns>How long to leave the place alone; null where the rows were given up and the next may follow at once.</returns>
    public async Task<TimeSpan?> NoteFailureAsync(
        Parcel parcel,
        ConnectorException failure,
        CancellationToken cancellationToken
    )
    {
        var attempts = parcel.Rows.Max(row => row.Attempts) + 1;
        if (SaysNothingOfTheMessage(failure))
        {
            // However long it lasts: what waits is as good as new when it is over.
            await store.DoNotCountAsync(parcel.Rows, cancellationToken);
            Log.Later(logger, failure.Fault.Kind, attempts - 1);
            return failure.Fault.RetryAfter ?? Spread(Postponed);
        }

        if (MayWorkLater(failure.Fault) && attempts < MostAttempts)
        {
            var pause = failure.Fault.RetryAfter ?? Backoff(attempts);
            Log.Later(logger, failure.Fault.Kind, attempts);
            return pause;
        }

        Log.GivenUp(logger, failure.Fault.Kind, parcel.Rows.Count);
        await GiveUpAsync(parcel.Rows, failure.Fault.Kind.ToString(), cancellationToken);
        return null;
    }

    /// <summary>Too many calls, no connection, no token: nothing was written, and nothing is wrong with this message.</summary>
    private static bool SaysNothingOfTheMessage(ConnectorException failure) =>
        !failure.MayHaveHappened
        && failure.Fault.Kind
            is ConnectorFaultKind.Throttled
                or ConnectorFaultKind.NotConnected
                or ConnectorFaultKind.NoToken;

    /// <summary>Where the conversation moved to another host, its new address is known by now.</summary>
    private static bool MayWorkLater(ConnectorFault fault) =>
        fault.IsTransient
        || fault.OtherServiceUrl is not null
        || fault.Kind is ConnectorFaultKind.Unauthorized or ConnectorFaultKind.ServiceError;

    private static TimeSpan Backoff(int attempts)
    {
        var pause = TimeSpan.FromMilliseconds(400 * Math.Pow(2, Math.Min(attempts, 12) - 1));
        return Spread(pause < LongestPause ? pause : LongestPause);
    }

    private static TimeSpan Spread(TimeSpan pause) => pause * (0.8 + (0.4 * Random.Shared.NextDouble()));

    /// <summary>The end for these rows; the reason is a name, never words of theirs. Their senders do what follows.</summary>
    public Task GiveUpAsync(IReadOnlyList<OutboxMessage> rows, string reason, CancellationToken cancellationToken) =>
        database.Writes.RunAsync(
            async (scope, token) =>
            {
                await OutboxTable.GiveUpAsync(scope, rows, reason, clock.GetUtcNow(), token);
                foreach (var kind in rows.GroupBy(row => row.Kind, StringComparer.Ordinal))
                {
                    await senders.Of(kind.Key).GivenUpAsync(scope, [.. kind], token);
                }
            },
            cancellationToken
        );

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A send waits after {Fault}, attempt {Attempt}.")]
        public static partial void Later(ILogger logger, ConnectorFaultKind fault, int attempt);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Count} outbox rows were given up ({Fault}).")]
        public static partial void GivenUp(ILogger logger, ConnectorFaultKind fault, int count);
    }
}
