namespace ToolkitBot.Toolkit.Screening.People;

/// <summary>Tells whether a noun means a specific person ("the", "that", "our"), some person or anybody.</summary>
internal sealed class Determiners(ScreenText text)
{
    // "I will never call anybody the hip in 4 or the overdose in cubicle 2 again"
    private const int FarthestHeldUp = 14;

    private readonly ScreeningWords lists = text.Words;
    private readonly IReadOnlyList<Word> words = text.Plain.Words;

    private static readonly HashSet<string> Definite =
    [
        .. "the that this our your his her their yon them tha".Split(' '),
    ];

    // "If a patient falls", "treat every gran as a queen": nobody in particular.
    private static readonly HashSet<string> Hypothetical =
    [
        .. "if when whenever once should unless as like until where wherever treat".Split(' '),
    ];

    /// <summary>Returns the word before a noun that says which person is meant.</summary>
    public (string Word, bool Definite) Before(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 5) && Same(k, i); k--)
        {
            if (At(k, i) is { } found)
            {
                return found;
            }

            if (FunctionWords.Has(words[k].Key) || words[k].Possessive || lists[WordList.Groups].Has(words[k].Key))
            {
                return ("", false);
            }
        }

        return ("", false);
    }

    private (string Word, bool Definite)? At(int k, int noun)
    {
        var key = words[k].Key;
        if (lists[WordList.GeneralDeterminers].Has(key))
        {
            return ("general", false);
        }

        if (Definite.Contains(key))
        {
            return (key, true);
        }

        return key switch
        {
            "my" or "mine" => ("my", true),
            // "One lady with dementia hides her teeth": a specific lady.
            "one" when k + 1 == noun && lists[WordList.People].At(words, noun) > 0 => ("one", true),
            "a" or "an" or "one" => k > 0 && Hypothetical.Contains(words[k - 1].Key)
                ? ("general", false)
                : ("a", false),
            _ => null,
        };
    }

    /// <summary>
    /// Returns whether the words before the noun are about how people are called, not about one person.
    /// </summary>
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
