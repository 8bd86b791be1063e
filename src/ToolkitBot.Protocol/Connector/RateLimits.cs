namespace ToolkitBot.Protocol.Connector;

/// <summary>The kinds of calls that Teams counts apart.</summary>
public enum RateClass
{
    /// <summary>Send, reply, update and delete (the last two are not documented; they are taken to count here).</summary>
    Send,
    Create,
    Members,
    Conversations,
}

/// <summary>Whose limits a call counts against. Threads of one channel share the channel's limits.</summary>
/// <param name="TenantId">Tenant of the conversation; calls without one share a bucket.</param>
/// <param name="Conversation">Conversation without its thread; for a new personal chat the person.</param>
/// <param name="Class">What is counted.</param>
public readonly record struct RateKey(string? TenantId, string Conversation, RateClass Class);

/// <summary>At most so many calls in any span of this length.</summary>
internal readonly record struct RateWindow(int Calls, TimeSpan Span);

/// <summary>
/// Figures of Microsoft's "Optimize your bot with rate limiting in Teams", per bot and thread. They are estimates that
/// may change: a 429 is obeyed in any case.
/// </summary>
internal static class RateLimits
{
    private static readonly RateWindow[] Writing = Windows(7, 8, 60, 1800);

    /// <summary>
    /// Teams allows 14, 16, 120 and 3600. The rest is for what a process asked that was killed a moment ago: a new one
    /// does not know of it, and a conversation's lease tells of writing only.
    /// </summary>
    private static readonly RateWindow[] Reading = Windows(12, 14, 110, 3300);

    /// <summary>
    /// Teams allows an app 50 calls a second in a tenant. We make 40; the other ten are for the first second of a process,
    /// which does not know what one that was killed a moment ago has sent.
    /// </summary>
    internal const int TenantCalls = 40;
    internal const int TenantCallsAtStart = 10;

    /// <summary>Our clock and the service's do not tick alike.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    /// <summary>While calls are under way nobody knows when one ends; ask again after this.</summary>
    internal static readonly TimeSpan WhileBusy = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Returns the limits of a conversation. An instance that writes to it has leased it and takes them whole; all may
    /// read at once, so each takes its part.
    /// </summary>
    internal static RateWindow[] For(RateClass kind, int instances) =>
        kind is RateClass.Send or RateClass.Create
            ? Writing
            : [.. Reading.Select(window => window with { Calls = Math.Max(1, window.Calls / instances) })];

    private static RateWindow[] Windows(int one, int two, int thirty, int hour) =>
        [
            new(one, TimeSpan.FromSeconds(1)),
            new(two, TimeSpan.FromSeconds(2)),
            new(thirty, TimeSpan.FromSeconds(30)),
            new(hour, TimeSpan.FromSeconds(3600)),
        ];
}
