namespace ToolkitBot.LocalTeams.Connector;

/// <summary>One fault of the Connector.</summary>
public sealed record LocalFault
{
    /// <summary>HTTP status to answer; 0 answers nothing.</summary>
    public int Status { get; init; }
    public string Code { get; init; } = "ServiceError";
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Time to wait before the answer or the cut; longer than the bot's own time-out makes a time-out.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the call takes effect all the same: the bot cannot tell, which is the hard case.</summary>
    public bool Applied { get; init; }

    /// <summary>429 with a <c>Retry-After</c>; nothing was written.</summary>
    public static LocalFault Throttled(TimeSpan retryAfter) =>
        new()
        {
            Status = 429,
            Code = "Throttled",
            RetryAfter = retryAfter,
        };

    /// <summary>An error status.</summary>
    public static LocalFault Answer(int status, string code = "ServiceError", bool applied = false) =>
        new()
        {
            Status = status,
            Code = code,
            Applied = applied,
        };

    /// <summary>Silence for the given time, then a cut connection.</summary>
    public static LocalFault Silence(TimeSpan delay, bool applied = false) =>
        new() { Delay = delay, Applied = applied };

    /// <summary>The connection is cut at once.</summary>
    public static LocalFault Drop(bool applied = false) => new() { Applied = applied };
}

/// <summary>Decides which calls of the bot meet a fault.</summary>
/// <param name="choose">Gets the call, gives its fault, or null for an honest answer. Called for one call at a time.</param>
public sealed class LocalFaults(Func<ReceivedCall, LocalFault?> choose)
{
    private readonly Lock gate = new();

    /// <summary>Each fault for its share of the calls, by a seeded dice: the same seed makes the same sequence.</summary>
    public static LocalFaults Share(int seed, params (double Share, LocalFault Fault)[] faults)
    {
        if (faults.Sum(fault => fault.Share) > 1)
        {
            throw new ArgumentException("The shares add up to more than 1.", nameof(faults));
        }
#pragma warning disable CA5394 // A dice for tests; nothing secret depends on it.
        var dice = new Random(seed);
        return new LocalFaults(_ =>
        {
            var thrown = dice.NextDouble();
#pragma warning restore CA5394
            foreach (var (share, fault) in faults)
            {
                if (thrown < share)
                {
                    return fault;
                }
                thrown -= share;
            }
            return null;
        });
    }

    /// <summary>Faults for calls of one operation only.</summary>
    public static LocalFaults On(ConnectorOperation operation, LocalFault fault) =>
        new(call => call.Operation == operation ? fault : null);

    internal LocalFault? For(ReceivedCall call)
    {
        lock (gate)
        {
            return choose(call);
        }
    }
}
