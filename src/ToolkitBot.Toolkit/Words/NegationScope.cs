namespace ToolkitBot.Toolkit.Words;

/// <summary>What each negation of one text turns down: things before it, around which it stands, or behind it.</summary>
internal sealed class NegationScope
{
    /// <summary>Words that may stand between two negations of which one undoes the other.</summary>
    private const int WordsUndone = 4;

    /// <summary>Words that may stand between a thing and a verb or an answer of which it is the subject.</summary>
    private const int WordsToSubject = 2;

    /// <summary>Words that may stand between "is" and what something is called.</summary>
    private const int WordsToName = 4;

    private readonly Clauses clauses;
    private readonly NamedThings things;
    private readonly List<PhraseHit<NegationSort>> marks;
    private readonly ForwardScope forward;

    public NegationScope(Clauses clauses, NamedThings things, List<PhraseHit<NegationSort>> marks)
    {
        (this.clauses, this.things) = (clauses, things);
        this.marks =
        [
            .. marks.Where(
                (mark, i) => mark.Meaning != NegationSort.Have || !IsWished(mark, i > 0 ? marks[i - 1] : null)
            ),
        ];
        forward = new(clauses, things, this.marks);
    }

    /// <summary>What is said of each thing.</summary>
    public Said[] Judge()
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (IsUndoneByNext(i))
            {
                // "Don't leave out patients": the second of the two says nothing, either.
                i++;
            }
            else if (!IsUndone(marks[i]))
            {
                Judge(marks[i]);
            }
        }

        return things.Said;
    }

    private void Judge(PhraseHit<NegationSort> mark)
    {
        switch (mark.Meaning)
        {
            case NegationSort.None or NegationSort.Try:
                break;
            case NegationSort.Else:
                TurnDownBefore(mark);
                break;
            case NegationSort.Only:
                forward.Mark(mark, Said.NotAlone);
                break;
            case NegationSort.Around:
                things.Mark(mark.Start, mark.End, Said.TurnedDown);
                break;
            case NegationSort.Who:
                TurnDown(Subject(mark, _ => true));
                break;
            case NegationSort.Behind:
                _ = TurnDown(InClause(mark)) || TurnDown(Meant(mark)) || forward.Mark(mark, Said.TurnedDown);
                break;
            case NegationSort.Bad:
                _ = TurnDown(Called(mark)) || (!HasThings(mark) && TurnDown(Meant(mark)));
                break;
            default:
                _ =
                    (mark.Meaning == NegationSort.Verb && (TurnDown(Subject(mark, IsLasting)) || Asks(mark)))
                    || TurnDown(Finished(mark))
                    || forward.Mark(mark, Said.TurnedDown)
                    || TurnDown(Answered(mark))
                    || (!HasThings(mark) && TurnDown(Meant(mark)));
                break;
        }
    }

    private bool TurnDown(int? last)
    {
        if (last is { } group)
        {
            things.TurnDownGroup(group);
        }

        return last is not null;
    }

    /// <summary>"We've outgrown Facebook, what's next?": whoever asks for something else names no platform beside it.</summary>
    private void TurnDownBefore(PhraseHit<NegationSort> mark)
    {
        var start = clauses.Start(mark.Start);
        if (things.Last(start, clauses.End(mark.End - 1), IsTool) is not null)
        {
            return;
        }

        for (var before = start; before > 0; before = clauses.Start(before - 1))
        {
            var clause = clauses.Start(before - 1);
            if (!clauses.Any(LinkSort.Asks, clause, before) && things.Last(clause, before, IsTool) is { } tool)
            {
                things.TurnDownGroup(tool);
            }
        }
    }

    private static bool IsTool(Thing thing) => thing.Sort == ThingSort.Tool;

    private static bool IsLasting(Thing thing) => thing.Sort != ThingSort.Other;

    /// <summary>What stands before, in the same clause: "our Facebook page for carers was closed".</summary>
    private int? InClause(PhraseHit<NegationSort> mark) =>
        things.Last(clauses.Start(mark.Start), mark.Start, IsLasting);

    /// <summary>What stands right before: "Facebook really isn't".</summary>
    private int? Subject(PhraseHit<NegationSort> mark, Func<Thing, bool> isMeant) =>
        things.Last(clauses.Start(mark.Start), mark.Start, isMeant) is { } thing
        && mark.Start - things[thing].End <= WordsToSubject
        && !clauses.Any(LinkSort.Pronouns, things[thing].End, mark.Start)
            ? thing
            : null;

    /// <summary>What is called something bad: "Facebook is for our patients a waste of time".</summary>
    private int? Called(PhraseHit<NegationSort> mark) =>
        InClause(mark) is { } thing
        && !clauses.Is(LinkSort.About, mark.Start - 1)
        && (
            clauses.EndsWithS(things[thing].End - 1)
            || clauses.Any(LinkSort.Be, Math.Max(things[thing].End, mark.Start - WordsToName), mark.Start + 1)
        )
            ? thing
            : null;

    /// <summary>"Facebook yes, Twitter no", "X: absolutely not": what stands before a no that ends its clause.</summary>
    private int? Finished(PhraseHit<NegationSort> mark) =>
        mark.End < clauses.Count && clauses.StopBefore(mark.End) == '\0'
            ? null
            : Subject(mark, IsLasting) ?? (IsFirst(mark) ? Before(clauses.Start(mark.Start)) : null);

    /// <summary>"LinkedIn? Nah, that's for managers": what a no is the answer to.</summary>
    private int? Answered(PhraseHit<NegationSort> mark) =>
        clauses.Is(LinkSort.Answers, mark.Start) && IsFirst(mark) ? Before(clauses.Start(mark.Start)) : null;

    private bool IsFirst(PhraseHit<NegationSort> mark) => mark.Start - clauses.Start(mark.Start) <= WordsToSubject;

    /// <summary>"I tried Facebook. I can't stand it": what a pronoun stands for, or what the clause goes on about.</summary>
    private int? Meant(PhraseHit<NegationSort> mark)
    {
        var (start, end) = (clauses.Start(mark.Start), clauses.End(mark.End - 1));
        var goesOn = mark.Meaning is NegationSort.Behind or NegationSort.Bad && IsFirst(mark);
        return goesOn || clauses.Any(LinkSort.Pronouns, start, end) ? Before(start) : null;
    }

    private int? Before(int start)
    {
        for (var tries = 0; start > 0 && tries < 2; tries++)
        {
            var before = clauses.Start(start - 1);
            if (
                things.Last(
                    before,
                    start,
                    thing => thing.IsSolid || thing == new Thing(before, start - before, thing.Sort)
                ) is
                { } thing
            )
            {
                return thing;
            }

            start = before;
        }

        return null;
    }

    private bool HasThings(PhraseHit<NegationSort> mark) =>
        things.AnyBetween(clauses.Start(mark.Start), clauses.End(mark.End - 1));

    /// <summary>"Isn't Facebook better?" asks.</summary>
    private bool Asks(PhraseHit<NegationSort> mark) =>
        clauses.StopBefore(mark.Start) != '\0'
        && things.At(clauses.Is(LinkSort.Articles, mark.End) ? mark.End + 1 : mark.End).Exists(t => IsTool(things[t]));

    private bool IsUndone(PhraseHit<NegationSort> mark) =>
        mark.Meaning switch
        {
            // "We aren't on Instagram yet", "we have no Facebook page, could we set one up?"
            NegationSort.Not or NegationSort.Nobody or NegationSort.Verb => clauses.Any(
                LinkSort.Yet,
                mark.End,
                clauses.End(mark.End - 1)
            ) || (things.Tools == 1 && marks.Exists(later => IsTry(later) && later.Start >= mark.End)),
            _ => false,
        };

    /// <summary>"Should we have a blog?", "we haven't got a blog": it is not there.</summary>
    private bool IsWished(PhraseHit<NegationSort> have, PhraseHit<NegationSort>? before) =>
        clauses.Any(LinkSort.Asks, have.Start - WordsToSubject, have.Start)
        || (
            before is { Meaning: NegationSort.Not or NegationSort.Nobody or NegationSort.Verb } no
            && have.Start - no.End <= WordsUndone
            && clauses.End(no.End - 1) > have.Start
            && !things.AnyBetween(no.End, have.Start)
        );

    private bool IsTry(PhraseHit<NegationSort> mark) =>
        mark.Meaning == NegationSort.Try && IsFirst(mark) && !clauses.Is(LinkSort.Ends, clauses.Start(mark.Start));

    /// <summary>"Don't leave out patients", "isn't banned", "no reason not to": two that say no, and so neither does.</summary>
    private bool IsUndoneByNext(int i)
    {
        if (
            i + 1 == marks.Count
            || marks[i].Meaning is not (NegationSort.Not or NegationSort.Nobody or NegationSort.Verb)
        )
        {
            return false;
        }

        var (no, next) = (marks[i], marks[i + 1]);
        return next.Meaning switch
            {
                NegationSort.LeaveOut or NegationSort.Around => true,
                // "Nah, it's rubbish" says it twice.
                NegationSort.Behind or NegationSort.Bad => !clauses.Is(LinkSort.Answers, no.Start)
                    || clauses.Start(no.Start) < no.Start,
                NegationSort.Not or NegationSort.Verb => next.Start > no.End
                    || !clauses.Is(LinkSort.Answers, no.Start)
                    || !clauses.Is(LinkSort.Answers, next.Start),
                _ => false,
            }
            && next.Start >= no.End
            && next.Start - no.End <= WordsUndone
            && clauses.End(no.End - 1) > next.Start
            && !clauses.Any(LinkSort.Joins, no.End, next.Start + 1)
            && !clauses.Any(LinkSort.Ends, no.End, next.Start)
            && things.Last(no.End, next.Start, IsLasting) is null;
    }
}
