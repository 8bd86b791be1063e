namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Tells whether a noun means one certain person ("the", "that", "our"), somebody, or nobody in particular.</summary>
internal sealed class Determiners(ScreenText text)
{
    // "I will never call anybody the hip in 4 or the overdose in cubicle 2 again"
    private const int FarthestHeldUp = 14;

    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    /// <summary>The word before a noun that tells whom it means.</summary>
    public (string Word, bool Definite) Before(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 5) && Same(k, i); k--)
        {
            var key = words[k].Key;
            if (lists[WordList.GeneralDeterminers].Has(key))
            {
                return ("general", false);
            }

            if (
                key
                is "the"
                    or "that"
                    or "this"
                    or "our"
                    or "your"
                    or "his"
                    or "her"
                    or "their"
                    or "yon"
                    or "them"
                    or "tha"
            )
            {
                return (key, true);
            }

            if (key is "my" or "mine")
            {
                return ("my", true);
            }

            // "One lady with dementia hides her teeth": one certain lady.
            if (key is "one" && k + 1 == i && lists[WordList.People].At(words, i) > 0)
            {
                return ("one", true);
            }

            if (key is "a" or "an" or "one")
            {
                // "If a patient falls": nobody yet.
                if (
                    k > 0
                    && words[k - 1].Key
                        is "if"
                            or "when"
                            or "whenever"
                            or "once"
                            or "should"
                            or "unless"
                            or "as"
                            or "like"
                            or "until"
                            or "where"
                            or "wherever"
                            or "treat"
                )
                {
                    return ("general", false);
                }

                return ("a", false);
            }

            if (FunctionWords.Has(key) || words[k].Possessive || lists[WordList.Groups].Has(key))
            {
                return ("", false);
            }
        }

        return ("", false);
    }

    public bool IsHeldUp(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - FarthestHeldUp) && Same(k, i); k--)
        {
            if (lists[WordList.HeldUp].At(words, k) is > 0 and var length && k + length <= i)
            {
                return true;
            }
        }

        return false;
    }

    private bool Same(int i, int j) => j >= 0 && j < words.Count && words[i].Sentence == words[j].Sentence;
}
