namespace ToolkitBot.Toolkit.Words;

/// <summary>The things that a text names, by their places, and what is said of each.</summary>
internal sealed class NamedThings(List<Token> words, HashSet<LinkSort>[] links, IReadOnlyList<Thing> things)
{
    public Said[] Said { get; } = new Said[things.Count];

    public Thing this[int thing] => things[thing];

    /// <summary>The things that begin at a word.</summary>
    public List<int> At(int at) => [.. Enumerable.Range(0, things.Count).Where(t => things[t].Start == at)];

    /// <summary>The first thing from a word on, with few words before it.</summary>
    public int? Next(int at, int within)
    {
        for (var i = at; i <= at + within && i < words.Count; i++)
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

    /// <summary>The last platform or material before a word, with few words between.</summary>
    public int? EndingAt(int at, int between, bool overStops)
    {
        for (var end = at; end > 0 && end >= at - between; end--)
        {
            if (!overStops && words[end - 1].Stop != '\0')
            {
                return null;
            }

            if (SolidEndingAt(end) is { } thing)
            {
                return thing;
            }
        }

        return null;
    }

    /// <summary>Turns down a thing and those joined to it before: "Facebook and X are blocked".</summary>
    public void TurnDownGroup(int last)
    {
        for (int? thing = last; thing is { } t; )
        {
            Mark(things[t].Start, things[t].End, Words.Said.TurnedDown);
            var join = things[t].Start - 1;
            thing = join > 0 && links[join].Contains(LinkSort.Joins) ? SolidEndingAt(join) : null;
        }
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

    private int? SolidEndingAt(int end)
    {
        for (var t = 0; t < things.Count; t++)
        {
            if (things[t].End == end && things[t].IsSolid)
            {
                return t;
            }
        }

        return null;
    }
}
