namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Tells the author's colleagues from other named people.</summary>
internal sealed class Colleagues(ScreenText text)
{
    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    /// <summary>Returns whether the name in these words is a colleague's.</summary>
    /// <param name="start">Index of the first word.</param>
    /// <param name="end">Index after the last word.</param>
    /// <param name="weight">The weight of the name; see <see cref="PatientIdentity"/>.</param>
    public bool IsOne(int start, int end, int weight)
    {
        // A person called a patient is one, whatever else is said of them.
        if (weight == 4 || HasCareOrRelatives(end))
        {
            return false;
        }

        if (HasRoleBehind(end))
        {
            return true;
        }

        var isStaffBefore = start > 0 && Same(start - 1, start) && lists[WordList.Staff].Has(words[start - 1].Key);
        if (weight == 3)
        {
            return IsInTeam(end) || isStaffBefore;
        }

        // "our diabetes nurse Priya", "the porter, Nick"
        return weight < 3
            && start > 0
            && (
                lists[WordList.ColleagueBefore].Before(words, start) > 0
                || isStaffBefore
                || Same(start - 1, start) && lists[WordList.ColleagueTitles].Has(words[start - 1].Key)
            );
    }

    // "Rhys's parents" and "Sue's discharge" are about a patient.
    private bool HasCareOrRelatives(int end) =>
        words[end - 1].Possessive
        && end < words.Count
        && (lists[WordList.Relations].At(words, end) > 0 || lists[WordList.CareThings].At(words, end) > 0);

    // "Tom our porter" is a colleague, "Tom our oldest resident" is not.
    private bool HasRoleBehind(int end)
    {
        if (
            end >= words.Count
            || words[end - 1].Possessive
            || !Same(end - 1, end)
            || lists[WordList.ColleagueAfter].At(words, end) is not (> 0 and var after)
        )
        {
            return false;
        }

        return words[end].Key is not ("our" or "my")
            || words
                .Skip(end + after)
                .Take(4)
                .Any(word => lists[WordList.Staff].Has(word.Key) || lists[WordList.ColleagueTitles].Has(word.Key));
    }

    // "Mrs Lowe and I"; but in "Mrs Lowe was worse and I waited" the "and" begins a new clause.
    private bool IsInTeam(int end)
    {
        for (var k = end; k < Math.Min(words.Count, end + 4) && Same(end - 1, k); k++)
        {
            if (lists[WordList.TeamWords].At(words, k) > 0 && (k == end || words[k].Key != "and"))
            {
                return true;
            }
        }

        return false;
    }

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
