namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Tells which words of a text look like a person's name, and where a name ends.</summary>
internal sealed class NameWords(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    // If most words have capitals, a capital means nothing.
    public bool CapitalsTell { get; } =
        text.Plain.Words.Count(word => word.IsCapital) * 2 <= text.Plain.Words.Count || text.Plain.Words.Count < 4;

    public bool AllSmall { get; } = !text.Plain.Words.Any(word => word.IsCapital && word.Key != "i");

    public bool LooksLikeName(int i) =>
        CapitalsTell
        && words[i].IsCapital
        && !words[i].IsAllCapitals
        && words[i].Text.Length > 2
        && lists[WordList.CapitalWords].At(words, i) == 0
        && text.Plain.Text[words[i - 1].End..words[i].Start] is " " or ", " or " - " or ": " or " (";

    public int EndOfName(int start)
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

        if (AllSmall && end < words.Count && words[end - 1].Text.Length == 1)
        {
            end = Math.Min(end + 1, words.Count);
        }

        return end;
    }

    public bool IsNameWord(int i, bool afterTitle) =>
        i < words.Count
        && (
            IsGivenName(i)
            || IsUnknownCapital(i)
            || (afterTitle && words[i].IsCapital && lists[WordList.AmbiguousNames].Has(words[i].Key))
        );

    public bool IsGivenName(int i)
    {
        var word = words[i];
        if (lists[WordList.GivenNames].Has(word.Key))
        {
            return word.IsCapital || word.Text.Length > 2;
        }

        if (!word.IsCapital)
        {
            return AllSmall && word.Possessive && lists[WordList.AmbiguousNames].Has(word.Key);
        }

        return word.IsCapital
                && !word.Opens
                && CapitalsTell
                && lists[WordList.AmbiguousNames].Has(word.Key)
                && lists[WordList.CapitalWords].At(words, i) == 0
            || word.IsCapital && word.Opens && lists[WordList.AmbiguousNames].Has(word.Key) && OpensLikeAName(i);
    }

    // "Olive died", "Rose's mum", "Jack, 19, ..."; not "Hope is our theme".
    private bool OpensLikeAName(int i) =>
        words[i].Possessive && Same(i, i + 1) && !words[i + 1].IsCapital
        || Same(i, i + 1) && words[i + 1].Key is "who" or "died" or "was" or "had" or "fell" or "in" or "has"
        || i + 1 < words.Count
            && words[i + 1].IsNumber
            && text.Plain.Text[words[i].End..words[i + 1].Start] is ", " or " (";

    public bool IsUnknownCapital(int i)
    {
        var word = words[i];
        return i < words.Count
            && CapitalsTell
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

    public bool IsPlaceName(int i)
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

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
