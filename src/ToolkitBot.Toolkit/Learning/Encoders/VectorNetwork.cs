using System.Runtime.Intrinsics;

namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>
/// A small network with one hidden layer that says how likely each label is. A row of weights ends with the bias, and
/// is filled up to whole lanes.
/// </summary>
internal sealed class VectorNetwork
{
    private readonly ReadOnlyMemory<float> first;
    private readonly ReadOnlyMemory<float> second;

    /// <param name="first">For each node, its weights from the inputs.</param>
    /// <param name="second">For each label, its weights from the nodes.</param>
    /// <param name="nodes">Nodes of the hidden layer.</param>
    /// <param name="labels">The number of labels.</param>
    /// <exception cref="FormatException">The parts do not fit together.</exception>
    public VectorNetwork(ReadOnlyMemory<float> first, ReadOnlyMemory<float> second, int nodes, int labels)
    {
        if (nodes < 1 || first.Length % nodes != 0 || second.Length != labels * RowOf(nodes))
        {
            throw new FormatException("The network of this book does not fit together.");
        }

        (this.first, this.second, Nodes, Labels) = (first, second, nodes, labels);
    }

    public ReadOnlySpan<float> First => first.Span;

    public ReadOnlySpan<float> Second => second.Span;

    public int Nodes { get; }

    public int Labels { get; }

    /// <summary>The length of a node's row, which its inputs must have.</summary>
    public int Row => first.Length / Nodes;

    /// <summary>The length of a row with so many weights and a bias.</summary>
    public static int RowOf(int weights) => (weights + Lanes.Count) / Lanes.Count * Lanes.Count;

    /// <summary>Returns the probability of each label.</summary>
    /// <param name="inputs">A row of inputs, with 1 where the bias stands.</param>
    public double[] Judge(ReadOnlySpan<float> inputs)
    {
        var nodes = new float[RowOf(Nodes)];
        for (var node = 0; node < Nodes; node++)
        {
            nodes[node] = Math.Max(0, Dot(inputs, First.Slice(node * Row, Row)));
        }

        nodes[Nodes] = 1;
        var outputs = new float[Labels];
        for (var label = 0; label < Labels; label++)
        {
            outputs[label] = Dot(nodes, Second.Slice(label * nodes.Length, nodes.Length));
        }

        return Softmax.Of(outputs);
    }

    /// <summary>The dot product of two rows, always added in the same order.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var k = 0;
        for (; k + 2 * Lanes.Count <= left.Length; k += 2 * Lanes.Count)
        {
            even += Lanes.At(left, k) * Lanes.At(right, k);
            odd += Lanes.At(left, k + Lanes.Count) * Lanes.At(right, k + Lanes.Count);
        }

        if (k < left.Length)
        {
            even += Lanes.At(left, k) * Lanes.At(right, k);
        }

        return Lanes.Sum(even + odd);
    }

    /// <summary>Adds a multiple of a row to another.</summary>
    public static void AddTo(Span<float> sums, ReadOnlySpan<float> values, float times)
    {
        for (var k = 0; k < sums.Length; k += Lanes.Count)
        {
            Lanes.Put(Lanes.At(sums, k) + Lanes.At(values, k) * times, sums, k);
        }
    }
}
