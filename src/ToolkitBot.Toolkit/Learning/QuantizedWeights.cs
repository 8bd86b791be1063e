namespace ToolkitBot.Toolkit.Learning;

/// <summary>Immutable weights, one byte for every feature and output; each feature has its own scale.</summary>
internal sealed class QuantizedWeights
{
    private readonly ReadOnlyMemory<sbyte> values;
    private readonly ReadOnlyMemory<float> scales;
    private readonly int width;

    /// <param name="values">The weights, one row per feature.</param>
    /// <param name="scales">For each feature, the value of one step of its weights.</param>
    /// <param name="width">The number of outputs.</param>
    /// <exception cref="FormatException">The parts do not fit together.</exception>
    public QuantizedWeights(ReadOnlyMemory<sbyte> values, ReadOnlyMemory<float> scales, int width)
    {
        if (values.Length != scales.Length * width)
        {
            throw new FormatException("The weights of this book do not fit their scales.");
        }

        (this.values, this.scales, this.width) = (values, scales, width);
    }

    public ReadOnlySpan<sbyte> Values => values.Span;

    public ReadOnlySpan<float> Scales => scales.Span;

    /// <summary>Quantises weights.</summary>
    /// <param name="weights">The weights, one row per feature.</param>
    /// <param name="width">The number of outputs to keep.</param>
    /// <param name="stride">The length of a row; anything after the outputs is left out.</param>
    public static QuantizedWeights Of(ReadOnlySpan<float> weights, int width, int stride)
    {
        var scales = new float[weights.Length / stride];
        var values = new sbyte[scales.Length * width];
        for (var row = 0; row < scales.Length; row++)
        {
            var line = weights.Slice(row * stride, width);
            var most = 0f;
            foreach (var weight in line)
            {
                most = Math.Max(most, Math.Abs(weight));
            }

            scales[row] = most / 127;
            for (var k = 0; most > 0 && k < width; k++)
            {
                values[row * width + k] = (sbyte)MathF.Round(line[k] / scales[row]);
            }
        }

        return new(values, scales, width);
    }

    /// <summary>Adds the weighted features of a text to the outputs.</summary>
    public void AddTo(Span<float> outputs, WeightedFeatures text)
    {
        var values = Values;
        var scales = Scales;
        for (var j = 0; j < text.Rows.Length; j++)
        {
            var row = text.Rows[j];
            var value = text.Values[j] * scales[row];
            var line = values.Slice(row * width, width);
            for (var k = 0; k < line.Length; k++)
            {
                outputs[k] += value * line[k];
            }
        }
    }
}
