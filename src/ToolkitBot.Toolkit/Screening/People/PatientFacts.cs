namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Reads what is told of the people in a text and gives it to whom it belongs.</summary>
/// <param name="owner">Whom the fact at a word is about; with true, somebody nearer than a group ("his", "her").</param>
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
            lying.Tell("person", 2);
        }

        if (
            words[i].Key is "he" or "she" or "his" or "her"
            && owner(i, false) is { Kind: MentionKind.Placed } bed
            && i - bed.End <= 2
        )
        {
            bed.Tell("pronoun", 1);
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
            name.Tell("patient", 3);
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

        // "admitted Bernard", "discharged Bernard": the person stands behind the word.
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
            if (
                mention.Start > i
                && mention.Kind == MentionKind.Described
                && words[i].Key is "born" or "died" == false
                && mention.Start - i > 2
            )
            {
                return;
            }

            mention.Tell("event", mention.Kind == MentionKind.Named ? 3 : 2);
        }
        else if (mention.End <= i && i - mention.End <= 4)
        {
            mention.Tell("behaviour", 2);
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
                mention.Tell("treatment", mention.Base > 0 ? 3 : 2);
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
            belongs.Tell("relation", 2);
        }
        else if (
            words[i - 1].Key is "whose" or "his" or "her" or "their"
            && owner(i, true) is { IsPatientKnown: true } told
            && told.Base > 0
        )
        {
            told.Tell("relation", told.Kind == MentionKind.Named ? 2 : 1);
        }
        else if (
            i + 1 < words.Count
            && words[i + 1].Key == "of"
            && FollowingOwner(i + 1) is { IsPatientKnown: true } of
        )
        {
            of.Tell("relation", of.Kind == MentionKind.Named ? 2 : 1);
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
            mention.Tell("age", mention.Kind == MentionKind.Named ? 2 : 1);
        }
    }

    private void TimeAndPlace(int i)
    {
        var (fact, found) =
            lists[WordList.Times].At(words, i) > 0 ? ("time", true)
            : lists[WordList.Places].At(words, i) > 0 || IsWard(i) || IsFromPlace(i) ? ("place", true)
            : lists[WordList.OnlyWords].At(words, i) > 0 ? ("only", true)
            : words[i].Key is "who" or "whose" ? ("who", true)
            : ("", false);
        if (!found || owner(i, false) is not { } mention)
        {
            return;
        }

        // A time belongs to what happened; where nothing did, to a deadline or a plan.
        if (
            mention.Kind == MentionKind.Described
            && (
                mention.Definite
                || mention.Facts.ContainsKey("event")
                || mention.Facts.ContainsKey("age")
                || fact == "only"
            )
        )
        {
            var lies =
                fact == "place"
                && mention.Facts.ContainsKey("role")
                && mention.End < words.Count
                && words[mention.End].Key is "on" or "in" or "at";
            mention.Tell(lies ? "ward" : fact, fact == "who" ? 0 : 1);
        }
        else if (mention.Kind == MentionKind.Placed && fact == "who")
        {
            mention.Tell("who", 1);
        }
    }

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

        if (owner(i + length, false) is { Kind: MentionKind.Named } mention && mention.Start == i + length)
        {
            mention.Tell("care", words[i].Key is "sorry" or "apologise" or "say" ? 2 : 1);
        }
        else if (FollowingOwner(i + length - 1) is { Kind: MentionKind.Named } next && next.Start == i + length)
        {
            next.Tell("care", words[i].Key is "sorry" or "apologise" or "say" ? 2 : 1);
        }
    }

    private bool Same(int i, int j) => words[i].Sentence == words[j].Sentence;
}
