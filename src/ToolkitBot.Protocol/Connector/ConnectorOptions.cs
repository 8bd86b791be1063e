namespace ToolkitBot.Protocol.Connector;

/// <summary>How patient the bot is with the Connector.</summary>
public sealed record ConnectorOptions
{
    /// <summary>Longest wait for one answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time for a call with all its repetitions, counted from the first attempt.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a call may be repeated; what may be repeated at all depends on the call and the fault.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>First wait between attempts; it doubles, with jitter.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait between attempts where the service names none.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest answer that is read, in bytes.</summary>
    public int LargestAnswer { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Largest message, in bytes of UTF-16: Teams takes about 100 KB and recommends to stay within 80.
    /// </summary>
    public int LargestMessage { get; init; } = 80 * 1024;
}
