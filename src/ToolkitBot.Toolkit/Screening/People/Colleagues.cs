namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Tells the author's colleagues from other people who are called by a name.</summary>
internal sealed class Colleagues(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    /// <summary>Whether the name at these words is a colleague's.</summary>
    /// <param name="start">The first word.</param>
    /// <param name="end">Behind the last word.</param>
    /// <param name="weight">What the name weighs; see <see cref="PatientIdentity"/>.</param>
    public bool IsOne(int start, int end, int weight)
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
            && (lists[WordList.Relations].At(words, end) > 0 || lists[WordList.CareThings].At(words, end) > 0)
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
                    .Any(word => lists[WordList.Staff].Has(word.Key) || lists[WordList.ColleagueTitles].Has(word.Key))
            )
            {
                return true;
            }
        }

        if (weight == 3)
        {
            for (var k = end; k < Math.Min(words.Count, end + 4) && Same(end - 1, k); k++)
            {
                // "Mrs Lowe and I"; but in "Mrs Lowe was worse and I waited" it begins something new.
                if (lists[WordList.TeamWords].At(words, k) > 0 && (k == end || words[k].Key != "and"))
                {
                    return true;
                }
            }
        }

        if (weight == 3 && start > 0 && Same(start - 1, start) && lists[WordList.Staff].Has(words[start - 1].Key))
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

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
