using ToolkitBot.Toolkit.Learning;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// A neural network with one hidden layer: it learns combinations of features, which a linear model cannot. The first
/// layer's weights take one byte each. The same examples and seed always give the same network.
/// </summary>
internal sealed class ScreenNetwork
{
    /// <summary>Nodes of the hidden layer; a multiple of the SIMD width on every machine.</summary>
    public const int Nodes = 16;

    private readonly float[] second;

    /// <param name="first">Weights from each feature to the nodes.</param>
    /// <param name="second">The bias of each node; then, for each kind, its weights and its bias.</param>
    public ScreenNetwork(QuantizedWeights first, float[] second)
    {
        First = first;
        this.second = second;
    }

    public QuantizedWeights First { get; }

    public ReadOnlySpan<float> Second => second;

    /// <summary>Returns the probability of each kind; they add up to 1.</summary>
    public double[] Judge(WeightedFeatures text)
    {
        Span<float> nodes = stackalloc float[Nodes];
        second.AsSpan(0, Nodes).CopyTo(nodes);
        First.AddTo(nodes, text);
        for (var node = 0; node < Nodes; node++)
        {
            nodes[node] = MathF.Tanh(nodes[node]);
        }

        return Softmax.Of(Outputs(nodes, second));
    }

    /// <summary>Computes the outputs of the kinds from the nodes.</summary>
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
}
