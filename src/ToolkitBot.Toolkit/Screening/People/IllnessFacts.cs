namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Finds illnesses in a text and assigns each to a person.</summary>
/// <param name="owner">Returns the person that a fact at a word is about; see <see cref="PatientFacts"/>.</param>
internal sealed class IllnessFacts(ScreenText text, Func<int, bool, Mention?> owner)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    /// <summary>Reads the word at this index.</summary>
    public void Read(int i)
    {
        var rare = lists[WordList.RareIllnesses].At(words, i);
        var length = Math.Max(
            Math.Max(rare, lists[WordList.Illnesses].At(words, i)),
            HasIllnessEnding(words[i]) ? 1 : 0
        );
        var adjective = lists[WordList.IllnessAdjectives].At(words, i);
        if (length == 0 && adjective == 0)
        {
            return;
        }

        if (IsPartOfThing(i + Math.Max(length, adjective)) || IsDenied(i))
        {
            return;
        }

        var (linked, personal) = Link(i);
        var mention = owner(i, personal);
        if (mention is null || mention.Start > i && mention.Kind != MentionKind.Named && !words[i].Possessive)
        {
            return;
        }

        if (length > 0)
        {
            Tell(mention, i, linked, rare >= length);
        }
        else if (IsPredicate(i, personal))
        {
            mention.Tell(Fact.Illness);
        }
    }

    // "asthma clinic", "dementia friends"
    private bool IsPartOfThing(int next) =>
        next < words.Count
        && Same(next - 1, next)
        && words[next].Start - words[next - 1].End <= 2
        && lists[WordList.AfterIllness].At(words, next) > 0;

    private bool IsDenied(int i) => i > 1 && (words[i - 1].Key is "not" or "no" || words[i - 2].Key is "not");

    // "is diabetic", "he was deaf"
    private bool IsPredicate(int i, bool personal) =>
        i > 0 && words[i - 1].Key is "is" or "was" or "are" or "who's" or "he" or "she"
        || i > 0 && words[i - 1].Key is "and" or "now" or "so" or "very" or "totally" && personal;

    private static void Tell(Mention mention, int i, bool linked, bool rare)
    {
        var near = i - mention.End <= 4;
        switch (mention.Kind)
        {
            case MentionKind.Named:
                mention.Tell(
                    linked ? Fact.Illness
                    : near ? Fact.IllnessNearby
                    : Fact.IllnessFarOff
                );
                break;
            case MentionKind.Placed when !linked && !near:
            case MentionKind.Described when mention.Base == 0 && i - mention.End > 12:
                break;
            default:
                mention.Tell(rare ? Fact.RareIllness : Fact.Illness);
                break;
        }
    }

    // Endings find "alopecia" and "fibromyalgia", so no list of illnesses need be complete.
    private bool HasIllnessEnding(Word word)
    {
        if (word.Key.Length < 7 || lists[WordList.NotIllnesses].Has(word.Key))
        {
            return false;
        }

        foreach (var ending in lists[WordList.IllnessEndings].SingleWords)
        {
            if (word.Key.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // "with vascular dementia", "has a broken hip", "after his seizure"
    private (bool Linked, bool Personal) Link(int i)
    {
        var links = lists[WordList.IllnessLinks];
        for (var k = i - 1; k >= Math.Max(0, i - 4) && Same(k, i); k--)
        {
            if (links.Has(words[k].Key) && words[k].Key is not ("a" or "an" or "the"))
            {
                return (true, words[k].Key is "his" or "her" or "he" or "she");
            }

            if (words[k].Possessive)
            {
                return (true, false);
            }
        }

        return (false, false);
    }

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
