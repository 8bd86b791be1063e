namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>The kind of a word for the learnt part: the list it stands in, or what its form says.</summary>
internal sealed class WordKinds(ScreeningWords lists)
{
    // Where lists overlap the first one counts.
    private static readonly string[] Kinds =
    [
        WordList.Harmless,
        WordList.Threats,
        WordList.Contempt,
        WordList.Slurs,
        WordList.SwearWords,
        WordList.Insults,
        WordList.InsultAdjectives,
        WordList.Scorn,
        WordList.Aggression,
        WordList.PublicNames,
        WordList.RareIllnesses,
        WordList.Illnesses,
        WordList.IllnessAdjectives,
        WordList.Peoples,
        WordList.Groups,
        WordList.Patients,
        WordList.KnownPeople,
        WordList.Jobs,
        WordList.People,
        WordList.Relations,
        WordList.ColleagueTitles,
        WordList.Staff,
        WordList.Titles,
        WordList.Events,
        WordList.Behaviours,
        WordList.CareThings,
        WordList.Medical,
        WordList.CareActs,
        WordList.Times,
        WordList.Places,
        WordList.OnlyWords,
        WordList.GivenNames,
        WordList.GeneralDeterminers,
    ];

    /// <summary>The kind of each word; null for the later words of an entry of several.</summary>
    public string?[] Of(IReadOnlyList<Word> words)
    {
        var kinds = new string?[words.Count];
        for (var i = 0; i < words.Count; )
        {
            var (kind, length) = At(words, i);
            kinds[i] = kind ?? Form(words[i]).Kind;
            i += Math.Max(1, length);
        }

        return kinds;
    }

    /// <summary>The list of which an entry begins at this word, and how many words the entry takes; null where none does.</summary>
    public (string? Kind, int Length) At(IReadOnlyList<Word> words, int i)
    {
        foreach (var kind in Kinds)
        {
            if (lists[kind].At(words, i) is > 0 and var length)
            {
                return (kind, length);
            }
        }

        return (null, 0);
    }

    /// <summary>What the form of a word says that stands in no list, and whether that tells anything of a person.</summary>
    public static (string Kind, bool Tells) Form(Word word) =>
        FunctionWords.Has(word.Key)
            ? (word.Key, word.Key is "he" or "she" or "his" or "her" or "him" or "my" or "our" or "we")
        : word.IsNumber ? ("number", true)
        : word.IsCapital && !word.Opens && !word.IsAllCapitals ? ("Capital" + Mark(word), true)
        : word.Key.EndsWith("ed", StringComparison.Ordinal) ? ("-ed", false)
        : word.Key.EndsWith("ing", StringComparison.Ordinal) ? ("-ing", false)
        : word.Key.EndsWith('s') ? ("-s", false)
        : ("-" + Mark(word), false);

    /// <summary>How a possessive is marked.</summary>
    public static string Mark(Word word) => word.Possessive ? "'s" : "";
}
