namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds people who are called by a name, and tells the author's colleagues from others.</summary>
internal sealed class NameMentions(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    private readonly NameWords names = new(text);
    private readonly Colleagues colleagues = new(text);

    /// <summary>The mention that begins at this word, or null.</summary>
    public Mention? At(int i)
    {
        if (lists[WordList.PublicNames].At(words, i) is > 0 and var known)
        {
            return new Mention(MentionKind.General, i, i + known, 0, false);
        }

        return Titled(i) ?? ColleagueTitled(i) ?? AfterPatient(i) ?? Petted(i) ?? Family(i) ?? Initials(i) ?? Bare(i);
    }

    private Mention? Titled(int i)
    {
        if (lists[WordList.Titles].At(words, i) == 0)
        {
            return null;
        }

        var title = words[i];
        var next = i + 1;
        while (
            next + 1 < words.Count && words[next].Key is "and" or "or" && lists[WordList.Titles].At(words, next + 1) > 0
        )
        {
            next += 2;
        }

        if (!Same(i, next) || (title.IsAllCapitals && title.Key == "ms" && !words[next].IsCapital))
        {
            return null;
        }

        var small = !title.IsCapital && title.Key is "miss" or "ms" or "missus";
        if (!words[next].IsCapital && (small || FunctionWords.Has(words[next].Key) || words[next].IsNumber))
        {
            return null;
        }

        if (
            title.IsCapital
            && !words[next].IsCapital
            && (title.Key is "miss" or "ms" || !names.AllSmall && !lists[WordList.GivenNames].Has(words[next].Key))
        )
        {
            return null;
        }

        if (
            words[next].IsCapital
            && lists[WordList.CapitalWords].At(words, next) > 0
            && !lists[WordList.GivenNames].Has(words[next].Key)
            && words[next].Text.Length > 1
            && title.Key is "miss" or "ms"
        )
        {
            return null;
        }

        return Named(i, names.EndOfName(next), 3);
    }

    private Mention? ColleagueTitled(int i)
    {
        var length = lists[WordList.ColleagueTitles].At(words, i);
        if (length == 0 || !Same(i, i + length) || !names.IsNameWord(i + length, afterTitle: true))
        {
            return null;
        }

        return new Mention(MentionKind.Colleague, i, names.EndOfName(i + length), 0, false);
    }

    // "our patient Tom", "patient gareth pugh", "a boy called Zachary", "our resident, Peggy,"
    private Mention? AfterPatient(int i)
    {
        var length = lists[WordList.Patients].At(words, i);
        var person =
            length > 0
                ? length
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

        if (!Same(i, next) || (length == 0 && !called))
        {
            return null;
        }

        var generic = i > 0 && lists[WordList.GeneralDeterminers].Before(words, i) > 0;
        var fits = called
            ? words[next].IsCapital
                || (
                    names.AllSmall
                    && !FunctionWords.Has(words[next].Key)
                    && words[next].Key is not ("by" or "for" or "names")
                )
            : names.IsNameWord(next, afterTitle: false) || names.LooksLikeName(next) || IsInitialled(next);
        if (generic || !fits)
        {
            return null;
        }

        return Named(i, names.EndOfName(next), 4);
    }

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

    // "J.B.", "K. T.": two letters with full stops, or two capitals before a bed.
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

    private Mention? Bare(int i)
    {
        if (
            names.IsPlaceName(i)
            || (i > 0 && words[i - 1].Key is "st" or "saint" or "san" or "santa" && words[i - 1].IsCapital)
        )
        {
            return null;
        }

        var given = names.IsGivenName(i);
        // "Wanda Kaminska" may open a sentence; one word with a capital there tells nothing.
        var two =
            Same(i, i + 1)
            && names.IsUnknownCapital(i)
            && names.IsUnknownCapital(i + 1)
            && words[i + 1].Start - words[i].End == 1
            && !words[i].Possessive
            && !names.IsGivenName(i + 1)
            && lists[WordList.PetTitles].At(words, i + 1) == 0
            && lists[WordList.Titles].At(words, i + 1) == 0
            && lists[WordList.ColleagueTitles].At(words, i + 1) == 0;
        if (!given && !(names.IsUnknownCapital(i) && (!words[i].Opens || two)))
        {
            return null;
        }

        // "from Neath", "at Bronglais": an unknown name there is a place.
        if (!given && i > 0 && words[i - 1].Key is "from" or "in" or "at" or "near" or "across")
        {
            return null;
        }

        var end = names.EndOfName(i);
        if (
            !given
            && (
                end - i > 1 && words.Skip(i).Take(end - i).Any(word => lists[WordList.CapitalWords].Has(word.Key))
                || (i > 0 && words[i - 1].IsCapital && !words[i - 1].Opens)
            )
        )
        {
            return null;
        }

        return Named(i, end, given || two ? 1 : 0);
    }

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
