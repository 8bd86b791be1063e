using ToolkitBot.LocalTeams.Connector;

namespace ToolkitBot.Testing;

/// <summary>One limit of Teams, and the most that came in a span of that length.</summary>
internal sealed record LimitSeen(string What, TimeSpan Span, int Allowed, int Most);

/// <summary>
/// Measures the calls that reached the Connector against the limits of Teams: for each conversation, sends and edits on one
/// side, new threads on another, looks at rosters on a third, and everything together for the tenant. Independent of what the Connector refused.
/// </summary>
internal static class StormLimits
{
    private static readonly (TimeSpan Span, int Allowed)[] ofAConversation =
    [
        (TimeSpan.FromSeconds(1), 7),
        (TimeSpan.FromSeconds(2), 8),
        (TimeSpan.FromSeconds(30), 60),
        (TimeSpan.FromHours(1), 1800),
    ];

    private static readonly (TimeSpan Span, int Allowed)[] ofReading =
    [
        (TimeSpan.FromSeconds(1), 14),
        (TimeSpan.FromSeconds(2), 16),
        (TimeSpan.FromSeconds(30), 120),
        (TimeSpan.FromHours(1), 3600),
    ];

    private static readonly (TimeSpan Span, int Allowed) ofATenant = (TimeSpan.FromSeconds(1), 50);

    public static IReadOnlyList<LimitSeen> Measure(IReadOnlyList<ReceivedCall> calls, string channelId) =>
        [
            .. Conversations(
                "a new post in the channel",
                ofAConversation,
                calls.Where(call => IsNew(call) && Is(call, channelId))
            ),
            .. Conversations(
                "an edit in the channel",
                ofAConversation,
                calls.Where(call => IsWritten(call) && Is(call, channelId))
            ),
            .. Conversations(
                "a send to one person",
                ofAConversation,
                calls.Where(call => IsWritten(call) && !Is(call, channelId))
            ),
            .. Conversations("a look at a roster", ofReading, calls.Where(IsRead)),
            new(
                "any call of the tenant",
                ofATenant.Span,
                ofATenant.Allowed,
                Most(calls.Select(call => call.At), ofATenant.Span)
            ),
        ];

    private static bool IsNew(ReceivedCall call) => call.Operation == ConnectorOperation.CreateConversation;

    private static bool IsWritten(ReceivedCall call) => !IsNew(call) && !IsRead(call);

    private static bool IsRead(ReceivedCall call) =>
        call.Operation
            is ConnectorOperation.Member
                or ConnectorOperation.Members
                or ConnectorOperation.PagedMembers
                or ConnectorOperation.Team
                or ConnectorOperation.TeamChannels;

    private static bool Is(ReceivedCall call, string channelId) => call.BaseConversationId == channelId;

    private static IEnumerable<LimitSeen> Conversations(
        string what,
        (TimeSpan Span, int Allowed)[] limits,
        IEnumerable<ReceivedCall> calls
    )
    {
        var places = calls.GroupBy(call => call.BaseConversationId).ToList();
        return limits.Select(limit => new LimitSeen(
            what,
            limit.Span,
            limit.Allowed,
            places.Select(place => Most(place.Select(call => call.At), limit.Span)).DefaultIfEmpty().Max()
        ));
    }

    private static int Most(IEnumerable<DateTimeOffset> times, TimeSpan span)
    {
        var sorted = times.Order().ToList();
        var (most, first) = (0, 0);
        for (var last = 0; last < sorted.Count; last++)
        {
            while (sorted[last] - sorted[first] >= span)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
