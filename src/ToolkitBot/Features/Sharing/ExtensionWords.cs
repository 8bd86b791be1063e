using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Features.Sharing;

/// <summary>The words of one item, and how well typed words fit them.</summary>
internal sealed class ExtensionWords
{
    /// <summary>What a whole word of the title counts.</summary>
    public const double InTitle = 8;
    private const double InText = 3;
    private const double Begun = 0.7;
    private const double Slipped = 0.5;
    private const int FewestLettersForASlip = 4;
    private const int FewestLettersForTwo = 8;

    private readonly IReadOnlyList<string> title;
    private readonly IReadOnlyList<string> text;

    private ExtensionWords(IReadOnlyList<string> title, IReadOnlyList<string> text)
    {
        this.title = title;
        this.text = text;
    }

    public static ExtensionWords Of(ExtensionItem item, Spelling spelling) =>
        new(
            [.. spelling.Words(item.Title).Distinct(StringComparer.Ordinal)],
            [.. spelling.Words($"{item.Text} {item.Found}").Distinct(StringComparer.Ordinal)]
        );

    /// <summary>
    /// How well the item fits: 0 where one of the longer words fits nothing. Short words ("in", "my") help but do not
    /// decide, save where they are all there is.
    /// </summary>
    public double Score(IReadOnlyList<string> typed)
    {
        const int Short = 3;
        var decides = typed.Any(word => word.Length > Short);
        var sum = 0.0;
        foreach (var word in typed)
        {
            var fit = Math.Max(InTitle * Best(word, title), InText * Best(word, text));
            if (fit == 0 && (word.Length > Short || !decides))
            {
                return 0;
            }

            sum += word.Length > Short || !decides ? fit : fit / 8;
        }

        return sum;
    }

    private static double Best(string typed, IReadOnlyList<string> words)
    {
        var best = 0.0;
        foreach (var word in words)
        {
            if (word == typed)
            {
                return 1;
            }

            if (word.StartsWith(typed, StringComparison.Ordinal))
            {
                best = Math.Max(best, Begun);
            }
            else if (best < Slipped && IsSlip(typed, word))
            {
                best = Slipped;
            }
        }

        return best;
    }

    /// <summary>
    /// Whether the typed letters are the beginning of the word, or all of it, with a letter added, missing, wrong or
    /// swapped; two such slips in a long word. People rarely miss the first letter, so it must be right.
    /// </summary>
    private static bool IsSlip(string typed, string word)
    {
        if (typed.Length < FewestLettersForASlip || word.Length < FewestLettersForASlip || typed[0] != word[0])
        {
            return false;
        }

        var most = typed.Length >= FewestLettersForTwo ? 2 : 1;
        return Distance(typed, word) <= most;
    }

    /// <summary>Fewest slips between the typed letters and any beginning of the word.</summary>
    private static int Distance(string typed, string word)
    {
        var length = Math.Min(word.Length, typed.Length + 2);
        var (before, last, next) = (new int[length + 1], new int[length + 1], new int[length + 1]);
        for (var j = 0; j <= length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= length; j++)
            {
                var wrong = typed[i - 1] == word[j - 1] ? 0 : 1;
                next[j] = Math.Min(last[j - 1] + wrong, Math.Min(last[j], next[j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }

            (before, last, next) = (last, next, before);
        }

        return last.Min();
    }
}
