namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds people mentioned by name, and tells the author's colleagues from others.</summary>
internal sealed class NameMentions(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    private readonly NameWords names = new(text);
    private readonly Colleagues colleagues = new(text);

    /// <summary>Returns the mention that begins at this word, or null.</summary>
    public Mention? At(int i)
    {
        if (lists[WordList.PublicNames].At(words, i) is > 0 and var known)
        {
            return new Mention(MentionKind.General, i, i + known, 0, false);
        }

        return Titled(i) ?? ColleagueTitled(i) ?? AfterPatient(i) ?? Petted(i) ?? Family(i) ?? Initials(i) ?? Bare(i);
    }

    // "Mrs Lowe", "Mr and Mrs Patel"
    private Mention? Titled(int i)
    {
        if (lists[WordList.Titles].At(words, i) == 0)
        {
            return null;
        }

        var next = i + 1;
        while (
            next + 1 < words.Count && words[next].Key is "and" or "or" && lists[WordList.Titles].At(words, next + 1) > 0
        )
        {
            next += 2;
        }

        var fits =
            Same(i, next) && (words[next].IsCapital ? IsSurname(words[i], next) : IsSmallSurname(words[i], next));
        return fits ? Named(i, names.EndOfName(next), 3) : null;
    }

    // "Miss Monday": after a title that is also an ordinary word, an often capitalised word is not a name.
    private bool IsSurname(Word title, int next) =>
        title.Key is not ("miss" or "ms")
        || words[next].Text.Length == 1
        || lists[WordList.CapitalWords].At(words, next) == 0
        || lists[WordList.GivenNames].Has(words[next].Key);

    // "mrs lowe": if the whole text is in lower case, or the name is not an ordinary word.
    private bool IsSmallSurname(Word title, int next) =>
        title.Key is not ("miss" or "ms")
        && !FunctionWords.Has(words[next].Key)
        && !words[next].IsNumber
        && (
            title.IsCapital ? names.AllSmall || lists[WordList.GivenNames].Has(words[next].Key) : title.Key != "missus"
        );

    private Mention? ColleagueTitled(int i)
    {
        var length = lists[WordList.ColleagueTitles].At(words, i);
        if (length == 0 || !Same(i, i + length) || !names.IsNameWord(i + length, afterTitle: true))
        {
            return null;
        }

        return new Mention(MentionKind.Colleague, i, names.EndOfName(i + length), 0, false);
    }

    // "our patient Tom", "patient gareth pugh", "our resident, Peggy,", "a boy called Zachary"
    private Mention? AfterPatient(int i)
    {
        var patient = lists[WordList.Patients].At(words, i);
        var person =
            patient > 0
                ? patient
                : Math.Max(lists[WordList.People].At(words, i), lists[WordList.KnownPeople].At(words, i));
        if (person == 0 || words[i].Possessive)
        {
            return null;
        }

        var next = i + person;
        var called = next < words.Count && words[next].Key is "called" or "named" or "nicknamed";
        next += called ? 1 : 0;

        // "a patient of ours, Glenys"
        if (next + 1 < words.Count && words[next].Key == "of" && words[next + 1].Key is "ours" or "mine")
        {
            next += 2;
        }

        if (!Same(i, next) || patient == 0 && !called || lists[WordList.GeneralDeterminers].Before(words, i) > 0)
        {
            return null;
        }

        var fits = called
            ? IsCalled(next)
            : names.IsNameWord(next, afterTitle: false) || names.LooksLikeName(next) || IsInitialled(next);
        return fits ? Named(i, names.EndOfName(next), 4) : null;
    }

    private bool IsCalled(int i) =>
        words[i].IsCapital
        || names.AllSmall && !FunctionWords.Has(words[i].Key) && words[i].Key is not ("by" or "for" or "names");

    // "Patient: S. Whitcombe"
    private bool IsInitialled(int i) =>
        words[i].Text.Length == 1
        && words[i].IsCapital
        && Same(i, i + 1)
        && words[i + 1].IsCapital
        && words[i + 1].Text.Length > 2
        && text.Plain.Text[words[i].End] == '.';

    // "little Ava", "Baby Noah", "poor old Doris"
    private Mention? Petted(int i)
    {
        var length = lists[WordList.PetTitles].At(words, i);
        var next = i + length;
        if (length == 0)
        {
            return null;
        }

        if (Same(i, next) && words[next].Key is "old" or "young" or "wee" or "little")
        {
            next++;
        }

        return Same(i, next) && names.IsNameWord(next, afterTitle: false) && !names.IsPlaceName(next)
            ? Named(i, names.EndOfName(next), 3)
            : null;
    }

    // "the Hendersons", "the Lowe family"
    private Mention? Family(int i)
    {
        if (
            words[i].Key != "the"
            || !names.CapitalsTell
            || i + 1 >= words.Count
            || !Same(i, i + 1)
            || !names.IsUnknownCapital(i + 1)
        )
        {
            return null;
        }

        var family = i + 2 < words.Count && words[i + 2].Key == "family";
        return family ? Named(i, i + 3, 3)
            : words[i + 1].Key.EndsWith('s')
            && words[i + 1].Text.Length > 4
            && !words[i + 1].Possessive
            && HasWord("their", i, 8)
                ? Named(i, i + 2, 2)
            : null;
    }

    private bool HasWord(string key, int from, int reach) => words.Skip(from).Take(reach).Any(word => word.Key == key);

    // "J.B.", "K. T.": two letters with full stops, or capitals before a bed.
    private Mention? Initials(int i)
    {
        var one = words[i].Text;
        if (
            one.Length == 1
            && char.IsUpper(one[0])
            && i + 1 < words.Count
            && words[i + 1].Text.Length == 1
            && words[i + 1].IsCapital
            && text.Plain.Text[words[i].End..words[i + 1].Start] is "." or ". "
        )
        {
            return new Mention(MentionKind.Named, i, i + 2, 1, true);
        }

        if (one.Length is 2 or 3 && words[i].IsAllCapitals && one.All(char.IsLetter) && names.CapitalsTell)
        {
            var next = i + 1;
            next += next < words.Count && words[next].Key is "in" or "on" ? 1 : 0;
            if (
                Same(i, next)
                && words[next].Key is "bed" or "bay" or "cubicle" or "sideroom"
                && next + 1 < words.Count
                && words[next + 1].Text.Any(char.IsAsciiDigit)
            )
            {
                return new Mention(MentionKind.Named, i, i + 1, 1, true);
            }
        }

        return null;
    }

    // A name without a title: "Doris", "Wanda Kaminska".
    private Mention? Bare(int i)
    {
        if (names.IsPlaceName(i) || i > 0 && words[i - 1].IsCapital && IsSaint(words[i - 1].Key))
        {
            return null;
        }

        var end = names.EndOfName(i);
        if (names.IsGivenName(i))
        {
            return Named(i, end, 1);
        }

        // "Wanda Kaminska" may open a sentence; a single capitalised word there proves nothing.
        var two = IsFullName(i);
        var fits =
            names.IsUnknownCapital(i)
            && (!words[i].Opens || two)
            // "from Neath", "at Bronglais": an unknown name after these is a place.
            && !(i > 0 && words[i - 1].Key is "from" or "in" or "at" or "near" or "across")
            && !(end - i > 1 && words.Skip(i).Take(end - i).Any(word => lists[WordList.CapitalWords].Has(word.Key)))
            && !(i > 0 && words[i - 1].IsCapital && !words[i - 1].Opens);
        return fits ? Named(i, end, two ? 1 : 0) : null;
    }

    private static bool IsSaint(string key) => key is "st" or "saint" or "san" or "santa";

    private bool IsFullName(int i) =>
        Same(i, i + 1)
        && names.IsUnknownCapital(i)
        && names.IsUnknownCapital(i + 1)
        && words[i + 1].Start - words[i].End == 1
        && !words[i].Possessive
        && !names.IsGivenName(i + 1)
        && lists[WordList.PetTitles].At(words, i + 1) == 0
        && lists[WordList.Titles].At(words, i + 1) == 0
        && lists[WordList.ColleagueTitles].At(words, i + 1) == 0;

    private Mention Named(int start, int end, int weight)
    {
        if (colleagues.IsOne(start, end, weight))
        {
            return new Mention(MentionKind.Colleague, start, end, 0, false);
        }

        return new Mention(MentionKind.Named, start, end, weight, true);
    }

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
