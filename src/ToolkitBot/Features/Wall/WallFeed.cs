using System.Threading.Channels;
using ToolkitBot.Languages;

namespace ToolkitBot.Features.Wall;

/// <summary>
/// Tells everybody who looks at a wall of its changes, whichever instance made them: while somebody looks, the kept
/// counts are read once a second, once for all who look at the same wall.
/// </summary>
/// <remarks>
/// The whole view is read and compared, since a withdrawn or reworded pledge moves no counter. It costs a few
/// milliseconds a second and a view, and no more with a thousand screens than with one.
/// </remarks>
internal sealed partial class WallFeed(
    WallReader reader,
    LanguageShelf languages,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<WallFeed> logger
)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly Dictionary<WallKey, Topic> topics = [];

    /// <summary>Begins to listen; the first snapshot comes at once, then one for every change. Dispose of it to end.</summary>
    public WallSubscription Listen(WallKey key)
    {
        // A slow listener misses what is out of date already, and always gets the newest.
        var channel = Channel.CreateBounded<WallSnapshot>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        lock (gate)
        {
            if (!topics.TryGetValue(key, out var topic))
            {
                topics[key] = topic = new Topic();
                _ = Task.Run(() => WatchAsync(key, topic));
            }

            topic.Listeners.Add(channel.Writer);
            if (topic.Latest is { } latest)
            {
                channel.Writer.TryWrite(latest);
            }

            return new WallSubscription(channel.Reader, () => Leave(topic, channel.Writer));
        }
    }

    private void Leave(Topic topic, ChannelWriter<WallSnapshot> listener)
    {
        lock (gate)
        {
            topic.Listeners.Remove(listener);
        }
    }

    private async Task WatchAsync(WallKey key, Topic topic)
    {
        var failing = false;
        using var timer = new PeriodicTimer(Beat, time);
        while (StillWanted(key, topic))
        {
            try
            {
                if (await reader.ReadAsync(key, lifetime.ApplicationStopping) is { } figures)
                {
                    Tell(topic, new WallSnapshot(figures));
                }

                failing = false;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it was, those who look keep what they see, and the next beat tries again. Said once.
                if (!failing)
                {
                    Log.NotRead(logger, e.GetType().Name);
                }

                failing = true;
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private bool StillWanted(WallKey key, Topic topic)
    {
        lock (gate)
        {
            var wanted = topic.Listeners.Count > 0 && !lifetime.ApplicationStopping.IsCancellationRequested;
            if (!wanted)
            {
                topics.Remove(key);
            }

            return wanted;
        }
    }

    private void Tell(Topic topic, WallSnapshot snapshot)
    {
        var language = languages.For(null);
        lock (gate)
        {
            if (topic.Latest?.Json(language).AsSpan().SequenceEqual(snapshot.Json(language)) == true)
            {
                return;
            }

            topic.Latest = snapshot;
            foreach (var listener in topic.Listeners)
            {
                listener.TryWrite(snapshot);
            }
        }
    }

    private sealed class Topic
    {
        public HashSet<ChannelWriter<WallSnapshot>> Listeners { get; } = [];
        public WallSnapshot? Latest { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The pledge wall could not be read ({Failure}); it is tried again every second."
        )]
        public static partial void NotRead(ILogger logger, string failure);
    }
}

/// <summary>Which wall: a tenant's, of one of its teams or of all, of one theme or of all.</summary>
internal readonly record struct WallKey(string Tenant, string? Team, string? Theme);

/// <summary>Somebody's place among those who look at a wall.</summary>
internal sealed class WallSubscription(ChannelReader<WallSnapshot> snapshots, Action leave) : IDisposable
{
    public ChannelReader<WallSnapshot> Snapshots => snapshots;

    public void Dispose() => leave();
}
