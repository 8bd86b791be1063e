using System.Numerics;
using ToolkitBot.Toolkit.Learning;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// Trains a <see cref="ScreenNetwork"/> by stochastic gradient descent with AdaGrad. Half of the features are left out
/// at random (dropout), so that no single word decides. Deterministic for a given seed.
/// </summary>
internal sealed class ScreenNetworkTrainer
{
    private const int Nodes = ScreenNetwork.Nodes;
    private const int Rounds = 12;
    private const float FirstStep = 0.1f;
    private const float LeftOut = 0.5f;
    private const float Tiny = 1e-6f;

    private readonly float[] first;
    private readonly float[] firstMoved;
    private readonly float[] second;
    private readonly float[] secondMoved;
    private readonly float[] nodes = new float[Nodes];
    private readonly float[] pull = new float[Nodes];
    private readonly SeededChance chance;

    private ScreenNetworkTrainer(int rows, int kinds, uint seed)
    {
        chance = new SeededChance(seed);
        first = new float[rows * Nodes];
        firstMoved = new float[rows];
        second = new float[Nodes + kinds * (Nodes + 1)];
        secondMoved = new float[second.Length];
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = (2 * chance.Share() - 1) * 0.05f;
        }

        for (var i = Nodes; i < second.Length; i++)
        {
            second[i] = (i - Nodes) % (Nodes + 1) == Nodes ? 0 : (2 * chance.Share() - 1) * 0.3f;
        }
    }

    /// <summary>Trains a network on texts and the index of each text's kind.</summary>
    /// <param name="rows">The number of features.</param>
    /// <param name="seed">Any number except 0; another seed gives a different network of similar quality.</param>
    public static ScreenNetwork Learn(WeightedFeatures[] texts, int[] kindOf, int kinds, int rows, uint seed)
    {
        var trainer = new ScreenNetworkTrainer(rows, kinds, seed);
        var order = Enumerable.Range(0, texts.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            trainer.chance.Shuffle(order);
            var step = FirstStep * (1 - (float)round / Rounds);
            foreach (var i in order)
            {
                trainer.Learn(trainer.LeaveOut(texts[i]), kindOf[i], step);
            }
        }

        return new ScreenNetwork(QuantizedWeights.Of(trainer.first, Nodes, Nodes), trainer.second);
    }

    private List<(int Row, float Value)> LeaveOut(WeightedFeatures text)
    {
        var kept = new List<(int, float)>(text.Rows.Length);
        for (var j = 0; j < text.Rows.Length; j++)
        {
            if (chance.Share() >= LeftOut)
            {
                kept.Add((text.Rows[j], text.Values[j] / (1 - LeftOut)));
            }
        }

        return kept;
    }

    private void Learn(List<(int Row, float Value)> text, int kind, float step)
    {
        second.AsSpan(0, Nodes).CopyTo(nodes);
        foreach (var (row, value) in text)
        {
            Add(first, row * Nodes, value, nodes);
        }

        for (var node = 0; node < Nodes; node++)
        {
            nodes[node] = MathF.Tanh(nodes[node]);
        }

        Array.Clear(pull);
        var shares = Softmax.Of(ScreenNetwork.Outputs(nodes, second));
        for (var k = 0; k < shares.Length; k++)
        {
            LearnKind(Nodes + k * (Nodes + 1), (float)shares[k] - (k == kind ? 1 : 0), step);
        }

        var square = 0f;
        for (var node = 0; node < Nodes; node++)
        {
            pull[node] *= 1 - nodes[node] * nodes[node];
            square += pull[node] * pull[node] / Nodes;
            Move(node, pull[node], step);
        }

        foreach (var (row, value) in text)
        {
            firstMoved[row] += square * value * value;
            var by = -step * value / MathF.Sqrt(firstMoved[row] + Tiny);
            var line = first.AsSpan(row * Nodes, Nodes);
            for (var node = 0; node < Nodes; node += Vector<float>.Count)
            {
                (new Vector<float>(line[node..]) + new Vector<float>(pull, node) * by).CopyTo(line[node..]);
            }
        }
    }

    private void LearnKind(int at, float wrong, float step)
    {
        for (var node = 0; node < Nodes; node++)
        {
            pull[node] += wrong * second[at + node];
            Move(at + node, wrong * nodes[node], step);
        }

        Move(at + Nodes, wrong, step);
    }

    private void Move(int i, float gradient, float step)
    {
        secondMoved[i] += gradient * gradient;
        second[i] -= step * gradient / MathF.Sqrt(secondMoved[i] + Tiny);
    }

    private static void Add(float[] from, int start, float times, float[] to)
    {
        for (var node = 0; node < Nodes; node += Vector<float>.Count)
        {
            (new Vector<float>(to, node) + new Vector<float>(from, start + node) * times).CopyTo(to, node);
        }
    }
}
