using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>
/// A network of one hidden layer over the features of a text: it sees what only counts together, which a straight cut
/// cannot. One byte a weight where there are many. The same examples and the same seed always give the same network.
/// </summary>
internal sealed class ScreenNetwork
{
    /// <summary>Nodes of the hidden layer; whole vectors on every machine.</summary>
    public const int Nodes = 16;

    private readonly sbyte[] first;
    private readonly float[] scales;
    private readonly float[] second;

    /// <param name="first">Weights from every feature to the nodes.</param>
    /// <param name="scales">What one step of a feature's weights is worth.</param>
    /// <param name="second">The bias of each node, then for each kind the weights from the nodes and its bias.</param>
    public ScreenNetwork(sbyte[] first, float[] scales, float[] second)
    {
        this.first = first;
        this.scales = scales;
        this.second = second;
    }

    public ReadOnlySpan<sbyte> First => first;

    public ReadOnlySpan<float> Scales => scales;

    public ReadOnlySpan<float> Second => second;

    public static ScreenNetwork FromWeights(float[] weights, float[] second)
    {
        var scales = new float[weights.Length / Nodes];
        var first = new sbyte[weights.Length];
        for (var row = 0; row < scales.Length; row++)
        {
            var line = weights.AsSpan(row * Nodes, Nodes);
            var most = 0f;
            foreach (var weight in line)
            {
                most = Math.Max(most, Math.Abs(weight));
            }

            scales[row] = most / 127;
            for (var node = 0; most > 0 && node < Nodes; node++)
            {
                first[row * Nodes + node] = (sbyte)MathF.Round(line[node] / scales[row]);
            }
        }

        return new ScreenNetwork(first, scales, second);
    }

    /// <summary>How likely each kind is; together 1.</summary>
    public double[] Judge(WeightedFeatures text)
    {
        Span<float> nodes = stackalloc float[Nodes];
        second.AsSpan(0, Nodes).CopyTo(nodes);
        for (var j = 0; j < text.Rows.Length; j++)
        {
            var row = text.Rows[j];
            var value = text.Values[j] * scales[row];
            var line = first.AsSpan(row * Nodes, Nodes);
            for (var node = 0; node < Nodes; node++)
            {
                nodes[node] += value * line[node];
            }
        }

        for (var node = 0; node < Nodes; node++)
        {
            nodes[node] = MathF.Tanh(nodes[node]);
        }

        return Shares(Outputs(nodes, second), 1);
    }

    /// <summary>What the kinds get from the nodes.</summary>
    public static float[] Outputs(ReadOnlySpan<float> nodes, ReadOnlySpan<float> second)
    {
        var outputs = new float[second.Length / (Nodes + 1)];
        for (var kind = 0; kind < outputs.Length; kind++)
        {
            var line = second.Slice(Nodes + kind * (Nodes + 1), Nodes + 1);
            outputs[kind] = line[Nodes];
            for (var node = 0; node < Nodes; node++)
            {
                outputs[kind] += nodes[node] * line[node];
            }
        }

        return outputs;
    }

    /// <summary>Turns values into shares of 1: the larger the sharper, the more goes to the largest.</summary>
    public static double[] Shares(ReadOnlySpan<float> values, double sharpness)
    {
        var most = float.MinValue;
        foreach (var value in values)
        {
            most = Math.Max(most, value);
        }

        var shares = new double[values.Length];
        var total = 0.0;
        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] = Math.Exp((values[k] - most) * sharpness);
            total += shares[k];
        }

        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] /= total;
        }

        return shares;
    }
}
