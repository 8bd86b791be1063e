using System.Numerics;
using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// Trains a model: a one-vs-rest linear support vector machine (squared hinge loss, L2), solved in the dual, one
/// example at a time for all labels at once. Deterministic: the same examples always give the same model.
/// </summary>
public static class AnswerTrainer
{
    /// <summary>Must change whenever the same examples would give a different model.</summary>
    public const string Version = "4";

    private const int Rounds = 25;

    /// <summary>The default penalty for a misclassified example, relative to large weights.</summary>
    private const float Cost = 1f;
    private const float CostOfQuestions = 2f;

    /// <summary>Trains a model.</summary>
    /// <param name="examples">Examples with at least two labels.</param>
    /// <param name="spelling">The spelling the model will be used with.</param>
    /// <exception cref="ArgumentException">There are fewer than two labels.</exception>
    public static AnswerModel Train(IReadOnlyList<LabelledQuestion> examples, Spelling spelling) =>
        Train(examples, new QuestionFeatures(spelling), CostOfQuestions);

    /// <summary>Trains a model on the given features.</summary>
    /// <exception cref="ArgumentException">There are fewer than two labels.</exception>
    internal static AnswerModel Train(
        IReadOnlyList<LabelledQuestion> examples,
        TextFeatures features,
        float cost = Cost
    )
    {
        var labels = examples.Select(example => example.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (labels.Length < 2)
        {
            throw new ArgumentException("A model needs examples of at least two sections.", nameof(examples));
        }

        var extracted = examples.Select(example => features.Of(example.Text)).ToArray();
        var index = Index(extracted, features);
        var vectors = extracted.Select(index.Weigh).ToArray();
        var labelOf = examples
            .Select(example => Array.BinarySearch(labels, example.Label, StringComparer.Ordinal))
            .ToArray();
        var (weights, bias, width) = Solve(vectors, labelOf, labels.Length, index.RowCount, cost);
        return AnswerModel.FromWeights(labels, index, weights, bias, width, examples, labelOf, vectors);
    }

    private static FeatureIndex Index(uint[][][] examples, TextFeatures features)
    {
        var counts = features.Rarest.Select(_ => new Dictionary<uint, int>()).ToArray();
        foreach (var parts in examples)
        {
            for (var part = 0; part < parts.Length; part++)
            {
                Count(parts[part], counts[part]);
            }
        }

        uint[][] known =
        [
            .. counts.Select(
                (count, part) =>
                    count
                        .Where(entry => entry.Value >= features.Rarest[part])
                        .Select(entry => entry.Key)
                        .Order()
                        .ToArray()
            ),
        ];
        var rarity = known.SelectMany(
            (hashes, part) => hashes.Select(hash => (float)Math.Log(1 + (double)examples.Length / counts[part][hash]))
        );
        return new FeatureIndex(features, [.. known.Select(hashes => (ReadOnlyMemory<uint>)hashes)], rarity.ToArray());
    }

    private static void Count(uint[] hashes, Dictionary<uint, int> counts)
    {
        foreach (var hash in hashes.Distinct())
        {
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }
    }

    /// <summary>Dual coordinate descent; processes all labels of an example at once, with SIMD.</summary>
    private static (float[] Weights, float[] Bias, int Width) Solve(
        WeightedFeatures[] vectors,
        int[] labelOf,
        int labels,
        int rows,
        float cost
    )
    {
        var lane = Vector<float>.Count;
        var width = (labels + lane - 1) / lane * lane;
        var weights = new float[rows * width];
        var bias = new float[width];
        var duals = new float[vectors.Length * width];
        var margins = new float[width];
        var change = new float[width];
        var order = Enumerable.Range(0, vectors.Length).ToArray();
        var chance = new SeededChance(12345);
        var slack = 1f / (2 * cost);
        for (var round = 0; round < Rounds; round++)
        {
            chance.Shuffle(order);
            foreach (var i in order)
            {
                var vector = vectors[i];
                Margins(vector, weights, bias, margins);
                var square = 1f;
                foreach (var value in vector.Values)
                {
                    square += value * value;
                }

                var isChanged = false;
                for (var k = 0; k < labels; k++)
                {
                    var side = labelOf[i] == k ? 1f : -1f;
                    ref var dual = ref duals[i * width + k];
                    var gradient = side * margins[k] - 1 + slack * dual;
                    var next = Math.Max(0, dual - gradient / (square + slack));
                    change[k] = (next - dual) * side;
                    bias[k] += change[k];
                    dual = next;
                    isChanged |= change[k] != 0;
                }

                // Most examples soon lie where they should and change nothing.
                if (isChanged)
                {
                    Add(vector, weights, change);
                }
            }
        }

        return (weights, bias, width);
    }

    private static void Margins(WeightedFeatures vector, float[] weights, float[] bias, float[] margins)
    {
        bias.CopyTo(margins, 0);
        for (var j = 0; j < vector.Rows.Length; j++)
        {
            var value = new Vector<float>(vector.Values[j]);
            var row = vector.Rows[j] * margins.Length;
            for (var k = 0; k < margins.Length; k += Vector<float>.Count)
            {
                var sum = new Vector<float>(margins, k) + value * new Vector<float>(weights, row + k);
                sum.CopyTo(margins, k);
            }
        }
    }

    private static void Add(WeightedFeatures vector, float[] weights, float[] change)
    {
        for (var j = 0; j < vector.Rows.Length; j++)
        {
            var value = new Vector<float>(vector.Values[j]);
            var row = vector.Rows[j] * change.Length;
            for (var k = 0; k < change.Length; k += Vector<float>.Count)
            {
                var sum = new Vector<float>(weights, row + k) + value * new Vector<float>(change, k);
                sum.CopyTo(weights, row + k);
            }
        }
    }
}
