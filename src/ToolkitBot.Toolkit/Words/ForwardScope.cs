namespace ToolkitBot.Toolkit.Words;

/// <summary>How far a negation reaches forward: to the next things named, and not beyond where the sense turns.</summary>
internal sealed class ForwardScope(Clauses clauses, NamedThings things, List<PhraseHit<NegationSort>> marks)
{
    /// <summary>Words that may stand between a no and what it turns down, between what is left out, and within a list.</summary>
    private const int WordsBefore = 10;
    private const int WordsBeforeLeftOut = 5;
    private const int WordsWithin = 2;

    /// <summary>Says something of all that a negation reaches; returns whether that is anything.</summary>
    public bool Mark(PhraseHit<NegationSort> mark, Said verdict)
    {
        var most = mark.Meaning is NegationSort.LeaveOut or NegationSort.Have ? WordsBeforeLeftOut : WordsBefore;
        var (reached, solid, joined, isNear, others) = (false, false, true, true, 0);
        for (var at = mark.End; at < clauses.Count && !IsEnd(mark, at, reached); )
        {
            var here = HeldAt(mark, at);
            if (here.Count > 0 && Takes(here, at))
            {
                var end = here.Max(t => things[t].End);
                things.Mark(at, end, verdict);
                solid |= here.Exists(t => things[t].IsSolid);
                (at, reached, joined, isNear, others) = (end, true, false, true, 0);
                continue;
            }

            joined = joined || Joins(at, reached);
            isNear &= clauses.Is(LinkSort.Articles, at);
            others++;
            if ((here.Count > 0 && reached) || others > (reached ? WordsWithin : most))
            {
                return reached;
            }

            at++;
        }

        return reached;

        // "Nobody reads our blog": what is used or made is turned down behind a word for people, too.
        bool Takes(List<int> found, int at) =>
            reached ? joined || isNear || (!solid && found.Exists(t => things[t].IsSolid)) : Reaches(mark, at, found);
    }

    /// <summary>What is named at a word and can be meant: "already" speaks of platforms alone.</summary>
    private List<int> HeldAt(PhraseHit<NegationSort> mark, int at)
    {
        var here = things.At(at);
        here.RemoveAll(t =>
            mark.Meaning switch
            {
                NegationSort.Have => things[t].Sort != ThingSort.Tool,
                NegationSort.Nobody => things[t].Sort == ThingSort.Other,
                _ => false,
            }
        );
        return here;
    }

    private bool IsEnd(PhraseHit<NegationSort> mark, int at, bool reached) =>
        StopsBefore(at, reached)
        || (clauses.Is(LinkSort.Ends, at) && (at > mark.End || things.At(at).Count == 0))
        || clauses.Is(LinkSort.Turns, at)
        || (at > mark.End && clauses.Is(LinkSort.Relatives, mark.Start - 1) && clauses.Is(LinkSort.GoesOn, at))
        || marks.Exists(next => next.Start == at && (at > mark.End || next.Meaning == NegationSort.None));

    private bool StopsBefore(int at, bool reached) =>
        clauses.StopBefore(at) switch
        {
            '\0' => false,
            ',' => !(reached && ListGoesOn(at)),
            _ => true,
        };

    /// <summary>"No Facebook, X or LinkedIn": what follows a comma belongs to the list only if a last one is joined to it.</summary>
    private bool ListGoesOn(int at)
    {
        for (var first = true; at < clauses.Count; first = false)
        {
            if (clauses.Is(LinkSort.Joins, at))
            {
                return (!first || !clauses.Is(LinkSort.And, at)) && things.Next(at + 1, WordsWithin) is not null;
            }

            if (things.Next(at, 1) is not { } next)
            {
                return false;
            }

            at = things[next].End;
        }

        return false;
    }

    /// <summary>People and purposes are turned down only where nothing but small words leads to them.</summary>
    private bool Reaches(PhraseHit<NegationSort> mark, int at, List<int> here) =>
        here.Exists(t => things[t].IsSolid)
        || (
            here.Exists(t => things[t].Sort == ThingSort.Time)
            && mark.Meaning is not NegationSort.LeaveOut
            && !things.AnyBetween(mark.End, at)
        )
        || Enumerable.Range(mark.End, at - mark.End).All(i => clauses.Is(LinkSort.Between, i));

    private bool Joins(int at, bool reached) =>
        clauses.Is(LinkSort.Joins, at)
        || (reached && clauses.Is(LinkSort.By, at) && things.Next(at + 1, 1) is { } next && things[next].IsSolid);
}
