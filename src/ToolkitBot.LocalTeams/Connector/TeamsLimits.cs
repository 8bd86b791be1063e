namespace ToolkitBot.LocalTeams.Connector;

/// <summary>The limits that Teams sets: per operation and conversation, and for everything in a tenant.</summary>
/// <remarks>Source: protocol notes 2.6. Update and delete count as sends, which is the careful reading.</remarks>
internal sealed class TeamsLimits(TimeProvider clock)
{
    private const string Tenant = "*";

    private static readonly (TimeSpan Window, int Most)[] sends =
    [
        (TimeSpan.FromSeconds(1), 7),
        (TimeSpan.FromSeconds(2), 8),
        (TimeSpan.FromSeconds(30), 60),
        (TimeSpan.FromHours(1), 1800),
    ];

    private static readonly (TimeSpan Window, int Most)[] reads =
    [
        (TimeSpan.FromSeconds(1), 14),
        (TimeSpan.FromSeconds(2), 16),
        (TimeSpan.FromSeconds(30), 120),
        (TimeSpan.FromHours(1), 3600),
    ];

    private static readonly (TimeSpan Window, int Most)[] wholeMembers = [(TimeSpan.FromMinutes(1), 5)];

    private static readonly (TimeSpan Window, int Most)[] tenant = [(TimeSpan.FromSeconds(1), 50)];

    private readonly Lock gate = new();
    private readonly Dictionary<(string Class, string Conversation), List<long>> calls = [];

    /// <summary>Counts the call and returns null, or returns how long to wait where a limit is reached.</summary>
    public TimeSpan? Take(ConnectorOperation operation, string conversation)
    {
        var (name, limits) = operation switch
        {
            ConnectorOperation.CreateConversation => ("create", sends),
            ConnectorOperation.Members => ("whole members", wholeMembers),
            ConnectorOperation.PagedMembers or ConnectorOperation.Member => ("members", reads),
            ConnectorOperation.Team or ConnectorOperation.TeamChannels => ("conversations", reads),
            _ => ("send", sends),
        };
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var own = Window((name, conversation), limits[^1].Window, now);
            var all = Window((Tenant, Tenant), tenant[^1].Window, now);
            var wait = Max(Wait(own, limits, now), Wait(all, tenant, now));
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }
            own.Add(now);
            all.Add(now);
            return null;
        }
    }

    private List<long> Window((string, string) key, TimeSpan longest, long now)
    {
        if (!calls.TryGetValue(key, out var times))
        {
            calls[key] = times = [];
        }
        var old = times.FindIndex(time => clock.GetElapsedTime(time, now) < longest);
        times.RemoveRange(0, old < 0 ? times.Count : old);
        return times;
    }

    private TimeSpan Wait(List<long> times, (TimeSpan Window, int Most)[] limits, long now)
    {
        var wait = TimeSpan.Zero;
        foreach (var (window, most) in limits)
        {
            if (times.Count < most)
            {
                continue;
            }
            // The call that has to leave the window before another one fits.
            var age = clock.GetElapsedTime(times[^most], now);
            wait = Max(wait, window - age);
        }
        return wait;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
