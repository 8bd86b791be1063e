namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>Finds people who are spoken of without a name, and beds that stand for people.</summary>
internal sealed class PersonMentions(ScreenText text)
{
    // Nouns that stand for anybody after "the": "involve the patient", "the person, not the illness".
    private static readonly HashSet<string> Mild =
    [
        "patient",
        "pt",
        "person",
        "individual",
        "client",
        "resident",
        "child",
        "service",
        "tenant",
        "case",
        "inpatient",
        "outpatient",
        "baby",
        "mother",
        "family",
        "character",
        "teacher",
        "dentist",
        "coach",
        "librarian",
        "presenter",
        "soul",
        "dear",
        "youth",
    ];

    // "I will never call anybody the hip in 4 or the overdose in cubicle 2 again"
    private const int FarthestHeldUp = 14;

    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    /// <summary>The mention that begins at this word, or null.</summary>
    public Mention? At(int i) => Place(i) ?? Group(i) ?? Person(i);

    /// <summary>Reads "bed 4", "side room 2", "bay 3 bed 2", "b4 b2"; how many words, 0 where there is none.</summary>
    public int PlaceLength(int i)
    {
        var key = words[i].Key;
        var noun =
            key
                is "bed"
                    or "bay"
                    or "room"
                    or "cubicle"
                    or "cubical"
                    or "trolley"
                    or "cot"
                    or "sideroom"
                    or "chair"
                    or "bedspace"
                    or "incubator"
                    or "pod"
                ? 1
            : key is "side" && i + 1 < words.Count && words[i + 1].Key == "room" ? 2
            : key is "sr" ? 1
            : 0;
        if (noun > 0)
        {
            var number = i + noun;
            number += Same(i, number) && words[number].Key is "number" or "no" or "space" ? 1 : 0;
            if (Same(i, number) && IsPlaceNumber(words[number]) && !IsRange(number))
            {
                var end = number + 1;
                return end < words.Count && Same(i, end) && PlaceLength(end) is > 0 and var more
                    ? end - i + more
                    : end - i;
            }

            return 0;
        }

        // "our gentleman in 12B"
        if (
            words[i].Text.Length is 2 or 3
            && char.IsLetter(words[i].Text[^1])
            && char.ToUpperInvariant(words[i].Text[^1]) <= 'F'
            && words[i].Text[..^1].All(char.IsAsciiDigit)
            && i > 0
            && words[i - 1].Key is "in"
        )
        {
            return 1;
        }

        // "b4", "b4 b2", "SR2"; not the vitamin or a ward.
        if (
            words[i].Text.Length is 2 or 3
            && char.ToLowerInvariant(words[i].Text[0]) is 'b'
            && words[i].Text.Skip(1).All(char.IsAsciiDigit)
            && i + 1 < words.Count
            && Same(i, i + 1)
            && words[i + 1].Text.Length is 2 or 3
            && char.ToLowerInvariant(words[i + 1].Text[0]) is 'b'
            && words[i + 1].Text.Skip(1).All(char.IsAsciiDigit)
        )
        {
            return 2;
        }

        return 0;
    }

    private Mention? Place(int i)
    {
        var length = PlaceLength(i);
        return length == 0 ? null : new Mention(MentionKind.Placed, i, i + length, 2, true);
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
        var ill =
            age == 0 && person == 0 && staff == 0
                ? lists[WordList.IllnessAdjectives].At(words, i)
                : 0;

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
            && Math.Max(
                lists[WordList.People].At(words, i + age),
                lists[WordList.Patients].At(words, i + age)
            )
                is > 0
                    and var noun
        )
        {
            length += noun;
        }

        var (determiner, definite) = Determiner(i);
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
            || HeldUp(i)
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

        var weight = definite && !Mild.Contains(words[i].Key) ? 1 : 0;
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
                PlaceLength(next + 1) > 0
                || words[next + 1].Key == "the"
                    && next + 2 < words.Count
                    && PlaceLength(next + 2) > 0
            )
        )
        {
            var (determiner, definite) = Determiner(i);
            if (determiner != "general" && !HeldUp(i))
            {
                var mention = new Mention(
                    MentionKind.Described,
                    i,
                    next,
                    definite ? 1 : 0,
                    definite
                );
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

            if (
                lists[WordList.IllnessAdjectives].At(words, k) is > 0 and var length
                && k + length <= i
            )
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

        if (
            word.IsNumber
            && word.Text.Length <= 3
            && i + 1 < words.Count
            && words[i + 1].Key is "yo" or "yr-old"
        )
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

    private (string Word, bool Definite) Determiner(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 5) && Same(k, i); k--)
        {
            var key = words[k].Key;
            if (lists[WordList.GeneralDeterminers].Has(key))
            {
                return ("general", false);
            }

            if (
                key
                is "the"
                    or "that"
                    or "this"
                    or "our"
                    or "your"
                    or "his"
                    or "her"
                    or "their"
                    or "yon"
                    or "them"
                    or "tha"
            )
            {
                return (key, true);
            }

            if (key is "my" or "mine")
            {
                return ("my", true);
            }

            // "One lady with dementia hides her teeth": one certain lady.
            if (key is "one" && k + 1 == i && lists[WordList.People].At(words, i) > 0)
            {
                return ("one", true);
            }

            if (key is "a" or "an" or "one")
            {
                // "If a patient falls": nobody yet.
                if (
                    k > 0
                    && words[k - 1].Key
                        is "if"
                            or "when"
                            or "whenever"
                            or "once"
                            or "should"
                            or "unless"
                            or "as"
                            or "like"
                            or "until"
                            or "where"
                            or "wherever"
                            or "treat"
                )
                {
                    return ("general", false);
                }

                return ("a", false);
            }

            if (FunctionWords.Has(key) || words[k].Possessive || lists[WordList.Groups].Has(key))
            {
                return ("", false);
            }
        }

        return ("", false);
    }

    private bool HeldUp(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - FarthestHeldUp) && Same(k, i); k--)
        {
            if (lists[WordList.HeldUp].At(words, k) is > 0 and var length && k + length <= i)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlaceNumber(Word word) =>
        word.Text.Length <= 4
        && (
            word.Text.Any(char.IsAsciiDigit)
            || word.Text.Length == 1 && word.IsCapital
            || word.Key
                is "one"
                    or "two"
                    or "three"
                    or "four"
                    or "five"
                    or "six"
                    or "seven"
                    or "eight"
                    or "nine"
                    or "ten"
                    or "twelve"
                    or "eleven"
        );

    // "beds 1-28", "bay 2.14"
    private bool IsRange(int number) =>
        number + 1 < words.Count
        && words[number].IsNumber
        && words[number + 1].IsNumber
        && words[number + 1].Start - words[number].End == 1;

    private bool Same(int i, int j) =>
        j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
