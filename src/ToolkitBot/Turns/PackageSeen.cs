using System.Collections.Concurrent;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Turns;

/// <summary>
/// Notes which version of the app package a tenant's clients use, where they tell (<c>channelData.app.version</c>): once a
/// day and version, without a word on who it was.
/// </summary>
internal sealed class PackageSeen(TimeProvider clock)
{
    /// <summary>Begins the names of these marks.</summary>
    public const string Prefix = "package|";

    private const int LongestVersion = 20;
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    /// <summary>The effect of an activity; null where it tells nothing new.</summary>
    public IEffect? Of(Activity activity)
    {
        // Messages only: somebody who was forgotten and says nothing leaves nothing.
        var text = activity.Type == ActivityTypes.Message ? activity.ChannelData?.App?.Version : null;
        if (text is null || text.Length > LongestVersion || !Version.TryParse(text, out var version))
        {
            return null;
        }

        var (mark, now) = ($"{Prefix}{Tenants.Of(activity)}|{version}", clock.GetUtcNow());
        var isKnown = noted.TryGetValue(mark, out var at) && now - at < BetweenNotes;
        return isKnown ? null : new NoteEffect(mark, now, noted);
    }

    private sealed class NoteEffect(string mark, DateTimeOffset now, ConcurrentDictionary<string, DateTimeOffset> noted)
        : IMeasuredEffect
    {
        public Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken) =>
            MarksTable.SetAsync(scope, mark, now, cancellationToken);

        // Only once it is committed.
        public void Measure() => noted[mark] = now;
    }
}
