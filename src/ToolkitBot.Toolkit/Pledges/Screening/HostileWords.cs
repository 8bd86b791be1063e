namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>
/// Slurs, swearing, insults aimed at somebody and threats. Strong words against things pass: "kill off jargon", "attack
/// the backlog", "a crap form".
/// </summary>
internal static class HostileWords
{
    public static void Find(ScreenText text)
    {
        Find(text, text.Plain);
        if (!ReferenceEquals(text.Joined, text.Plain))
        {
            Find(text, text.Joined);
        }

        MaskedWords.Find(text);
    }

    private static void Find(ScreenText text, ScreenView view)
    {
        var words = view.Words;
        for (var i = 0; i < words.Count; )
        {
            if (text.Words[WordList.Harmless].At(words, i) is > 0 and var harmless)
            {
                i += harmless;
                continue;
            }

            var (length, verdict) = Judge(text, words, i);
            if (length > 0)
            {
                text.Found(
                    view,
                    FindingKind.HostileWords,
                    verdict,
                    words[i].Start,
                    words[i + length - 1].End
                );
            }

            i += Math.Max(1, length);
        }
    }

    private static (int, ScreenVerdict) Judge(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        foreach (var list in new[] { WordList.Threats, WordList.Contempt })
        {
            if (text.Words[list].At(words, i) is > 0 and var length)
            {
                return IsTurned(text, words, i, 3) ? (0, default) : (length, ScreenVerdict.Stop);
            }
        }

        if (text.Words[WordList.Slurs].At(words, i) is > 0 and var slur)
        {
            return (slur, IsAboutWords(text, words, i) ? ScreenVerdict.Review : ScreenVerdict.Stop);
        }

        if (text.Words[WordList.SwearWords].At(words, i) is > 0 and var swearing)
        {
            return (swearing, ScreenVerdict.Stop);
        }

        if (text.Words[WordList.Insults].At(words, i) is > 0 and var insult)
        {
            return IsAboutWords(text, words, i) || IsDescribedThing(text, words, i + insult)
                ? (0, default)
                : (insult, ScreenVerdict.Review);
        }

        if (text.Words[WordList.InsultAdjectives].At(words, i) is > 0 and var adjective)
        {
            return IsAimed(text, words, i, adjective) && !IsAboutWords(text, words, i)
                ? (adjective, ScreenVerdict.Review)
                : (0, default);
        }

        return Violence.At(text, words, i);
    }

    // "lazy nurses", "the porters are so lazy", "you useless lot"; not "a useless form".
    private static bool IsAimed(ScreenText text, IReadOnlyList<Word> words, int i, int length)
    {
        var next = i + length;
        while (
            next < words.Count
            && next < i + 4
            && (
                text.Words[WordList.InsultAdjectives].At(words, next) > 0
                || words[next].Key is "and" or "old" or "young"
            )
        )
        {
            next++;
        }

        if (Same(words, i, next) && IsPerson(text, words, next) && !IsAttribute(text, words, next))
        {
            return true;
        }

        var before = i - 1;
        while (
            before >= 0
            && i - before < 5
            && (
                text.Words[WordList.Intensifiers].Has(words[before].Key)
                || text.Words[WordList.InsultAdjectives].Has(words[before].Key)
                || words[before].Key == "and"
            )
        )
        {
            before--;
        }

        // "patients who moan are pathetic", "they're disgusting", "our manager is thick"
        if (before < 0 || words[before].Sentence != words[i].Sentence)
        {
            return false;
        }

        if (words[before].Key is "they're" or "you're" or "he" or "she" && before == i - 1)
        {
            return words[before].Key.Contains('\'') || words[before].Possessive;
        }

        if (
            words[before].Key
            is not (
                "are"
                or "is"
                or "was"
                or "were"
                or "they're"
                or "you're"
                or "be"
                or "being"
                or "how"
            )
        )
        {
            return
                i + length == words.Count
                || words[Math.Min(i + length, words.Count - 1)].Sentence != words[i].Sentence
                ? words[before].Key is "they're" or "you're"
                : words[before].Key is "you"
                    && before == i - 1
                    && next < words.Count
                    && words[next].Key is "lot" or "people" or "cow" or "git";
        }

        var following =
            i + length < words.Count
            && words[i + length].Sentence == words[i].Sentence
            && IsThing(words[i + length]);
        if (following)
        {
            return false;
        }

        for (
            var k = before - 1;
            k >= Math.Max(0, before - 5) && words[k].Sentence == words[i].Sentence;
            k--
        )
        {
            if (
                IsPerson(text, words, k)
                || words[k].Key is "they" or "you" or "he" or "she" or "him" or "her"
            )
            {
                return true;
            }
        }

        return false;
    }

    // The words behind it make it a thing: "dinosaur stickers", "idiot guide".
    private static bool IsDescribedThing(ScreenText text, IReadOnlyList<Word> words, int next) =>
        next < words.Count
        && Same(words, next - 1, next)
        && words[next].Key
            is "guide"
                or "guides"
                or "proof"
                or "stickers"
                or "trail"
                or "park"
                or "day"
                or "costume"
                or "costumes"
                or "outfit";

    internal static bool IsPerson(ScreenText text, IReadOnlyList<Word> words, int i) =>
        i < words.Count
        && (
            text.Words[WordList.Staff].At(words, i) > 0 && words[i].Key != "it"
            || text.Words[WordList.Patients].At(words, i) > 0
            || text.Words[WordList.People].At(words, i) > 0
            || text.Words[WordList.KnownPeople].At(words, i) > 0
            || text.Words[WordList.Groups].At(words, i) > 0
            || text.Words[WordList.Titles].At(words, i) > 0 && words[i].IsCapital
            || text.Words[WordList.GivenNames].Has(words[i].Key) && words[i].IsCapital
            || text.Words[WordList.Relations].At(words, i) > 0
            || words[i].Key
                is "lot"
                    or "cow"
                    or "cows"
                    or "mare"
                    or "sod"
                    or "sods"
                    or "bugger"
                    or "buggers"
                    or "bag"
                    or "bat"
                    or "git"
                    or "gits"
                    or "smokers"
                    or "smoker"
                    or "foreigners"
                    or "immigrants"
                    or "muslims"
                    or "jews"
                    or "gays"
                    or "gypsies"
                    or "travellers"
                    or "drunks"
                    or "alcoholics"
                    or "addicts"
                    or "pensioners"
                    or "leader"
                    or "leaders"
                    or "management"
                    or "trainees"
                    or "agency"
                    or "relatives"
        );

    // "patient safety", "staff parking": the person only describes a thing.
    internal static bool IsAttribute(ScreenText text, IReadOnlyList<Word> words, int person)
    {
        var next = person + 1;
        return words[person].Possessive
            || next < words.Count
                && Same(words, person, next)
                && IsThing(words[next])
                && !IsPerson(text, words, next)
                && words[person].Key
                    is "patient"
                        or "staff"
                        or "nurse"
                        or "student"
                        or "manager"
                        or "doctor"
                        or "team"
                        or "carer"
                        or "admin"
                        or "it"
                        or "hr"
                        or "baby"
                        or "family"
                        or "security"
                        or "junior"
                        or "public"
                        or "community"
                        or "case"
                        or "child"
                        or "people"
                        or "case"
                        or "teams"
                        or "gp"
                        or "agency";
    }

    private static bool IsThing(Word word) => !FunctionWords.Has(word.Key) && !word.IsNumber;

    internal static bool IsTurned(ScreenText text, IReadOnlyList<Word> words, int i, int reach)
    {
        var turned = text.Words[WordList.TurnedRound];
        for (
            var k = i - 1;
            k >= Math.Max(0, i - reach) && words[k].Sentence == words[i].Sentence;
            k--
        )
        {
            if (turned.At(words, k) is > 0 and var length && k + length <= i)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAboutWords(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        var about = text.Words[WordList.AboutWords];
        for (var k = i - 1; k >= Math.Max(0, i - 5) && words[k].Sentence == words[i].Sentence; k--)
        {
            if (
                about.At(words, k) > 0
                && (
                    IsTurned(text, words, i, 7)
                    || words[k].Key
                        is "feel"
                            or "felt"
                            or "feeling"
                            or "i'm"
                            or "me"
                            or "myself"
                            or "stereotype"
                            or "word"
                            or "words"
                            or "i"
                            or "look"
                            or "looking"
                )
            )
            {
                return true;
            }
        }

        return i + 1 < words.Count && words[i + 1].Key is "guide" or "proof";
    }

    private static bool Same(IReadOnlyList<Word> words, int one, int other) =>
        other < words.Count && words[one].Sentence == words[other].Sentence;
}
