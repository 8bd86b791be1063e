namespace ToolkitBot.Toolkit.Words;

/// <summary>How far a negation reaches forward: to the next things named, and not beyond where the sense turns.</summary>
internal sealed class ForwardScope(
    List<Token> words,
    HashSet<LinkSort>[] links,
    NamedThings things,
    List<PhraseHit<NegationSort>> marks
)
{
    /// <summary>Words that may stand between a negation and a platform or a material, and within its list.</summary>
    private const int WordsBefore = 6;
    private const int WordsWithin = 2;

    /// <summary>Says something of all that a negation reaches.</summary>
    public void Mark(PhraseHit<NegationSort> mark, Said verdict)
    {
        var (reached, solid, joined, others) = (false, false, true, 0);
        for (var at = mark.End; at < words.Count && !IsEnd(mark, at, reached); )
        {
            var here = HeldAt(mark, at);
            if (here.Count > 0 && Takes(here, at))
            {
                var end = here.Max(t => things[t].End);
                things.Mark(at, end, verdict);
                solid |= here.Exists(t => things[t].IsSolid);
                (at, reached, joined, others) = (end, true, false, 0);
                continue;
            }

            joined = joined || Joins(at, reached);
            others++;
            if ((here.Count > 0 && reached) || others > (reached ? WordsWithin : WordsBefore))
            {
                return;
            }

            at++;
        }

        // "Nobody reads our blog": what is used or made is turned down behind a word for people, too.
        bool Takes(List<int> found, int at) =>
            reached
                ? joined || others == 0 || (!solid && found.Exists(t => things[t].IsSolid))
                : Reaches(mark.End, at, found);
    }

    /// <summary>What is named at a word and can be meant: "already" speaks of platforms alone.</summary>
    private List<int> HeldAt(PhraseHit<NegationSort> mark, int at)
    {
        var here = things.At(at);
        here.RemoveAll(t => mark.Meaning == NegationSort.Have && things[t].Sort != ThingSort.Tool);
        return here;
    }

    private bool IsEnd(PhraseHit<NegationSort> mark, int at, bool reached) =>
        StopsBefore(at, reached)
        || (links[at].Contains(LinkSort.Ends) && (at > mark.End || things.At(at).Count == 0))
        || marks.Exists(next => next.Start == at && (at > mark.End || next.Meaning == NegationSort.None));

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
        for (var first = true; at < words.Count; first = false)
        {
            if (links[at].Contains(LinkSort.Joins))
            {
                return (!first || words[at].Text is not "and") && things.Next(at + 1, WordsWithin) is not null;
            }

            if (things.Next(at, 1) is not { } next)
            {
                return false;
            }

            at = things[next].End;
        }

        return false;
    }

    /// <summary>People and times are turned down only where nothing but small words leads to them.</summary>
    private bool Reaches(int from, int at, List<int> here) =>
        here.Exists(t => things[t].IsSolid)
        || Enumerable.Range(from, at - from).All(i => links[i].Contains(LinkSort.Between));

    private bool Joins(int at, bool reached) =>
        links[at].Contains(LinkSort.Joins)
        || (reached && links[at].Contains(LinkSort.By) && things.Next(at + 1, 1) is { } next && things[next].IsSolid);
}
