namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds people who are spoken of without a name, and beds that stand for people.</summary>
internal sealed class PersonMentions(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;
    private readonly BedPlaces beds = new(text);
    private readonly Determiners determiners = new(text);

    /// <summary>The mention that begins at this word, or null.</summary>
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

    private Mention? Person(int i)
    {
        var age = Age(i);
        var known = lists[WordList.KnownPeople].At(words, i);
        var person = Math.Max(
            Math.Max(lists[WordList.People].At(words, i), lists[WordList.Patients].At(words, i)),
            known
        );
        var staff = lists[WordList.Staff].At(words, i);
        var relation = lists[WordList.Relations].At(words, i);
        var ill = age == 0 && person == 0 && staff == 0 ? lists[WordList.IllnessAdjectives].At(words, i) : 0;

        // "the alcoholic in side room 2", "the hip in bed 4": the illness stands for the person.
        if (ill > 0)
        {
            return IllnessAsPerson(i, ill);
        }

        var length =
            age > 0 ? age
            : person > 0 ? person
            : staff > 0 ? staff
            : relation;
        if (length == 0)
        {
            return null;
        }

        if (
            age > 0
            && i + age < words.Count
            && Same(i, i + age)
            && Math.Max(lists[WordList.People].At(words, i + age), lists[WordList.Patients].At(words, i + age))
                is > 0
                    and var noun
        )
        {
            length += noun;
        }

        var (determiner, definite) = determiners.Before(i);
        if (determiner == "general")
        {
            return new Mention(MentionKind.General, i, i + length, 0, false);
        }

        // The author's own mother, and "Ava's mum", which belongs to Ava.
        if (
            age == 0
            && (relation > 0 || person > 0)
            && determiner is "my"
            && lists[WordList.Relations].At(words, i) > 0
        )
        {
            return new Mention(MentionKind.General, i, i + length, 0, false);
        }

        if (age == 0 && person == 0 && staff == 0)
        {
            return null;
        }

        if (
            lists[WordList.HeldUp].Before(words, Math.Max(0, i - (determiner is "" ? 0 : 1))) > 0
            || determiners.IsHeldUp(i)
        )
        {
            return new Mention(MentionKind.General, i, i + length, 0, false);
        }

        if (staff > 0 && person == 0 && age == 0)
        {
            // "the nurses' station" is a place, "the nurses" are nobody in particular.
            if (words[i + length - 1].Possessive)
            {
                return null;
            }

            if (words[i + length - 1].Key.EndsWith('s'))
            {
                return new Mention(MentionKind.General, i, i + length, 0, false);
            }

            return new Mention(MentionKind.Described, i, i + length, 0, definite);
        }

        var weight = definite && !lists[WordList.AnybodyWords].Has(words[i].Key) ? 1 : 0;
        var mention = new Mention(MentionKind.Described, i, i + length, weight, definite);
        if (age > 0)
        {
            mention.Tell("age", 1);
        }

        if (known > 0 && (definite || determiner == "a"))
        {
            mention.Tell("role", 1);
        }

        if (Adjective(i) is { } adjective)
        {
            mention.Tell("illness", adjective);
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
            if (determiner != "general" && !determiners.IsHeldUp(i))
            {
                var mention = new Mention(MentionKind.Described, i, next, definite ? 1 : 0, definite);
                mention.Tell("illness", 2);
                return mention;
            }
        }

        return null;
    }

    // "the deaf lad", "our cystic fibrosis girl", "an elderly diabetic gentleman"
    private int? Adjective(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 4) && Same(k, i); k--)
        {
            if (lists[WordList.RareIllnesses].At(words, k) is > 0 and var rare && k + rare <= i)
            {
                return 3;
            }

            if (lists[WordList.IllnessAdjectives].At(words, k) is > 0 and var length && k + length <= i)
            {
                return 2;
            }

            if (FunctionWords.Has(words[k].Key) && words[k].Key != "and")
            {
                return null;
            }
        }

        return null;
    }

    // "34 year old", "34yo", "aged 34" is read with the facts.
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
