using ToolkitBot.Toolkit.Learning;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// An immutable model learnt from examples: a one-byte weight per feature and label, the rarity of each feature, and
/// the examples themselves, so that the closest can be shown as the reason.
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

    /// <summary>Returns a copy without examples, for models whose reasons are never shown.</summary>
    internal AnswerModel WithoutExamples() => new(Labels, Index, Weights, bias, KnownExamples.None(Labels.Length));

    /// <summary>Returns the margin of each label; the larger, the more likely.</summary>
    internal float[] Margins(WeightedFeatures question)
    {
        var margins = bias.ToArray();
        Weights.AddTo(margins, question);
        return margins;
    }
}
