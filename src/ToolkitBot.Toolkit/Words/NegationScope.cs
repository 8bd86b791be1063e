namespace ToolkitBot.Toolkit.Words;

/// <summary>What each negation of one text turns down: things before it, around which it stands, or behind it.</summary>
internal sealed class NegationScope(
    List<Token> words,
    HashSet<LinkSort>[] links,
    NamedThings things,
    List<PhraseHit<NegationSort>> marks
)
{
    /// <summary>Words that may stand between a thing and what is said against it: "X has got far too nasty".</summary>
    private const int WordsBeforeBlame = 4;
    private const int WordsWithin = 2;

    private readonly ForwardScope forward = new(words, links, things, marks);

    /// <summary>What is said of each thing.</summary>
    public Said[] Judge()
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (!IsUndone(i))
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
            case NegationSort.None:
                break;
            case NegationSort.Only:
                forward.Mark(mark, Said.NotAlone);
                break;
            case NegationSort.Around:
                things.Mark(mark.Start, mark.End, Said.TurnedDown);
                break;
            case NegationSort.Blame:
                TurnDown(things.EndingAt(mark.Start, WordsBeforeBlame, overStops: false));
                break;
            default:
                if (!TurnDown(SubjectOf(mark)) && !Asks(mark))
                {
                    forward.Mark(mark, Said.TurnedDown);
                }

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

    /// <summary>What stands before a negation and is turned down by it.</summary>
    private int? SubjectOf(PhraseHit<NegationSort> mark) =>
        mark.Meaning switch
        {
            NegationSort.Behind => Alone(mark) ?? things.EndingAt(mark.Start, WordsWithin, overStops: false),
            NegationSort.Verb => things.EndingAt(mark.Start, 1, overStops: false),
            NegationSort.Not or NegationSort.Have => Alone(mark),
            _ => null,
        };

    /// <summary>"LinkedIn? No thanks": what a no is said to that has nothing behind it.</summary>
    private int? Alone(PhraseHit<NegationSort> mark) =>
        mark.Start > 0 && (mark.End == words.Count || words[mark.End - 1].Stop != '\0')
            ? things.EndingAt(mark.Start, 0, overStops: true)
            : null;

    /// <summary>"Isn't Facebook better?" asks.</summary>
    private bool Asks(PhraseHit<NegationSort> mark) =>
        mark.Meaning == NegationSort.Verb
        && (mark.Start == 0 || words[mark.Start - 1].Stop != '\0')
        && things.At(mark.End).Exists(thing => things[thing].Sort == ThingSort.Tool);

    private bool IsUndone(int i) =>
        marks[i].Meaning switch
        {
            NegationSort.LeaveOut => i > 0 && Undo(marks[i - 1], marks[i]),
            NegationSort.Not or NegationSort.Verb => i + 1 < marks.Count && Undo(marks[i], marks[i + 1]),
            _ => false,
        };

    /// <summary>"Don't leave out patients": two that say no, with nothing named or ended between them.</summary>
    private bool Undo(PhraseHit<NegationSort> no, PhraseHit<NegationSort> leaveOut) =>
        no.Meaning is NegationSort.Not or NegationSort.Verb
        && leaveOut.Meaning == NegationSort.LeaveOut
        && leaveOut.Start - no.End <= WordsWithin
        && !Enumerable.Range(no.End - 1, leaveOut.Start - no.End + 1).Any(at => words[at].Stop != '\0')
        && !things.AnyBetween(no.End, leaveOut.Start);
}
