namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Reads which illnesses a text tells of, and gives them to whom they belong.</summary>
/// <param name="owner">Whom the fact at a word is about; see <see cref="PatientFacts"/>.</param>
internal sealed class IllnessFacts(ScreenText text, Func<int, bool, Mention?> owner)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    /// <summary>Reads the word at this place.</summary>
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

        var next = i + Math.Max(length, adjective);
        if (
            next < words.Count
            && Same(i, next)
            && words[next].Start - words[next - 1].End <= 2
            && lists[WordList.AfterIllness].At(words, next) > 0
        )
        {
            return;
        }

        if (i > 1 && (words[i - 1].Key is "not" or "no" || words[i - 2].Key is "not"))
        {
            return;
        }

        var (link, personal) = Link(i);
        var mention = owner(i, personal);
        if (mention is null || mention.Start > i && mention.Kind != MentionKind.Named && !words[i].Possessive)
        {
            return;
        }

        if (length == 0)
        {
            // "is diabetic", "he was deaf"
            if (
                i > 0 && words[i - 1].Key is "is" or "was" or "are" or "who's" or "he" or "she"
                || i > 0 && words[i - 1].Key is "and" or "now" or "so" or "very" or "totally" && personal
            )
            {
                mention.Tell("illness", mention.Kind == MentionKind.Named ? 3 : 2);
            }

            return;
        }

        var weight = rare >= length ? 3 : 2;
        if (mention.Kind == MentionKind.Named)
        {
            weight =
                link ? 3
                : i - mention.End <= 4 ? 2
                : 1;
        }
        else if (mention.Kind == MentionKind.Placed && !link && i - mention.End > 4)
        {
            return;
        }

        if (mention.Base == 0 && mention.Kind == MentionKind.Described && i - mention.End > 12)
        {
            return;
        }

        mention.Tell("illness", weight);
    }

    // "alopecia", "fibromyalgia": medicine names by endings, so no list need be complete.
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
