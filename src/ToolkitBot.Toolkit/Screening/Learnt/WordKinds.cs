namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>The kind of a word for the learnt screen: the list it is in, or its form.</summary>
internal sealed class WordKinds(ScreeningWords lists)
{
    // If lists overlap, the first one counts.
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

    /// <summary>Returns the kind of each word; null for the second and later words of a phrase.</summary>
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

    /// <summary>Returns the list with an entry that begins at this word, and the entry's length, if any.</summary>
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

    /// <summary>Returns the form of an unlisted word, and whether that says anything about a person.</summary>
    public static (string Kind, bool Tells) Form(Word word) =>
        FunctionWords.Has(word.Key)
            ? (word.Key, word.Key is "he" or "she" or "his" or "her" or "him" or "my" or "our" or "we")
        : word.IsNumber ? ("number", true)
        : word.IsCapital && !word.Opens && !word.IsAllCapitals ? ("Capital" + Mark(word), true)
        : word.Key.EndsWith("ed", StringComparison.Ordinal) ? ("-ed", false)
        : word.Key.EndsWith("ing", StringComparison.Ordinal) ? ("-ing", false)
        : word.Key.EndsWith('s') ? ("-s", false)
        : ("-" + Mark(word), false);

    /// <summary>Returns the mark of a possessive.</summary>
    public static string Mark(Word word) => word.Possessive ? "'s" : "";
}
