namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds people mentioned without a name, and beds that stand for people.</summary>
internal sealed class PersonMentions(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;
    private readonly BedPlaces beds = new(text);
    private readonly Determiners determiners = new(text);

    /// <summary>Returns the mention that begins at this word, or null.</summary>
    public Mention? At(int i) => Place(i) ?? Group(i) ?? Person(i);

    private Mention? Place(int i)
    {
        var length = beds.Length(i);
        return length == 0 || beds.IsWorkedOn(i, length)
            ? null
            : new Mention(MentionKind.Placed, i, i + length, 2, true);
    }

    private Mention? Group(int i)
    {
        var length = lists[WordList.Groups].At(words, i);
        if (
            length == 0
            || words[i + length - 1].Possessive
            || lists[WordList.KnownPeople].At(words, i) > length
            || lists[WordList.People].At(words, i) > length
        )
        {
            return null;
        }

        return new Mention(MentionKind.General, i, i + length, 0, false);
    }

    /// <summary>The number of words at a place that mean a person, by kind.</summary>
    private readonly record struct PersonNoun(int Age, int Person, int Known, int Staff, int Relation)
    {
        public int Length =>
            Age > 0 ? Age
            : Person > 0 ? Person
            : Staff > 0 ? Staff
            : Relation;

        /// <summary>Whether none of the words is a person by itself: "mum" in "Ava's mum" belongs to Ava.</summary>
        public bool IsNoPerson => Age == 0 && Person == 0 && Staff == 0;
    }

    private Mention? Person(int i)
    {
        var noun = NounAt(i);
        // "the alcoholic in side room 2", "the hip in bed 4": the illness stands for the person.
        if (noun.IsNoPerson && lists[WordList.IllnessAdjectives].At(words, i) is > 0 and var ill)
        {
            return IllnessAsPerson(i, ill);
        }

        if (noun.Length == 0)
        {
            return null;
        }

        var end = i + noun.Length;
        var (determiner, definite) = determiners.Before(i);
        var isOwnFamily = noun.Age == 0 && noun.Relation > 0 && determiner is "my";
        if (determiner == "general" || isOwnFamily)
        {
            return new Mention(MentionKind.General, i, end, 0, false);
        }

        if (noun.IsNoPerson)
        {
            return null;
        }

        if (IsHeldUp(i, determiner))
        {
            return new Mention(MentionKind.General, i, end, 0, false);
        }

        return noun is { Age: 0, Person: 0 }
            ? StaffMember(i, end, definite)
            : Described(i, end, noun, determiner, definite);
    }

    private PersonNoun NounAt(int i)
    {
        var age = Age(i);
        var known = lists[WordList.KnownPeople].At(words, i);
        var person = Math.Max(
            Math.Max(lists[WordList.People].At(words, i), lists[WordList.Patients].At(words, i)),
            known
        );
        return new PersonNoun(
            age > 0 ? age + NounBehind(i, age) : 0,
            person,
            known,
            lists[WordList.Staff].At(words, i),
            lists[WordList.Relations].At(words, i)
        );
    }

    // "a 34 year old roofer"
    private int NounBehind(int i, int age) =>
        i + age < words.Count && Same(i, i + age)
            ? Math.Max(lists[WordList.People].At(words, i + age), lists[WordList.Patients].At(words, i + age))
            : 0;

    private bool IsHeldUp(int i, string determiner) =>
        lists[WordList.HeldUp].Before(words, Math.Max(0, i - (determiner is "" ? 0 : 1))) > 0
        || determiners.IsHeldUp(i);

    // "the nurses' station" is a place; "the nurses" are nobody in particular.
    private Mention? StaffMember(int i, int end, bool definite)
    {
        var last = words[end - 1];
        return last.Possessive ? null
            : last.Key.EndsWith('s') ? new Mention(MentionKind.General, i, end, 0, false)
            : new Mention(MentionKind.Described, i, end, 0, definite);
    }

    private Mention Described(int i, int end, PersonNoun noun, string determiner, bool definite)
    {
        var weight = definite && !lists[WordList.AnybodyWords].Has(words[i].Key) ? 1 : 0;
        var mention = new Mention(MentionKind.Described, i, end, weight, definite);
        if (noun.Age > 0)
        {
            mention.Tell(Fact.Age);
        }

        if (noun.Known > 0 && (definite || determiner == "a"))
        {
            mention.Tell(Fact.Role);
        }

        if (Adjective(i) is { } illness)
        {
            mention.Tell(illness);
        }

        return mention;
    }

    private Mention? IllnessAsPerson(int i, int length)
    {
        var next = i + length;
        if (
            next < words.Count
            && Same(i, next)
            && words[next].Key is "in" or "from" or "on"
            && next + 1 < words.Count
            && (
                beds.Length(next + 1) > 0
                || words[next + 1].Key == "the" && next + 2 < words.Count && beds.Length(next + 2) > 0
            )
        )
        {
            var (determiner, definite) = determiners.Before(i);
            if (determiner != "general" && !determiners.IsHeldUp(i) && !IsRepaired(i))
            {
                var mention = new Mention(MentionKind.Described, i, next, definite ? 1 : 0, definite);
                mention.Tell(Fact.Illness);
                return mention;
            }
        }

        return null;
    }

    // "the broken blind in bay 2", "mend the blind in side room 4": a thing.
    private bool IsRepaired(int i)
    {
        var before = i > 0 && Same(i, i - 1) && words[i - 1].Key is "the" or "a" or "our" or "that" ? i - 1 : i;
        return before > 0 && lists[WordList.Repairs].Before(words, before) > 0;
    }

    // "the deaf lad", "our cystic fibrosis girl", "an elderly diabetic gentleman"
    private Fact? Adjective(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 4) && Same(k, i); k--)
        {
            if (lists[WordList.RareIllnesses].At(words, k) is > 0 and var rare && k + rare <= i)
            {
                return Fact.RareIllness;
            }

            if (lists[WordList.IllnessAdjectives].At(words, k) is > 0 and var length && k + length <= i)
            {
                return Fact.Illness;
            }

            if (FunctionWords.Has(words[k].Key) && words[k].Key != "and")
            {
                return null;
            }
        }

        return null;
    }

    // "34 year old", "34yo"; "aged 34" is read with the facts.
    private int Age(int i)
    {
        var word = words[i];
        if (
            word.IsNumber
            && word.Text.Length <= 3
            && i + 2 < words.Count
            && words[i + 1].Key is "year" or "yr" or "y" or "month" or "week" or "yrs"
            && words[i + 2].Key is "old" or "o"
        )
        {
            return 3;
        }

        if (word.IsNumber && word.Text.Length <= 3 && i + 1 < words.Count && words[i + 1].Key is "yo" or "yr-old")
        {
            return 2;
        }

        return
            word.Text.Length is 3 or 4
            && char.IsAsciiDigit(word.Text[0])
            && (word.Key.EndsWith("yo", StringComparison.Ordinal))
            ? 1
            : 0;
    }

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
