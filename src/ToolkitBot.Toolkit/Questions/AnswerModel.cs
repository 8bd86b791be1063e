namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// What was learnt from the examples: for every feature and label a weight in one byte, the rarity of every
/// feature, and the examples themselves, of which the closest is shown as the reason. It never changes.
/// </summary>
public sealed class AnswerModel
{
    private readonly sbyte[] weights;
    private readonly float[] scales;
    private readonly float[] bias;

    internal AnswerModel(
        string[] labels,
        FeatureIndex index,
        sbyte[] weights,
        float[] scales,
        float[] bias,
        KnownExamples examples
    )
    {
        Labels = labels;
        Index = index;
        this.weights = weights;
        this.scales = scales;
        this.bias = bias;
        Examples = examples;
        Sections = [.. labels.Select(label => label.Split('/')[0])];
    }

    internal string[] Labels { get; }

    /// <summary>The section of each label.</summary>
    internal string[] Sections { get; }

    internal FeatureIndex Index { get; }

    internal KnownExamples Examples { get; }

    internal ReadOnlySpan<sbyte> Weights => weights;

    internal ReadOnlySpan<float> Scales => scales;

    internal ReadOnlySpan<float> Bias => bias;

    internal static AnswerModel FromWeights(
        string[] labels,
        FeatureIndex index,
        float[] weights,
        float[] bias,
        int width,
        IReadOnlyList<LabelledQuestion> examples,
        int[] labelOf
    )
    {
        var rows = index.RowCount;
        var small = new sbyte[rows * labels.Length];
        var scales = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            var most = 0f;
            for (var k = 0; k < labels.Length; k++)
            {
                most = Math.Max(most, Math.Abs(weights[row * width + k]));
            }

            scales[row] = most / 127;
            for (var k = 0; most > 0 && k < labels.Length; k++)
            {
                small[row * labels.Length + k] = (sbyte)
                    MathF.Round(weights[row * width + k] / scales[row]);
            }
        }

        return new AnswerModel(
            labels,
            index,
            small,
            scales,
            bias[..labels.Length],
            KnownExamples.Of(examples, labelOf, labels.Length, index)
        );
    }

    /// <summary>The same without the examples, where no reason is ever shown.</summary>
    internal AnswerModel WithoutExamples() =>
        new(Labels, Index, weights, scales, bias, KnownExamples.None(Labels.Length));

    /// <summary>How far the question lies on the side of each label; more is more likely.</summary>
    internal float[] Margins(WeightedFeatures question)
    {
        var margins = bias.ToArray();
        var count = margins.Length;
        for (var j = 0; j < question.Rows.Length; j++)
        {
            var row = question.Rows[j];
            var value = question.Values[j] * scales[row];
            var line = weights.AsSpan(row * count, count);
            for (var k = 0; k < line.Length; k++)
            {
                margins[k] += value * line[k];
            }
        }

        return margins;
    }
}
