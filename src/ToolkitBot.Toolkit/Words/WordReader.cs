using System.Text;

namespace ToolkitBot.Toolkit.Words;

/// <summary>Finds the words and short phrases of a list in free text, whatever their endings.</summary>
/// <remarks>
/// A phrase is found where its words stand in order with at most two others between them. A word just after
/// "not" or "never" does not count. One slip in a word of six letters or more is forgiven. A phrase after an
/// equals sign must be the whole text.
/// </remarks>
internal sealed class WordReader
{
    private const int WordsBetween = 2;
    private const int WordsAfterNot = 3;
    private const int LongWord = 6;

    private static readonly HashSet<string> Negations =
    [
        "not",
        "never",
        "no",
        "dont",
        "wont",
        "isnt",
        "arent",
        "cant",
        "wouldnt",
        "without",
        "nor",
    ];

    private readonly List<(string Stem, bool Denied)> words = [];

    /// <summary>Takes a text in.</summary>
    public WordReader(string text)
    {
        var sinceNot = int.MaxValue;
        foreach (var (word, endsClause) in Split(text))
        {
            sinceNot = Negations.Contains(word) ? 0 : Math.Min(sinceNot + 1, 100);
            words.Add((Stem(word), sinceNot is > 0 and <= WordsAfterNot));
            if (endsClause)
            {
                sinceNot = int.MaxValue - 1;
            }
        }
    }

    /// <summary>Whether one of the phrases is in the text and is not denied there.</summary>
    public bool HasAny(IEnumerable<string> phrases) => phrases.Any(Has);

    private bool Has(string phrase)
    {
        var wanted = Split(phrase).Select(w => Stem(w.Word)).ToList();
        if (phrase.StartsWith('=') && wanted.Count != words.Count)
        {
            return false;
        }

        var saysNo = Split(phrase).Any(w => Negations.Contains(w.Word));
        for (var start = 0; start < words.Count; start++)
        {
            if (StartsAt(start, wanted) && (saysNo || !words[start].Denied))
            {
                return true;
            }
        }

        return false;
    }

    private bool StartsAt(int start, List<string> wanted)
    {
        var at = start;
        for (var i = 0; i < wanted.Count; i++)
        {
            var last = i == 0 ? start : Math.Min(at + WordsBetween, words.Count - 1);
            while (at <= last && !IsSame(words[at].Stem, wanted[i]))
            {
                at++;
            }

            if (at > last || at >= words.Count)
            {
                return false;
            }

            at++;
        }

        return wanted.Count > 0;
    }

    private static bool IsSame(string typed, string wanted) =>
        typed == wanted || (wanted.Length >= LongWord && Slips.IsOneSlip(typed, wanted));

    private static IEnumerable<(string Word, bool EndsClause)> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC) + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }

            // "don't" is one word, written dont in the lists of negations.
            if (c is '\'' or '’' && word.Length > 0)
            {
                continue;
            }

            if (word.Length > 0)
            {
                yield return (word.ToString(), c is ',' or '.' or ';' or '!' or '?' or '\n');
                word.Clear();
            }
        }
    }

    // Endings that English puts on the same word; enough for short answers to a known question.
    internal static string Stem(string word)
    {
        var stem = word;
        if (stem.Length > 3 && stem.EndsWith("ies", StringComparison.Ordinal))
        {
            return stem[..^3] + "y";
        }

        if (stem.Length > 3 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem[..^1];
        }

        foreach (var ending in new[] { "ing", "ed" })
        {
            if (stem.Length >= ending.Length + 3 && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length];
                stem = stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : stem;
                break;
            }
        }

        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }
}
