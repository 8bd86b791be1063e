namespace ToolkitBot.Toolkit.Words;

/// <summary>How far each negation of one text reaches: to the next things named, and not beyond where the sense turns.</summary>
internal sealed class NegationScope(
    List<Token> words,
    HashSet<LinkSort>[] links,
    IReadOnlyList<Thing> things,
    List<PhraseHit<NegationSort>> marks
)
{
    /// <summary>Words that may stand between a negation and a platform or a material, and within its list.</summary>
    private const int WordsBefore = 6;
    private const int WordsWithin = 2;

    private readonly Said[] said = new Said[things.Count];

    /// <summary>What is said of each thing.</summary>
    public Said[] Judge()
    {
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            switch (mark.Meaning)
            {
                case NegationSort.None:
                    break;
                case NegationSort.Only:
                    Forward(mark, Said.NotAlone);
                    break;
                case NegationSort.Behind when IsAlone(mark):
                    Backward(mark.Start, overStops: true);
                    break;
                case NegationSort.Behind when GroupEndingAt(mark.Start, WordsWithin, overStops: false) is { } before:
                    TurnDownGroup(before);
                    break;
                case NegationSort.LeaveOut when i > 0 && IsUndone(marks[i - 1], mark):
                    break;
                case NegationSort.Not or NegationSort.Verb when i + 1 < marks.Count && Undoes(mark, marks[i + 1]):
                    break;
                case NegationSort.Verb when SubjectBefore(mark.Start) is { } subject:
                    TurnDownGroup(subject);
                    break;
                case NegationSort.Verb
                    when Opens(mark.Start) && ThingsAt(mark.End).Any(t => things[t].Sort == ThingSort.Tool):
                    // "Isn't Facebook better?" asks.
                    break;
                case NegationSort.Not or NegationSort.Have when IsAlone(mark):
                    Backward(mark.Start, overStops: true);
                    break;
                default:
                    Forward(mark, Said.TurnedDown);
                    break;
            }
        }

        return said;
    }

    private bool Undoes(PhraseHit<NegationSort> no, PhraseHit<NegationSort> next) =>
        next.Meaning == NegationSort.LeaveOut && IsUndone(no, next);

    /// <summary>"Don't leave out patients": two that say no, with nothing named or ended between them.</summary>
    private bool IsUndone(PhraseHit<NegationSort> no, PhraseHit<NegationSort> leaveOut) =>
        no.Meaning is NegationSort.Not or NegationSort.Verb
        && leaveOut.Start - no.End <= WordsWithin
        && !Enumerable.Range(no.End - 1, leaveOut.Start - no.End + 1).Any(at => words[at].Stop != '\0')
        && !things.Any(thing => thing.Start >= no.End && thing.Start < leaveOut.Start);

    private bool Opens(int at) => at == 0 || words[at - 1].Stop != '\0';

    private bool IsLast(int end) => end == words.Count || words[end - 1].Stop != '\0';

    /// <summary>"LinkedIn? No thanks": a no with nothing behind it.</summary>
    private bool IsAlone(PhraseHit<NegationSort> mark) =>
        IsLast(mark.End) && mark.Start > 0 && GroupEndingAt(mark.Start, 0, overStops: true) is not null;

    private int? SubjectBefore(int at) => GroupEndingAt(at, 1, overStops: false);

    private void Backward(int at, bool overStops = false)
    {
        if (GroupEndingAt(at, overStops ? 0 : WordsWithin, overStops) is { } last)
        {
            TurnDownGroup(last);
        }
    }

    /// <summary>The last platform or material before a word, with few words between.</summary>
    private int? GroupEndingAt(int at, int between, bool overStops)
    {
        for (var end = at; end > 0 && end >= at - between; end--)
        {
            if (!overStops && words[end - 1].Stop != '\0')
            {
                return null;
            }

            for (var t = 0; t < things.Count; t++)
            {
                if (things[t].End == end && things[t].Sort != ThingSort.Other)
                {
                    return t;
                }
            }
        }

        return null;
    }

    /// <summary>Turns down a thing and those joined to it before: "Facebook and X are blocked".</summary>
    private void TurnDownGroup(int last)
    {
        var start = things[last].Start;
        MarkAt(start, things[last].End, Said.TurnedDown);
        var join = start - 1;
        if (join > 0 && links[join].Contains(LinkSort.Joins))
        {
            var before = things.ToList().FindIndex(t => t.End == join && t.Sort != ThingSort.Other);
            if (before >= 0)
            {
                TurnDownGroup(before);
            }
        }
    }

    private void Forward(PhraseHit<NegationSort> mark, Said verdict)
    {
        var onlyTools = mark.Meaning == NegationSort.Have;
        var reached = false;
        var solid = false;
        var joined = true;
        var others = 0;
        for (var at = mark.End; at < words.Count; )
        {
            if (IsEnd(mark, at, reached))
            {
                return;
            }

            var here = ThingsAt(at).Where(t => !onlyTools || things[t].Sort == ThingSort.Tool).ToList();
            if (here.Count > 0 && Takes(here))
            {
                var end = here.Max(t => things[t].End);
                MarkAt(at, end, verdict);
                solid |= here.Exists(IsSolid);
                (at, reached, joined, others) = (end, true, false, 0);
                continue;
            }

            joined = Joins(at, reached, joined);
            others++;
            if ((here.Count > 0 && reached) || others > (reached ? WordsWithin : WordsBefore))
            {
                return;
            }

            at++;

            // "Nobody reads our blog": what is used or made is turned down behind a word for people, too.
            bool Takes(List<int> found) =>
                reached ? joined || others == 0 || (!solid && found.Exists(IsSolid)) : Reaches(mark.End, at, found);
        }
    }

    private bool IsSolid(int thing) => things[thing].Sort != ThingSort.Other;

    private bool IsEnd(PhraseHit<NegationSort> mark, int at, bool reached) =>
        StopsBefore(at, reached)
        || (at > mark.End && links[at].Contains(LinkSort.Ends))
        || (at == mark.End && links[at].Contains(LinkSort.Ends) && !ThingsAt(at).Any())
        || (at > mark.End && marks.Exists(next => next.Start == at && next.Meaning != NegationSort.None))
        || marks.Exists(next => next.Start == at && next.Meaning == NegationSort.None);

    private bool StopsBefore(int at, bool reached) =>
        words[at - 1].Stop switch
        {
            '\0' => false,
            ',' => !(reached && ListGoesOn(at)),
            _ => true,
        };

    /// <summary>"No Facebook, X or LinkedIn": what follows a comma belongs to the list only if a last one is joined to it.</summary>
    private bool ListGoesOn(int at)
    {
        var first = true;
        while (at < words.Count)
        {
            if (links[at].Contains(LinkSort.Joins))
            {
                return (!first || words[at].Text is not "and") && NextThing(at + 1, WordsWithin) is not null;
            }

            if (NextThing(at, 1) is not { } next)
            {
                return false;
            }

            at = things[next].End;
            first = false;
        }

        return false;
    }

    private int? NextThing(int at, int within)
    {
        for (var i = at; i <= at + within && i < words.Count; i++)
        {
            if (ThingsAt(i).ToList() is [var thing, ..])
            {
                return thing;
            }
        }

        return null;
    }

    /// <summary>People and times are turned down only where nothing but small words leads to them.</summary>
    private bool Reaches(int from, int at, List<int> here)
    {
        if (here.Exists(t => things[t].Sort != ThingSort.Other))
        {
            return true;
        }

        return Enumerable.Range(from, at - from).All(i => links[i].Contains(LinkSort.Between));
    }

    private bool Joins(int at, bool reached, bool joined)
    {
        if (links[at].Contains(LinkSort.Joins))
        {
            return true;
        }

        var byTool = NextThing(at + 1, 1) is { } next && things[next].Sort != ThingSort.Other;
        return joined || (reached && byTool && links[at].Contains(LinkSort.By));
    }

    private IEnumerable<int> ThingsAt(int at)
    {
        for (var t = 0; t < things.Count; t++)
        {
            if (things[t].Start == at)
            {
                yield return t;
            }
        }
    }

    private void MarkAt(int start, int end, Said verdict)
    {
        for (var t = 0; t < things.Count; t++)
        {
            if (things[t].Start >= start && things[t].Start < end && said[t] != Said.TurnedDown)
            {
                said[t] = verdict;
            }
        }
    }
}
