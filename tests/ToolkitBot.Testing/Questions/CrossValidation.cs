using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Testing;

/// <summary>
/// Trains on some of the examples and asks the rest. Examples that share most of their words stay on one side,
/// so that nothing is asked of which a near copy was learnt.
/// </summary>
internal static class CrossValidation
{
    private const double NearCopy = 0.6;

    /// <summary>Findings for every example of the folds that are asked.</summary>
    /// <param name="examples">All examples.</param>
    /// <param name="spelling">The spelling to learn with.</param>
    /// <param name="vectors">Gives the vectors of examples; null to judge by words alone.</param>
    /// <param name="folds">Into how many parts to cut.</param>
    /// <param name="asked">How many of the parts are asked, each with a model of its own.</param>
    public static IReadOnlyList<(ExpectedAnswer Row, Finding Finding)> Run(
        IReadOnlyList<LabelledQuestion> examples,
        Spelling spelling,
        VectorSource? vectors,
        int folds,
        int asked
    )
    {
        var foldOf = Folds(examples, spelling, folds);
        var results = new List<(ExpectedAnswer, Finding)>();
        for (var fold = 0; fold < asked; fold++)
        {
            var model = AnswerTrainer.Train([.. examples.Where((_, i) => foldOf[i] != fold)], spelling);
            var finder = new AnswerFinder(model, spelling, vectors is null ? null : MeaningModel.Learn(model, vectors));
            foreach (var example in examples.Where((_, i) => foldOf[i] == fold))
            {
                results.Add((new ExpectedAnswer("", example.Text, [example.SectionId]), finder.Find(example.Text)));
            }
        }

        return results;
    }

    /// <summary>The fold of each example; near copies share one.</summary>
    internal static int[] Folds(IReadOnlyList<LabelledQuestion> examples, Spelling spelling, int folds)
    {
        var words = examples
            .Select(example => spelling.Words(example.Text).ToHashSet(StringComparer.Ordinal))
            .ToArray();
        var groups = LikeTexts.Group(words, NearCopy);
        return [.. groups.Select(group => (int)(Stir((uint)group) % (uint)folds))];
    }

    private static uint Stir(uint value)
    {
        value *= 2654435761u;
        value ^= value >> 15;
        value *= 2246822507u;
        return value ^ (value >> 13);
    }
}
