namespace ToolkitBot.Toolkit.Screening.Hostility;

/// <summary>Finds violence wished on a person: "I'm going to punch the doctor", "she should be shot".</summary>
internal static class Violence
{
    public static (int, ScreenVerdict) At(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        if (text.Words[WordList.PassiveLinks].At(words, i) is > 0 and var link)
        {
            var passive = text.Words[WordList.ViolentPassives].At(words, i + link);
            if (
                passive > 0
                && Sentence(words, i, i + link + passive - 1)
                && HasPersonBefore(text, words, i)
                && !HostileWords.IsTurned(text, words, i, 4)
            )
            {
                return (link + passive, ScreenVerdict.Stop);
            }
        }

        var verb = text.Words[WordList.ViolentVerbs].At(words, i);
        if (verb == 0)
        {
            verb = Form(text, words, i) ? 1 : 0;
        }

        if (verb == 0 || !IsWished(text, words, i) || HostileWords.IsTurned(text, words, i, 5))
        {
            return (0, default);
        }

        var victim = Victim(text, words, i + verb);
        return victim is { } end ? (end - i, ScreenVerdict.Stop) : (0, default);
    }

    // "I feel like strangling", "I'm killing"
    private static bool Form(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        var key = words[i].Key;
        if (
            !key.EndsWith("ing", StringComparison.Ordinal)
            || i == 0
            || words[i - 1].Key is not ("like" or "i'm" or "am" or "love" or "enjoy" or "of")
        )
        {
            return false;
        }

        var stem = key[..^3];
        return text.Words[WordList.ViolentVerbs].Has(stem)
            || text.Words[WordList.ViolentVerbs].Has(stem + "e")
            || stem.Length > 3 && stem[^1] == stem[^2] && text.Words[WordList.ViolentVerbs].Has(stem[..^1]);
    }

    // The subject can mean it: the author, "someone", or an order. "Infections kill people" is not a threat.
    private static bool IsWished(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        if (words[i].Opens)
        {
            return true;
        }

        for (var k = i - 1; k >= Math.Max(0, i - 6) && words[k].Sentence == words[i].Sentence; k--)
        {
            if (text.Words[WordList.ViolentSubjects].Has(words[k].Key))
            {
                return true;
            }

            if (
                !FunctionWords.Has(words[k].Key)
                && words[k].Key
                    is not ("going" or "really" or "actually" or "bloody" or "personally" or "probably" or "gladly")
            )
            {
                return false;
            }
        }

        return false;
    }

    private static readonly HashSet<string> Victims =
    [
        .. "him them you everyone everybody anyone someone somebody whoever".Split(' '),
    ];

    // Words that may come between a verb and the person: "the next", "all of them".
    private static readonly HashSet<string> BeforePerson =
    [
        .. (
            "the a an any every that this those these our my your his her their next all some first one of other whole "
            + "bloody chief old young new senior damn two"
        ).Split(' '),
    ];

    // Returns the index after the person the violence is aimed at; null if there is none.
    private static int? Victim(ScreenText text, IReadOnlyList<Word> words, int from)
    {
        for (var i = from; i < Math.Min(words.Count, from + 5) && words[i].Sentence == words[from - 1].Sentence; i++)
        {
            var key = words[i].Key;
            if (IsPronoun(words, i))
            {
                var isForYou = key is "you" && Sentence(words, i, i + 1) && words[i + 1].Key is "with" or "for";
                return isForYou ? null : i + 1;
            }

            if (AimedInsults.IsPerson(text, words, i) && key is not ("case" or "character" or "dear" or "public"))
            {
                return AimedInsults.IsAttribute(text, words, i) ? null : i + 1;
            }

            if (i > from && MemberBehind(text, words, i) is { } member)
            {
                return member + 1;
            }

            if (!BeforePerson.Contains(key) && !text.Words[WordList.InsultAdjectives].Has(key))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsPronoun(IReadOnlyList<Word> words, int i) =>
        Victims.Contains(words[i].Key)
        || words[i].Key is "her" && (!Sentence(words, i, i + 1) || FunctionWords.Has(words[i + 1].Key));

    // "the site manager", "the car park attendant": a word or two may come before the person.
    private static int? MemberBehind(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        if (FunctionWords.Has(words[i].Key))
        {
            return null;
        }

        for (var k = i + 1; k < Math.Min(words.Count, i + 3); k++)
        {
            if (IsMember(text, words, i, k))
            {
                return k;
            }
        }

        return null;
    }

    private static bool IsMember(ScreenText text, IReadOnlyList<Word> words, int from, int i) =>
        words[i].Sentence == words[from].Sentence
        && text.Words[WordList.Staff].At(words, i) > 0
        && words[i].Key is not ("it" or "ot" or "team" or "staff")
        && !FunctionWords.Has(words[i - 1].Key)
        && !AimedInsults.IsAttribute(text, words, i);

    private static bool HasPersonBefore(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 7) && words[k].Sentence == words[i].Sentence; k--)
        {
            if (
                AimedInsults.IsPerson(text, words, k)
                || words[k].Key is "he" or "she" or "they" or "you" or "him" or "them"
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool Sentence(IReadOnlyList<Word> words, int one, int other) =>
        other < words.Count && words[one].Sentence == words[other].Sentence;
}
