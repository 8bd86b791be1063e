namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Merges mentions of one person: a name and a noun next to it, a person and their bed.</summary>
internal sealed class MentionJoining(ScreenText text, List<Mention> mentions)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    public void Join()
    {
        JoinAppositions();
        PlaceInBeds();
    }

    // "Tariq, a deaf boy": both are the same person.
    private void JoinAppositions()
    {
        for (var m = mentions.Count - 1; m > 0; m--)
        {
            var (first, second) = (mentions[m - 1], mentions[m]);
            if (IsNamedBehind(noun: first, name: second))
            {
                second.Tell(Fact.NameBehind);
            }
            else if (IsDescribedBehind(name: first, noun: second))
            {
                first.Tell(Fact.Apposition);
                first.TakeOver(second);
                mentions.RemoveAt(m);
            }
        }
    }

    // "the boy in resus, Jayden"
    private bool IsNamedBehind(Mention noun, Mention name) =>
        noun is { Kind: MentionKind.Described, Definite: true }
        && name.Kind == MentionKind.Named
        && Same(noun.Start, name.Start)
        && name.Start - noun.End <= 3
        && text.Plain.Text[words[name.Start - 1].End] is ',' or '(' or ':'
        && lists[WordList.Staff].At(words, noun.Start) == 0;

    private bool IsDescribedBehind(Mention name, Mention noun) =>
        name.Kind == MentionKind.Named
        && noun.Kind == MentionKind.Described
        && noun.Start - name.End is >= 1 and <= 4
        && text.Plain.Text[words[name.End - 1].End] is ',' or '(' or '-'
        && words[name.End].Key is "a" or "an" or "the" or "our" or "my"
        && lists[WordList.Staff].At(words, noun.Start) == 0;

    // "the lad in bay 2": the bed belongs to the person before it if there are only small words in between.
    private void PlaceInBeds()
    {
        for (var m = mentions.Count - 1; m > 0; m--)
        {
            var (place, person) = (mentions[m], mentions[m - 1]);
            if (place.Kind != MentionKind.Placed || !LiesIn(person, place))
            {
                continue;
            }

            // "Father O'Brien, now in bed 7": nobody works in a bed.
            if (
                person.Kind == MentionKind.Colleague
                && words[place.Start].Key == "bed"
                && place.Start > person.End
                && words[place.Start - 1].Key == "in"
            )
            {
                person = mentions[m - 1] = person with { Kind = MentionKind.Named, Base = 1 };
            }

            if (person.IsPatientKnown && person.Kind != MentionKind.Placed)
            {
                person.Tell(Bed(person, words[place.Start].Key));
            }

            mentions.RemoveAt(m);
        }
    }

    private bool LiesIn(Mention person, Mention place)
    {
        if (!Same(person.End - 1, place.Start) || place.Start - person.End > 7)
        {
            return false;
        }

        var between = words.Skip(person.End).Take(place.Start - person.End).ToList();
        return (
                between.Count == 0
                || between[^1].Key is "in" or "on" or "from" or "at" or "of" or "the" or "by" or "our"
            ) && !between.Any(word => word.Key is "to" or "and" or "for" or "clean" or "tidy");
    }

    private static Fact Bed(Mention person, string noun) =>
        noun switch
        {
            "bay" => Fact.SharedRoom,
            "room" or "chair" or "pod" => person.Base < 3 ? Fact.Room : Fact.SharedRoom,
            _ => Fact.Bed,
        };

    private bool Same(int i, int j) => words[i].Sentence == words[j].Sentence;
}
