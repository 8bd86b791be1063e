using System.Globalization;
using System.Text;

namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// Typed words, brought to a form in which they can be compared: lower case, without accents and
/// apostrophes, each word cut to its stem ("recruiting" and "recruitment" both become "recruit").
/// </summary>
internal static class WishText
{
    /// <summary>A wish is a sentence or two; of a pasted page only the beginning is looked at.</summary>
    private const int MostWords = 120;

    public static List<string> Stems(string text) => [.. Words(text).Select(Stem)];

    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var sign in Plain(text))
        {
            if (char.IsLetterOrDigit(sign))
            {
                word.Append(char.ToLowerInvariant(sign));
            }
            else if (JoinsLetters(sign, word))
            {
                continue;
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
                if (words.Count == MostWords)
                {
                    return words;
                }
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Ligatures, full-width letters and accented ones in their simple forms.</summary>
    private static string Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair: it is no letter anyway, and the rest is read as it stands.
            return text;
        }
    }

    /// <summary>Cuts the commonest English endings; a word of another language mostly stays as it is.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 3)
        {
            return word;
        }

        var stem = WithoutPlural(word);
        if (stem.Length >= 8 && stem.EndsWith("ment", StringComparison.Ordinal))
        {
            stem = stem[..^4];
        }
        else if (stem.Length >= 6 && stem.EndsWith("ing", StringComparison.Ordinal))
        {
            stem = WithoutDouble(stem[..^3]);
        }
        else if (stem.Length >= 5 && stem.EndsWith("ed", StringComparison.Ordinal))
        {
            stem = WithoutDouble(stem[..^2]);
        }

        return stem.Length > 4 && stem.EndsWith('e') ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word) =>
        word switch
        {
            _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
            _ when word.EndsWith("ches", StringComparison.Ordinal)
                    || word.EndsWith("shes", StringComparison.Ordinal)
                    || word.EndsWith("sses", StringComparison.Ordinal)
                    || word.EndsWith("xes", StringComparison.Ordinal) => word[..^2],
            _ when word.EndsWith("ss", StringComparison.Ordinal)
                    || word.EndsWith("us", StringComparison.Ordinal)
                    || word.EndsWith("is", StringComparison.Ordinal) => word,
            // "News" is no plural: cut, it would meet every "new".
            _ when word.EndsWith('s') && word != "news" => word[..^1],
            _ => word,
        };

    private static string WithoutDouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e') ? stem[..^1] : stem;

    /// <summary>Signs inside a word that do not end it: apostrophes, accents, and the hyphen of "x-ray".</summary>
    private static bool JoinsLetters(char sign, StringBuilder word) =>
        sign is '\'' or '’' or '‘' or '\u200b' or '\u00ad'
        || CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark
        || (sign is '-' or '\u2010' or '\u2011' && word.Length == 1);
}
