using System.Globalization;

namespace ToolkitBot.Testing;

/// <summary>What a storm left behind.</summary>
internal sealed record StormReport
{
    public required StormSetting Setting { get; init; }

    /// <summary>Pledges in the database, and how many of them were given up.</summary>
    public required int Stored { get; init; }
    public required int GivenUp { get; init; }

    /// <summary>What the campaign's kept figure says.</summary>
    public required int Counted { get; init; }

    /// <summary>Different pledges that the channel shows.</summary>
    public required int Shown { get; init; }
    public required int SinglePosts { get; init; }
    public required int Digests { get; init; }

    /// <summary>Posts that show something which an earlier post shows, and how many pledges are shown again.</summary>
    public required int DoubledPosts { get; init; }
    public required int DoubledPledges { get; init; }
    public required int Kills { get; init; }
    public required int Calls { get; init; }

    /// <summary>Faults put in on purpose, by kind.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    /// <summary>Calls that the Connector refused because a limit was exceeded.</summary>
    public required int OverTheLimit { get; init; }
    public required IReadOnlyList<LimitSeen> Limits { get; init; }
    public required TimeSpan Pledging { get; init; }
    public required TimeSpan All { get; init; }

    /// <summary>What is not as it must be; empty after a storm that was weathered.</summary>
    public IEnumerable<string> Failures()
    {
        foreach (
            var (what, count) in new[]
            {
                ("in the store", Stored),
                ("counted", Counted),
                ("shown in the channel", Shown),
            }
        )
        {
            if (count != Setting.Pledges)
            {
                yield return $"{count} of {Setting.Pledges} pledges are {what}";
            }
        }

        if (GivenUp > 0)
        {
            yield return $"{GivenUp} posts were given up";
        }

        if (OverTheLimit > 0)
        {
            yield return $"{OverTheLimit} calls were over a limit";
        }

        foreach (var limit in Limits.Where(limit => limit.Most > limit.Allowed))
        {
            yield return $"{limit.What}: {limit.Most} in {limit.Span.TotalSeconds} s, {limit.Allowed} are allowed";
        }
    }

    public override string ToString()
    {
        var limits = Limits
            .GroupBy(limit => limit.What)
            .Select(group =>
                $"  {group.Key}: "
                + string.Join(", ", group.Select(l => $"{l.Most} in {l.Span.TotalSeconds} s (allowed {l.Allowed})"))
            );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Setting.Provider}, {Setting.Instances} instance(s), {Setting.Pledges} pledges by conversation
              stored {Stored}, counted {Counted}, shown {Shown}, given up {GivenUp}
              posts: {SinglePosts} of one pledge, {Digests} digests; doubled: {DoubledPledges} pledges, by {DoubledPosts} posts
              {Kills} kills; {Calls} calls, faults: {string.Join(
                ", ",
                Faults.Select(f => $"{f.Value} {f.Key}")
            )}; refused over a limit: {OverTheLimit}
              pledging took {Pledging.TotalSeconds:F0} s, until all was shown {All.TotalSeconds:F0} s
            Most calls for
            {string.Join('\n', limits)}
            """
        );
    }
}
