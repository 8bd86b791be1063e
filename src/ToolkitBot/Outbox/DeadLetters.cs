using ToolkitBot.Protocol.Connector;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Outbox;

/// <summary>Decides what follows a failed send: a pause and a retry, waiting for the person, or giving up.</summary>
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

    /// <summary>How often a letter to somebody who has removed the app is tried, should nothing tell that they are back.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromDays(1);

    /// <summary>How long such a letter waits.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(90);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Pause after a failure unrelated to the message, if the service names no time.</summary>
    private static readonly TimeSpan Postponed = TimeSpan.FromSeconds(15);

    /// <returns>How long to pause the place; null if the rows are out of the way and the next may be sent at once.</returns>
    public async Task<TimeSpan?> NoteFailureAsync(
        Parcel parcel,
        ConnectorException failure,
        CancellationToken cancellationToken
    )
    {
        var attempts = parcel.Rows.Max(row => row.Attempts) + 1;
        OutboxTelemetry.Failures.Add(1, new KeyValuePair<string, object?>("error.type", failure.Fault.Kind.ToString()));
        if (SaysNothingOfTheMessage(failure))
        {
            // Never counted, however long the trouble lasts: the rows keep the attempts they have left.
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

        if (failure.Fault.Reference == ReferenceAdvice.SwitchOff && MayComeBack(parcel.Rows[0]))
        {
            await store.PostponeAsync(parcel.Rows, clock.GetUtcNow() + BetweenLooks, cancellationToken);
            Log.Later(logger, failure.Fault.Kind, attempts);
            return null;
        }

        Log.GivenUp(logger, failure.Fault.Kind, parcel.Rows.Count);
        await GiveUpAsync(parcel.Rows, failure.Fault.Kind.ToString(), cancellationToken);
        return null;
    }

    /// <summary>Throttled, not connected or no token: nothing was sent, and the message is not to blame.</summary>
    private static bool SaysNothingOfTheMessage(ConnectorException failure) =>
        !failure.MayHaveHappened
        && failure.Fault.Kind
            is ConnectorFaultKind.Throttled
                or ConnectorFaultKind.NotConnected
                or ConnectorFaultKind.NoToken;

    /// <summary>Somebody who has removed the app may add it again.</summary>
    private bool MayComeBack(OutboxMessage row) =>
        OutboxPlace.Person(row.Place) is not null && clock.GetUtcNow() - row.CreatedAt < LongestAbsence;

    /// <summary>If the conversation has moved to another host, its new address is already stored.</summary>
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

    /// <summary>
    /// Gives rows up. The reason is a name, never text from a row. The rows' senders do whatever follows.
    /// </summary>
    public async Task GiveUpAsync(IReadOnlyList<OutboxMessage> rows, string reason, CancellationToken cancellationToken)
    {
        await database.Writes.RunAsync(
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
        foreach (var row in rows)
        {
            OutboxTelemetry.DeadLetters.Add(1, new(OutboxTelemetry.Kind, row.Kind), new("error.type", reason));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A send waits after {Fault}, attempt {Attempt}.")]
        public static partial void Later(ILogger logger, ConnectorFaultKind fault, int attempt);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Count} outbox rows were given up ({Fault}).")]
        public static partial void GivenUp(ILogger logger, ConnectorFaultKind fault, int count);
    }
}
