namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds facts about people in a text and assigns each to a person.</summary>
/// <param name="owner">Returns the person a fact at a word is about; true ("his") skips groups.</param>
internal sealed class PatientFacts(ScreenText text, Func<int, bool, Mention?> owner)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;
    private readonly IllnessFacts illnesses = new(text, owner);

    public void Read(int i)
    {
        illnesses.Read(i);
        Event(i);
        CareThing(i);
        Relation(i);
        AgeAlone(i);
        TimeAndPlace(i);
        CareAct(i);
        Apposition(i);
        Pronoun(i);
    }

    // "bed 22, he had his leg off", "bed six wants to go home"
    private void Pronoun(int i)
    {
        if (
            lists[WordList.PersonVerbs].At(words, i) > 0
            && owner(i, false) is { Kind: MentionKind.Placed } lying
            && lying.End == i
            && words[lying.Start].Key is not ("room" or "bay" or "chair" or "pod")
        )
        {
            lying.Tell(Fact.Person);
        }

        if (
            words[i].Key is "he" or "she" or "his" or "her"
            && owner(i, false) is { Kind: MentionKind.Placed } bed
            && i - bed.End <= 2
        )
        {
            bed.Tell(Fact.Pronoun);
        }
    }

    // "Callum, our patient on the unit"
    private void Apposition(int i)
    {
        if (
            i < 2
            || lists[WordList.Patients].At(words, i) == 0
            || words[i - 1].Key is not ("our" or "my" or "a" or "the")
        )
        {
            return;
        }

        var name = owner(i - 1, false);
        if (name is { Kind: MentionKind.Named } && name.End == i - 1)
        {
            name.Tell(Fact.Patient);
        }
    }

    private void Event(int i)
    {
        var happened = lists[WordList.Events].At(words, i);
        var does = lists[WordList.Behaviours].At(words, i);
        if (happened == 0 && does == 0)
        {
            return;
        }

        // "admitted Bernard", "discharged Bernard": the person comes after the word.
        var mention = owner(i, false);
        if (happened > 0 && i + happened < words.Count)
        {
            var behind = owner(i + happened, false);
            mention ??= behind;
        }

        if (mention is null || mention.Start <= i && i < mention.End)
        {
            return;
        }

        if (happened > 0)
        {
            if (mention.Start <= i + 2 || mention.Kind != MentionKind.Described || words[i].Key is "born" or "died")
            {
                mention.Tell(Fact.Event);
            }
        }
        else if (mention.End <= i && i - mention.End <= 4)
        {
            mention.Tell(Fact.Behaviour);
        }
    }

    // "Tyrone's assessment", "Doris's hearing aid batteries"
    private void CareThing(int i)
    {
        if (
            !words[i].Possessive
            || owner(i + 1, true) is not { Kind: MentionKind.Named } mention
            || mention.End != i + 1
        )
        {
            return;
        }

        for (var k = i + 1; k < Math.Min(words.Count, i + 5) && Same(i, k); k++)
        {
            if (lists[WordList.CareThings].At(words, k) > 0)
            {
                mention.Tell(mention.Base > 0 ? Fact.Treatment : Fact.DoubtfulTreatment);
            }
        }
    }

    // "Ava's mum", "bed 8's husband", "the daughter of the man in room 12", "whose twins"
    private void Relation(int i)
    {
        var length = lists[WordList.Relations].At(words, i);
        if (length == 0 || i == 0)
        {
            return;
        }

        if (words[i - 1].Possessive && owner(i, true) is { } belongs && belongs.End == i)
        {
            belongs.Tell(Fact.OwnRelation);
        }
        else if (
            words[i - 1].Key is "whose" or "his" or "her" or "their"
            && owner(i, true) is { IsPatientKnown: true } told
            && told.Base > 0
        )
        {
            told.Tell(Fact.Relation);
        }
        else if (
            i + 1 < words.Count
            && words[i + 1].Key == "of"
            && FollowingOwner(i + 1) is { IsPatientKnown: true } of
        )
        {
            of.Tell(Fact.Relation);
        }
    }

    private Mention? FollowingOwner(int i)
    {
        for (var k = i + 1; k < Math.Min(words.Count, i + 5); k++)
        {
            if (owner(k, false) is { } found && found.Start >= i)
            {
                return found;
            }
        }

        return null;
    }

    // "Doris (88)", "Zoë, 19,", "aged 71", "in his 40s"
    private void AgeAlone(int i)
    {
        var word = words[i];
        if (!word.IsNumber || word.Text.Length is < 1 or > 3 || owner(i, false) is not { } mention || mention.End > i)
        {
            return;
        }

        var gap = text.Plain.Text[words[i - 1].End..word.Start];
        var closes = word.End < text.Plain.Text.Length && text.Plain.Text[word.End] is ')' or ',';
        if (
            mention.Kind == MentionKind.Named && mention.End == i && gap is " (" or ", " && closes
            || words[i - 1].Key == "aged" && i - mention.End <= 2
        )
        {
            mention.Tell(Fact.Age);
        }
    }

    private void TimeAndPlace(int i)
    {
        if (TimeOrPlace(i) is not { } fact || owner(i, false) is not { } mention)
        {
            return;
        }

        if (mention.Kind == MentionKind.Placed && fact == Fact.Who)
        {
            mention.Tell(Fact.WhoInBed);
        }

        // A time belongs to an event; without one it is a deadline or a plan.
        var isTheirs = mention.Definite || mention.Knows(Fact.Event) || mention.Knows(Fact.Age) || fact == Fact.Only;
        if (mention.Kind == MentionKind.Described && isTheirs)
        {
            var lies =
                fact == Fact.Place
                && mention.Knows(Fact.Role)
                && mention.End < words.Count
                && words[mention.End].Key is "on" or "in" or "at";
            mention.Tell(lies ? Fact.Ward : fact);
        }
    }

    private Fact? TimeOrPlace(int i) =>
        lists[WordList.Times].At(words, i) > 0 ? Fact.Time
        : lists[WordList.Places].At(words, i) > 0 || IsWard(i) || IsFromPlace(i) ? Fact.Place
        : lists[WordList.OnlyWords].At(words, i) > 0 ? Fact.Only
        : words[i].Key is "who" or "whose" ? Fact.Who
        : null;

    private bool IsWard(int i) =>
        words[i].Key is "ward" or "unit" or "hospice" or "hdu" or "icu" or "itu"
        && i > 0
        && (
            words[i - 1].Key is "on" or "from" or "in"
                && i + 1 < words.Count
                && words[i + 1].Text.Any(char.IsAsciiDigit)
            || words[i - 1].IsCapital && !words[i - 1].Opens
            || i > 2
                && (words[i - 2].Key is "our" or "the" || words[i - 1].Key is "our")
                && words[i - 3].Key is "on" or "in" or "at" or "judge"
        );

    private bool IsFromPlace(int i) =>
        words[i].Key is "from" or "of" or "in"
        && i + 1 < words.Count
        && words[i + 1].IsCapital
        && !words[i + 1].IsAllCapitals
        && lists[WordList.CapitalWords].At(words, i + 1) == 0;

    // "sit with Arthur", "feed Peggy"
    private void CareAct(int i)
    {
        var length = lists[WordList.CareActs].At(words, i);
        if (length == 0 || i + length >= words.Count)
        {
            return;
        }

        var care = words[i].Key is "sorry" or "apologise" or "say" ? Fact.Apology : Fact.Care;
        if (owner(i + length, false) is { Kind: MentionKind.Named } mention && mention.Start == i + length)
        {
            mention.Tell(care);
        }
        else if (FollowingOwner(i + length - 1) is { Kind: MentionKind.Named } next && next.Start == i + length)
        {
            next.Tell(care);
        }
    }

    private bool Same(int i, int j) => words[i].Sentence == words[j].Sentence;
}
