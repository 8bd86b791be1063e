namespace ToolkitBot.Toolkit.Screening.Hostility;

/// <summary>Tells whether a harsh word is aimed at people: "lazy nurses", but not "a lazy eye".</summary>
internal static class AimedInsults
{
    // "lazy nurses", "the porters are so lazy", "you useless lot"; not "a useless form".
    public static bool Is(ScreenText text, IReadOnlyList<Word> words, int i, int length)
    {
        var next = Described(text, words, i + length, i + 4);
        if (Same(words, i, next) && IsPerson(text, words, next) && !IsAttribute(text, words, next))
        {
            return true;
        }

        var before = BeforeIntensifiers(text, words, i);
        if (before < 0 || words[before].Sentence != words[i].Sentence)
        {
            return false;
        }

        return words[before].Key switch
        {
            // "they're disgusting"
            "they're" or "you're" when before == i - 1 => true,
            "he" or "she" when before == i - 1 => words[before].Possessive,
            "are" or "is" or "was" or "were" or "they're" or "you're" or "be" or "being" or "how" => !IsBeforeThing(
                words,
                i + length
            ) && HasPersonBefore(text, words, before),
            "you" when before == i - 1 => IsFollowed(words, i + length)
                && next < words.Count
                && words[next].Key is "lot" or "people" or "cow" or "git",
            _ => false,
        };
    }

    // Returns the index of the noun after "lazy" or "lazy and old".
    private static int Described(ScreenText text, IReadOnlyList<Word> words, int from, int limit)
    {
        var next = from;
        while (
            next < words.Count
            && next < limit
            && (
                text.Words[WordList.InsultAdjectives].At(words, next) > 0
                || words[next].Key is "and" or "old" or "young"
            )
        )
        {
            next++;
        }

        return next;
    }

    private static int BeforeIntensifiers(ScreenText text, IReadOnlyList<Word> words, int i)
    {
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

        return before;
    }

    private static bool IsFollowed(IReadOnlyList<Word> words, int next) =>
        next < words.Count && words[next].Sentence == words[next - 1].Sentence;

    private static bool IsBeforeThing(IReadOnlyList<Word> words, int next) =>
        IsFollowed(words, next) && IsThing(words[next]);

    // "patients who moan are pathetic", "our manager is thick"
    private static bool HasPersonBefore(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 5) && words[k].Sentence == words[i].Sentence; k--)
        {
            if (IsPerson(text, words, k) || words[k].Key is "they" or "you" or "he" or "she" or "him" or "her")
            {
                return true;
            }
        }

        return false;
    }

    // The next word makes it a thing: "dinosaur stickers", "idiot guide".
    public static bool IsThingBehind(ScreenText text, IReadOnlyList<Word> words, int next) =>
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

    public static bool IsPerson(ScreenText text, IReadOnlyList<Word> words, int i) =>
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
            || text.Words[WordList.InsultedPeople].Has(words[i].Key)
        );

    // "patient safety", "staff parking": the person only modifies a thing.
    public static bool IsAttribute(ScreenText text, IReadOnlyList<Word> words, int person)
    {
        var next = person + 1;
        return words[person].Possessive
            || next < words.Count
                && Same(words, person, next)
                && IsThing(words[next])
                && !IsPerson(text, words, next)
                && text.Words[WordList.DescribingPeople].Has(words[person].Key);
    }

    private static bool IsThing(Word word) => !FunctionWords.Has(word.Key) && !word.IsNumber;

    private static bool Same(IReadOnlyList<Word> words, int one, int other) =>
        other < words.Count && words[one].Sentence == words[other].Sentence;
}
