namespace ToolkitBot.Toolkit.Words;

/// <summary>The things that a text names, by their places, and what is said of each.</summary>
internal sealed class NamedThings(Clauses clauses, IReadOnlyList<Thing> things)
{
    public Said[] Said { get; } = new Said[things.Count];

    public Thing this[int thing] => things[thing];

    /// <summary>How many different places of the text name a platform.</summary>
    public int Tools =>
        things.Where(thing => thing.Sort == ThingSort.Tool).Select(thing => thing.Start).Distinct().Count();

    /// <summary>The things that begin at a word.</summary>
    public List<int> At(int at) => [.. Enumerable.Range(0, things.Count).Where(t => things[t].Start == at)];

    /// <summary>The first thing from a word on, with few words before it.</summary>
    public int? Next(int at, int within)
    {
        for (var i = at; i <= at + within && i < clauses.Count; i++)
        {
            if (At(i) is [var thing, ..])
            {
                return thing;
            }
        }

        return null;
    }

    /// <summary>Whether anything is named from a word up to another.</summary>
    public bool AnyBetween(int start, int end) => things.Any(thing => thing.Start >= start && thing.Start < end);

    /// <summary>The last thing of a sort between two words.</summary>
    public int? Last(int start, int end, Func<Thing, bool> isMeant)
    {
        int? last = null;
        for (var t = 0; t < things.Count; t++)
        {
            if (
                things[t].Start >= start
                && things[t].End <= end
                && isMeant(things[t])
                && (last is null || IsLater(things[t], things[last.Value]))
            )
            {
                last = t;
            }
        }

        return last;
    }

    private static bool IsLater(Thing one, Thing other) =>
        one.End > other.End || (one.End == other.End && one.Length > other.Length);

    /// <summary>Turns down a thing and those joined to it before: "Facebook and X are blocked", "daily posts are out".</summary>
    public void TurnDownGroup(int last)
    {
        for (int? thing = last; thing is { } t; )
        {
            Mark(things[t].Start, things[t].End, Words.Said.TurnedDown);
            var start = things[t].Start;
            var isJoined =
                clauses.Is(LinkSort.Joins, start - 1) && !(clauses.Is(LinkSort.And, start - 1) && IsOne(last));
            thing =
                Last(0, start, before => before.Sort != ThingSort.Other && before.End == start)
                ?? (isJoined ? Last(0, start - 1, before => before.IsSolid && before.End == start - 1) : null);
        }

        // "Facebook and X is blocked" is said of X.
        bool IsOne(int thing) => clauses.Is(LinkSort.Singular, things[thing].End);
    }

    /// <summary>Says something of the things between two words; what was turned down stays so.</summary>
    public void Mark(int start, int end, Said verdict)
    {
        for (var t = 0; t < things.Count; t++)
        {
            if (things[t].Start >= start && things[t].Start < end && Said[t] != Words.Said.TurnedDown)
            {
                Said[t] = verdict;
            }
        }
    }
}
