using System.Globalization;

namespace ToolkitBot.Outbox;

/// <summary>
/// A place's recent send times, stored as text with its lease: single sends of the last 30 seconds, and counts per five
/// minutes of the last hour. An instance that takes the place over thus knows how much of the rate limits is used up.
/// </summary>
/// <remarks>
/// Microsoft allows 7 sends in 1 s, 8 in 2 s, 60 in 30 s and 1800 in 1 h; a few are left for replies.
/// </remarks>
internal sealed class SendRecord
{
    private static readonly (TimeSpan Span, int Most)[] Windows =
    [
        (TimeSpan.FromSeconds(1), 5),
        (TimeSpan.FromSeconds(2), 6),
        (TimeSpan.FromSeconds(30), 45),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private const int MostInAnHour = 1500;
    private const long BucketMilliseconds = 5 * 60 * 1000;

    private readonly List<long> single = [];
    private readonly SortedDictionary<long, int> buckets = [];

    /// <summary>Parses the output of <see cref="ToString"/>; ignores what it cannot read.</summary>
    public static SendRecord Read(string text)
    {
        var record = new SendRecord();
        var parts = text.Split('|');
        foreach (var time in Words(parts[0]))
        {
            if (long.TryParse(time, CultureInfo.InvariantCulture, out var milliseconds))
            {
                record.single.Add(milliseconds);
            }
        }

        foreach (var pair in parts.Length > 1 ? Words(parts[1]) : [])
        {
            var at = pair.Split(':');
            if (
                at.Length == 2
                && long.TryParse(at[0], CultureInfo.InvariantCulture, out var bucket)
                && int.TryParse(at[1], CultureInfo.InvariantCulture, out var count)
            )
            {
                record.buckets[bucket] = count;
            }
        }

        return record;
    }

    /// <summary>Returns how long to wait before the next send.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        var wait = 0L;
        foreach (var (span, most) in Windows)
        {
            if (single.Count >= most)
            {
                wait = Math.Max(wait, single[^most] + (long)span.TotalMilliseconds - at);
            }
        }

        Forget(at);
        if (buckets.Values.Sum() >= MostInAnHour)
        {
            wait = Math.Max(
                wait,
                ((buckets.Keys.First() + 1) * BucketMilliseconds) + (long)Hour.TotalMilliseconds - at
            );
        }

        return TimeSpan.FromMilliseconds(Math.Max(0, wait));
    }

    /// <summary>Records a send.</summary>
    public void Add(DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        single.Add(at);
        buckets[at / BucketMilliseconds] = buckets.GetValueOrDefault(at / BucketMilliseconds) + 1;
        Forget(at);
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', single)}|{string.Join(' ', buckets.Select(bucket => $"{bucket.Key}:{bucket.Value}"))}"
        );

    private void Forget(long at)
    {
        single.RemoveAll(time => time < at - (long)Longest.TotalMilliseconds);
        foreach (
            var old in buckets
                .Keys.Where(b => (b + 1) * BucketMilliseconds < at - (long)Hour.TotalMilliseconds)
                .ToList()
        )
        {
            buckets.Remove(old);
        }
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
