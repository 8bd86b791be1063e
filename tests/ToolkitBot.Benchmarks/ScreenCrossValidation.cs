using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Benchmarks;

/// <summary>
/// Learns from some of the examples and screens the rest, rules and learnt part together: a measure of how it does on
/// unseen texts.
/// </summary>
internal static class ScreenCrossValidation
{
    /// <summary>The verdict on every example of the parts that are asked.</summary>
    /// <param name="examples">All examples.</param>
    /// <param name="words">The screening words of the same language.</param>
    /// <param name="folds">Into how many parts to cut.</param>
    /// <param name="asked">How many of the parts are asked, each of a screen that learnt from all others.</param>
    public static IReadOnlyList<(LabelledQuestion Example, ScreenVerdict Verdict)> Run(
        IReadOnlyList<LabelledQuestion> examples,
        ScreeningWords words,
        int folds,
        int asked
    )
    {
        var results = new List<(LabelledQuestion, ScreenVerdict)>();
        for (var fold = 0; fold < asked; fold++)
        {
            // Every fifth, say: the lists are in no order, and every list gives its share.
            var learnt = LearntScreen.Learn([.. examples.Where((_, i) => i % folds != fold)], words);
            var screen = new PledgeScreen(words, learnt);
            results.AddRange(
                examples
                    .Where((_, i) => i % folds == fold)
                    .Select(example => (example, screen.Check(example.Text).Verdict))
            );
        }

        return results;
    }
}
