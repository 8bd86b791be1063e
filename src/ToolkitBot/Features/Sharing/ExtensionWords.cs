using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Features.Sharing;

/// <summary>The words of one item, and how well typed words match them.</summary>
internal sealed class ExtensionWords
{
    /// <summary>The score of a whole word in the title.</summary>
    public const double InTitle = 8;
    private const double InText = 3;
    private const double Begun = 0.7;
    private const double Slipped = 0.5;

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
    /// Scores the match: 0 if one of the longer words matches nothing. Short words ("in", "my") add to the score but do
    /// not decide, unless there are no others.
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
            else if (best < Slipped && Slips.Begin(typed, word))
            {
                best = Slipped;
            }
        }

        return best;
    }
}
