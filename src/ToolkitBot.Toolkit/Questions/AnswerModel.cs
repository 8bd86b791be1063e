using ToolkitBot.Toolkit.Learning;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// What was learnt from the examples: for every feature and label a weight in one byte, the rarity of every
/// feature, and the examples themselves, of which the closest is shown as the reason. It never changes.
/// </summary>
public sealed class AnswerModel
{
    private readonly float[] bias;

    internal AnswerModel(
        string[] labels,
        FeatureIndex index,
        QuantizedWeights weights,
        float[] bias,
        KnownExamples examples
    )
    {
        Labels = labels;
        Index = index;
        Weights = weights;
        this.bias = bias;
        Examples = examples;
        Sections = [.. labels.Select(label => label.Split('/')[0])];
    }

    internal string[] Labels { get; }

    /// <summary>The section of each label.</summary>
    internal string[] Sections { get; }

    internal FeatureIndex Index { get; }

    internal KnownExamples Examples { get; }

    internal QuantizedWeights Weights { get; }

    internal ReadOnlySpan<float> Bias => bias;

    internal static AnswerModel FromWeights(
        string[] labels,
        FeatureIndex index,
        float[] weights,
        float[] bias,
        int width,
        IReadOnlyList<LabelledQuestion> examples,
        int[] labelOf,
        WeightedFeatures[] vectors
    ) =>
        new(
            labels,
            index,
            QuantizedWeights.Of(weights, labels.Length, width),
            bias[..labels.Length],
            KnownExamples.Of(examples, vectors, labelOf, labels.Length, index.Rarity.Span)
        );

    /// <summary>The same without the examples, where no reason is ever shown.</summary>
    internal AnswerModel WithoutExamples() => new(Labels, Index, Weights, bias, KnownExamples.None(Labels.Length));

    /// <summary>How far the question lies on the side of each label; more is more likely.</summary>
    internal float[] Margins(WeightedFeatures question)
    {
        var margins = bias.ToArray();
        Weights.AddTo(margins, question);
        return margins;
    }
}
