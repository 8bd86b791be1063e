namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>
/// Whether somebody could recognise a patient. Everybody who is spoken of gets a weight, and everything that is told of
/// them adds to it: a bed 3, an illness 2, a rare illness 3, what happened 2, what they do 2, a relation 2, an age, a
/// time, a place, a role 1 each. From 4 on the pledge is stopped, at 3 it is asked about. A name weighs 1 (with Mr or
/// Mrs 3, after "patient" 4), "the lad" 1, "a patient" 0; groups, colleagues and the author's own family take what
/// is told to themselves and weigh nothing.
/// </summary>
internal sealed class PatientIdentity
{
    private const int Stop = 4;
    private const int Ask = 3;

    private readonly ScreenText text;
    private readonly ScreeningWords lists;
    private readonly IReadOnlyList<Word> words;
    private readonly List<Mention> mentions = [];

    private PatientIdentity(ScreenText text)
    {
        this.text = text;
        lists = text.Words;
        words = text.Plain.Words;
    }

    /// <summary>Everybody who is spoken of, in order, with what is told of them.</summary>
    public IReadOnlyList<Mention> Mentions => mentions;

    public static PatientIdentity Read(ScreenText text)
    {
        var identity = new PatientIdentity(text);
        identity.FindMentions();
        identity.JoinAppositions();
        identity.PlaceInBeds();
        identity.TellFacts();
        return identity;
    }

    public static void Find(ScreenText text) => Read(text).Judge();

    private void FindMentions()
    {
        var names = new NameMentions(text);
        var persons = new PersonMentions(text);
        for (var i = 0; i < words.Count; )
        {
            var mention = names.At(i) ?? persons.At(i);
            if (mention is not null)
            {
                mentions.Add(IsOneOfColleagues(mention) ? mention with { Kind = MentionKind.Colleague } : mention);
            }

            i = mention?.End ?? i + 1;
        }
    }

    // "Ask Tom and Priya": both are colleagues, if one is.
    private bool IsOneOfColleagues(Mention mention) =>
        mentions.Count > 0
        && mention is { Kind: MentionKind.Named, Base: <= 1 }
        && mentions[^1].Kind == MentionKind.Colleague
        && mention.Start - mentions[^1].End <= 1
        && (mention.Start == mentions[^1].End || words[mentions[^1].End].Key is "and" or "or")
        && Same(mention.Start, mentions[^1].Start);

    // "Tariq, a deaf boy": both are one person.
    private void JoinAppositions()
    {
        for (var m = mentions.Count - 1; m > 0; m--)
        {
            var (name, noun) = (mentions[m - 1], mentions[m]);
            if (IsNamedBehind(noun: name, name: noun))
            {
                noun.Tell("apposition", 2);
                continue;
            }

            if (
                name.Kind != MentionKind.Named
                || noun.Kind != MentionKind.Described
                || noun.Start - name.End is < 1 or > 4
                || text.Plain.Text[words[name.End - 1].End] is not (',' or '(' or '-')
                || words[name.End].Key is not ("a" or "an" or "the" or "our" or "my")
                || lists[WordList.Staff].At(words, noun.Start) > 0
            )
            {
                continue;
            }

            name.Tell("apposition", 1);
            foreach (var (fact, weight) in noun.Facts)
            {
                name.Tell(fact, weight);
            }

            mentions.RemoveAt(m);
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

    // "the lad in bay 2": the bed belongs to the person before it, if only small words stand between.
    private void PlaceInBeds()
    {
        for (var m = mentions.Count - 1; m > 0; m--)
        {
            var (place, owner) = (mentions[m], mentions[m - 1]);
            if (place.Kind != MentionKind.Placed || !Same(owner.End - 1, place.Start) || place.Start - owner.End > 7)
            {
                continue;
            }

            var between = words.Skip(owner.End).Take(place.Start - owner.End).ToList();
            var linked =
                between.Count == 0
                || between[^1].Key is "in" or "on" or "from" or "at" or "of" or "the" or "by" or "our";
            if (!linked || between.Any(word => word.Key is "to" or "and" or "for" or "clean" or "tidy"))
            {
                continue;
            }

            // "Father O'Brien, now in bed 7": nobody works in a bed.
            if (
                owner.Kind == MentionKind.Colleague
                && words[place.Start].Key == "bed"
                && between.Count > 0
                && between[^1].Key == "in"
            )
            {
                owner = mentions[m - 1] = owner with { Kind = MentionKind.Named, Base = 1 };
            }

            if (owner.IsPatientKnown && owner.Kind != MentionKind.Placed)
            {
                var noun = words[place.Start].Key;
                var weight =
                    noun is "bay" ? 2
                    : noun is "room" or "chair" or "pod" ? (owner.Kind == MentionKind.Named && owner.Base < 3 ? 1 : 2)
                    : 3;
                owner.Tell("bed", weight);
            }

            mentions.RemoveAt(m);
        }
    }

    private void TellFacts()
    {
        var facts = new PatientFacts(text, Owner);
        for (var i = 0; i < words.Count; i++)
        {
            facts.Read(i);
        }
    }

    /// <summary>Whom the fact at a word is about: the last one mentioned before it, or the first one close behind it.</summary>
    private Mention? Owner(int i, bool personal)
    {
        if (i >= words.Count)
        {
            return null;
        }

        Mention? before = null;
        foreach (var mention in mentions)
        {
            if (mention.End <= i)
            {
                if (
                    personal
                    && !mention.IsPatientKnown
                    && mention.Kind != MentionKind.Colleague
                    && before is not null
                    && Same(before.Start, i)
                )
                {
                    continue;
                }

                before = mention;
            }
            else if (mention.Start > i)
            {
                if (before is null || !Same(before.Start, i) && !IsContinued(i))
                {
                    return Same(mention.Start, i) && mention.Start - i <= 5 ? mention : null;
                }

                break;
            }
        }

        return
            before is not null
            && (Same(before.End - 1, i) || IsContinued(i) && words[i].Sentence - words[before.Start].Sentence == 1)
            ? before
            : null;
    }

    // "He has epilepsy" goes on about whoever came last.
    private bool IsContinued(int i)
    {
        var sentence = words[i].Sentence;
        for (var k = i; k >= 0 && words[k].Sentence == sentence; k--)
        {
            if (IsPronoun(words[k]) || words[k].Key == "they")
            {
                return true;
            }
        }

        return false;
    }

    private void Judge()
    {
        foreach (var mention in mentions)
        {
            if (Weight(mention) is >= Ask and var weight)
            {
                text.Found(
                    text.Plain,
                    mention.Kind == MentionKind.Named ? FindingKind.NamedPatient : FindingKind.DescribedPatient,
                    weight >= Stop && !IsAuthor(mention) && !MayBeRoom(mention)
                        ? ScreenVerdict.Stop
                        : ScreenVerdict.Review,
                    words[mention.Start].Start,
                    words[mention.End - 1].End
                );
            }
        }
    }

    // "I'm the man in bed 4", "aka the lady with the stoma": who tells of themselves may, after a look.
    private bool IsAuthor(Mention mention)
    {
        var at = mention.Start - 1;
        if (
            mention.Kind != MentionKind.Described
            || at < 1
            || words[at].Key is not ("the" or "that" or "a" or "an")
            || !Same(at, at - 1)
        )
        {
            return false;
        }

        var gap = text.Plain.Text[words[at - 1].End..words[at].Start];
        return words[at - 1].Key switch
        {
            "i'm" or "im" or "aka" or "alias" => true,
            "am" => at > 1 && words[at - 2].Key == "i",
            "me" or "myself" => gap.Contains(',') || gap.Contains('-') || gap.Contains('('),
            _ => false,
        };
    }

    // "Side room 2, free for infections": only "he" or "she" makes sure that somebody lies there.
    private bool MayBeRoom(Mention mention) =>
        mention.Kind == MentionKind.Placed
        && !words
            .Skip(mention.End)
            .TakeWhile(word => word.Sentence <= words[mention.Start].Sentence + 1)
            .Any(IsPronoun);

    /// <summary>How much points to this one patient; 0 for whom nothing could.</summary>
    public static int Weight(Mention mention)
    {
        if (!mention.IsPatientKnown || mention.Kind == MentionKind.Placed && mention.Facts.Count == 0)
        {
            return 0;
        }

        // A time or a place says nothing of somebody of whom nothing else is told.
        var told =
            mention.Facts.Keys.Any(fact =>
                fact
                    is "patient"
                        or "ward"
                        or "pronoun"
                        or "illness"
                        or "event"
                        or "treatment"
                        or "behaviour"
                        or "bed"
                        or "relation"
            )
            || mention.Facts.ContainsKey("age") && mention.Facts.Keys.Any(fact => fact is "time" or "place");
        return mention.Base
            + mention.Facts.Sum(fact =>
                fact.Key is "time" or "place" or "role" or "only" or "who" && !told ? 0 : fact.Value
            );
    }

    private static bool IsPronoun(Word word) => word.Key is "he" or "she" or "his" or "her" or "him";

    private bool Same(int i, int j) => words[i].Sentence == words[j].Sentence;
}
