namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>Finds people who are called by a name, and tells the author's colleagues from others.</summary>
internal sealed class NameMentions(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    // Where most words have capitals, a capital says nothing.
    private readonly bool capitalsTell =
        text.Plain.Words.Count(word => word.IsCapital) * 2 <= text.Plain.Words.Count
        || text.Plain.Words.Count < 4;

    private readonly bool allSmall = !text.Plain.Words.Any(word =>
        word.IsCapital && word.Key != "i"
    );

    /// <summary>The mention that begins at this word, or null.</summary>
    public Mention? At(int i)
    {
        if (lists[WordList.PublicNames].At(words, i) is > 0 and var known)
        {
            return new Mention(MentionKind.General, i, i + known, 0, false);
        }

        return Titled(i)
            ?? ColleagueTitled(i)
            ?? AfterPatient(i)
            ?? Petted(i)
            ?? Family(i)
            ?? Initials(i)
            ?? Bare(i);
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
            next + 1 < words.Count
            && words[next].Key is "and" or "or"
            && lists[WordList.Titles].At(words, next + 1) > 0
        )
        {
            next += 2;
        }

        if (!Same(i, next) || (title.IsAllCapitals && title.Key == "ms" && !words[next].IsCapital))
        {
            return null;
        }

        var small = !title.IsCapital && title.Key is "miss" or "ms" or "missus";
        if (
            !words[next].IsCapital
            && (small || FunctionWords.Has(words[next].Key) || words[next].IsNumber)
        )
        {
            return null;
        }

        if (
            title.IsCapital
            && !words[next].IsCapital
            && (
                title.Key is "miss" or "ms"
                || !allSmall && !lists[WordList.GivenNames].Has(words[next].Key)
            )
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

        return Named(i, EndOfName(next), 3);
    }

    private Mention? ColleagueTitled(int i)
    {
        var length = lists[WordList.ColleagueTitles].At(words, i);
        if (length == 0 || !Same(i, i + length) || !IsNameWord(i + length, afterTitle: true))
        {
            return null;
        }

        return new Mention(MentionKind.Colleague, i, EndOfName(i + length), 0, false);
    }

    // "our patient Tom", "patient gareth pugh", "a boy called Zachary", "our resident, Peggy,"
    private Mention? AfterPatient(int i)
    {
        var length = lists[WordList.Patients].At(words, i);
        var person =
            length > 0
                ? length
                : Math.Max(
                    lists[WordList.People].At(words, i),
                    lists[WordList.KnownPeople].At(words, i)
                );
        if (person == 0 || words[i].Possessive)
        {
            return null;
        }

        var next = i + person;
        var called = next < words.Count && words[next].Key is "called" or "named" or "nicknamed";
        next += called ? 1 : 0;

        // "a patient of ours, Glenys"
        if (
            next + 1 < words.Count
            && words[next].Key == "of"
            && words[next + 1].Key is "ours" or "mine"
        )
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
                    allSmall
                    && !FunctionWords.Has(words[next].Key)
                    && words[next].Key is not ("by" or "for" or "names")
                )
            : IsNameWord(next, afterTitle: false) || LooksLikeName(next) || IsInitialled(next);
        if (generic || !fits)
        {
            return null;
        }

        return Named(i, EndOfName(next), 4);
    }

    // "Patient: S. Whitcombe"
    private bool IsInitialled(int i) =>
        words[i].Text.Length == 1
        && words[i].IsCapital
        && Same(i, i + 1)
        && words[i + 1].IsCapital
        && words[i + 1].Text.Length > 2
        && text.Plain.Text[words[i].End] == '.';

    private bool LooksLikeName(int i) =>
        capitalsTell
        && words[i].IsCapital
        && !words[i].IsAllCapitals
        && words[i].Text.Length > 2
        && lists[WordList.CapitalWords].At(words, i) == 0
        && text.Plain.Text[words[i - 1].End..words[i].Start]
            is " "
                or ", "
                or " - "
                or ": "
                or " (";

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

        return Same(i, next) && IsNameWord(next, afterTitle: false) && !IsPlaceName(next)
            ? Named(i, EndOfName(next), 3)
            : null;
    }

    // "the Hendersons", "the Lowe family"
    private Mention? Family(int i)
    {
        if (
            words[i].Key != "the"
            || !capitalsTell
            || i + 1 >= words.Count
            || !Same(i, i + 1)
            || !IsUnknownCapital(i + 1)
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

    private bool HasWord(string key, int from, int reach) =>
        words.Skip(from).Take(reach).Any(word => word.Key == key);

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

        if (
            one.Length is 2 or 3
            && words[i].IsAllCapitals
            && one.All(char.IsLetter)
            && capitalsTell
        )
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
            IsPlaceName(i)
            || (
                i > 0
                && words[i - 1].Key is "st" or "saint" or "san" or "santa"
                && words[i - 1].IsCapital
            )
        )
        {
            return null;
        }

        var given = IsGivenName(i);
        // "Wanda Kaminska" may open a sentence; one word with a capital there tells nothing.
        var two =
            Same(i, i + 1)
            && IsUnknownCapital(i)
            && IsUnknownCapital(i + 1)
            && words[i + 1].Start - words[i].End == 1
            && !words[i].Possessive
            && !IsGivenName(i + 1)
            && lists[WordList.PetTitles].At(words, i + 1) == 0
            && lists[WordList.Titles].At(words, i + 1) == 0
            && lists[WordList.ColleagueTitles].At(words, i + 1) == 0;
        if (!given && !(IsUnknownCapital(i) && (!words[i].Opens || two)))
        {
            return null;
        }

        // "from Neath", "at Bronglais": an unknown name there is a place.
        if (!given && i > 0 && words[i - 1].Key is "from" or "in" or "at" or "near" or "across")
        {
            return null;
        }

        var end = EndOfName(i);
        if (
            !given
            && (
                end - i > 1
                    && words
                        .Skip(i)
                        .Take(end - i)
                        .Any(word => lists[WordList.CapitalWords].Has(word.Key))
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
        if (IsColleague(start, end, weight))
        {
            return new Mention(MentionKind.Colleague, start, end, 0, false);
        }

        return new Mention(MentionKind.Named, start, end, weight, true);
    }

    private bool IsColleague(int start, int end, int weight)
    {
        // Who is called a patient is one, whatever they taught the author.
        if (weight == 4)
        {
            return false;
        }

        // "Rhys's parents", "Sue's discharge": whoever has those is no colleague here.
        if (
            words[end - 1].Possessive
            && end < words.Count
            && (
                lists[WordList.Relations].At(words, end) > 0
                || lists[WordList.CareThings].At(words, end) > 0
            )
        )
        {
            return false;
        }

        if (
            end < words.Count
            && !words[end - 1].Possessive
            && Same(end - 1, end)
            && lists[WordList.ColleagueAfter].At(words, end) is > 0 and var after
        )
        {
            // "Tom our porter" is a colleague, "Tom our oldest resident" is not.
            var role = words[end].Key is "our" or "my";
            if (
                !role
                || words
                    .Skip(end + after)
                    .Take(4)
                    .Any(word =>
                        lists[WordList.Staff].Has(word.Key)
                        || lists[WordList.ColleagueTitles].Has(word.Key)
                    )
            )
            {
                return true;
            }
        }

        if (weight == 3)
        {
            for (var k = end; k < Math.Min(words.Count, end + 4) && Same(end - 1, k); k++)
            {
                if (lists[WordList.TeamWords].At(words, k) > 0)
                {
                    return true;
                }
            }
        }

        if (
            weight == 3
            && start > 0
            && Same(start - 1, start)
            && lists[WordList.Staff].Has(words[start - 1].Key)
        )
        {
            return true;
        }

        if (weight >= 3 || start == 0)
        {
            return false;
        }

        if (lists[WordList.ColleagueBefore].Before(words, start) > 0)
        {
            return true;
        }

        // "our diabetes nurse Priya", "the porter, Nick"
        return Same(start - 1, start)
            && (
                lists[WordList.Staff].Has(words[start - 1].Key)
                || lists[WordList.ColleagueTitles].Has(words[start - 1].Key)
            );
    }

    private int EndOfName(int start)
    {
        var end = start + 1;
        while (
            end < words.Count
            && end - start < 4
            && Same(start, end)
            && !words[end - 1].Possessive
            && words[end].IsCapital
            && !words[end].IsNumber
            && text.Plain.Text[words[end - 1].End..words[end].Start] is " " or ". " or "." or "-"
            && (IsUnknownCapital(end) || IsGivenName(end) || words[end].Text.Length == 1)
        )
        {
            end++;
        }

        if (allSmall && end < words.Count && words[end - 1].Text.Length == 1)
        {
            end = Math.Min(end + 1, words.Count);
        }

        return end;
    }

    private bool IsNameWord(int i, bool afterTitle) =>
        i < words.Count
        && (
            IsGivenName(i)
            || IsUnknownCapital(i)
            || (
                afterTitle && words[i].IsCapital && lists[WordList.AmbiguousNames].Has(words[i].Key)
            )
        );

    private bool IsGivenName(int i)
    {
        var word = words[i];
        if (lists[WordList.GivenNames].Has(word.Key))
        {
            return word.IsCapital || word.Text.Length > 2;
        }

        if (!word.IsCapital)
        {
            return allSmall && word.Possessive && lists[WordList.AmbiguousNames].Has(word.Key);
        }

        return word.IsCapital
                && !word.Opens
                && capitalsTell
                && lists[WordList.AmbiguousNames].Has(word.Key)
                && lists[WordList.CapitalWords].At(words, i) == 0
            || word.IsCapital
                && word.Opens
                && lists[WordList.AmbiguousNames].Has(word.Key)
                && OpensLikeAName(i);
    }

    // "Olive died", "Rose's mum", "Jack, 19, ..."; not "Hope is our theme".
    private bool OpensLikeAName(int i) =>
        words[i].Possessive && Same(i, i + 1) && !words[i + 1].IsCapital
        || Same(i, i + 1)
            && words[i + 1].Key is "who" or "died" or "was" or "had" or "fell" or "in" or "has"
        || i + 1 < words.Count
            && words[i + 1].IsNumber
            && text.Plain.Text[words[i].End..words[i + 1].Start] is ", " or " (";

    private bool IsUnknownCapital(int i)
    {
        var word = words[i];
        return i < words.Count
            && capitalsTell
            && word.IsCapital
            && !word.IsAllCapitals
            && word.Text.Length > 2
            && word.Text.All(c => char.IsLetter(c) || c == '\'')
            && !FunctionWords.Has(word.Key)
            && lists[WordList.CapitalWords].At(words, i) == 0
            && lists[WordList.Illnesses].At(words, i) == 0
            && lists[WordList.RareIllnesses].At(words, i) == 0
            && lists[WordList.Staff].At(words, i) == 0
            && lists[WordList.Groups].At(words, i) == 0
            && lists[WordList.KnownPeople].At(words, i) == 0
            && !IsPlaceName(i);
    }

    private bool IsPlaceName(int i)
    {
        var next = i + 1;
        if (
            next < words.Count
            && words[next].IsCapital
            && words[next].Text.Length > 2
            && lists[WordList.AfterPlaceNames].At(words, next) == 0
        )
        {
            next++;
        }

        return Same(i, next)
            && lists[WordList.AfterPlaceNames].At(words, next) > 0
            && (words[next].IsCapital || next == i + 1 && words[i].IsCapital);
    }

    private bool Same(int i, int j) =>
        j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
