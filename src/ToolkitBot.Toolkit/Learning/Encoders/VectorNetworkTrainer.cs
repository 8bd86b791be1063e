namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>
/// Trains a <see cref="VectorNetwork"/> by stochastic gradient descent, with a step of its own for each row of weights
/// (AdaGrad). Inputs and nodes are left out at random (dropout). Deterministic for a given seed.
/// </summary>
internal sealed class VectorNetworkTrainer
{
    private const float Tiny = 1e-6f;

    private readonly VectorLearning how;
    private readonly int inputs;
    private readonly int labels;
    private readonly Layer first;
    private readonly Layer second;
    private readonly float[] input;
    private readonly float[] hidden;
    private readonly float[] output;
    private readonly float[] pull;
    private readonly SeededChance chance;

    private VectorNetworkTrainer(int inputs, int labels, uint seed, VectorLearning how)
    {
        (this.inputs, this.labels, this.how) = (inputs, labels, how);
        chance = new SeededChance(seed);
        first = new Layer(inputs, how.Nodes, chance);
        second = new Layer(how.Nodes, labels, chance);
        (input, hidden) = (new float[first.Row], new float[second.Row]);
        (input[inputs], hidden[how.Nodes]) = (1, 1);
        (output, pull) = (new float[labels], new float[second.Row]);
    }

    /// <summary>Trains a network.</summary>
    /// <param name="texts">For each text its row of inputs, see <see cref="VectorNetwork.Judge"/>.</param>
    /// <param name="labelOf">The label of each text.</param>
    /// <param name="inputs">The number of inputs in a row.</param>
    /// <param name="labels">The number of labels.</param>
    /// <param name="seed">Any number except 0.</param>
    /// <param name="how">How to learn.</param>
    public static VectorNetwork Learn(
        float[][] texts,
        ReadOnlySpan<int> labelOf,
        int inputs,
        int labels,
        uint seed,
        VectorLearning how
    )
    {
        var trainer = new VectorNetworkTrainer(inputs, labels, seed, how);
        var order = Enumerable.Range(0, texts.Length).ToArray();
        for (var round = 0; round < how.Rounds; round++)
        {
            trainer.chance.Shuffle(order);
            var step = how.FirstStep * (1 - (float)round / how.Rounds);
            foreach (var i in order)
            {
                trainer.Learn(texts[i], labelOf[i], step);
            }
        }

        return new VectorNetwork(trainer.first.Weights, trainer.second.Weights, how.Nodes, labels);
    }

    private void Learn(float[] text, int label, float step)
    {
        for (var i = 0; i < inputs; i++)
        {
            input[i] = IsLeftOut(how.InputsLeftOut) ? 0 : text[i] / (1 - how.InputsLeftOut);
        }

        for (var node = 0; node < how.Nodes; node++)
        {
            // What is left out need not be computed.
            hidden[node] = IsLeftOut(how.NodesLeftOut)
                ? 0
                : Math.Max(0, VectorNetwork.Dot(input, first[node])) / (1 - how.NodesLeftOut);
        }

        for (var k = 0; k < labels; k++)
        {
            output[k] = VectorNetwork.Dot(hidden, second[k]);
        }

        Array.Clear(pull);
        var shares = Softmax.Of(output);
        for (var k = 0; k < labels; k++)
        {
            var wrong = (float)shares[k] - (k == label ? 1 - how.Doubt : 0) - how.Doubt / labels;
            VectorNetwork.AddTo(pull, second[k], wrong);
            second.Move(k, hidden, wrong, step);
        }

        for (var node = 0; node < how.Nodes; node++)
        {
            if (hidden[node] > 0)
            {
                first.Move(node, input, pull[node] / (1 - how.NodesLeftOut), step);
            }
        }
    }

    private bool IsLeftOut(float share) => chance.Share() < share;

    private sealed class Layer
    {
        private readonly float[] moved;

        public Layer(int inputs, int outputs, SeededChance chance)
        {
            Row = VectorNetwork.RowOf(inputs);
            Weights = new float[Row * outputs];
            moved = new float[outputs];
            var most = MathF.Sqrt(6f / (inputs + outputs));
            for (var i = 0; i < Weights.Length; i++)
            {
                Weights[i] = i % Row < inputs ? (2 * chance.Share() - 1) * most : 0;
            }
        }

        public int Row { get; }

        public float[] Weights { get; }

        public Span<float> this[int output] => Weights.AsSpan(output * Row, Row);

        public void Move(int output, float[] from, float gradient, float step)
        {
            moved[output] += gradient * gradient * VectorNetwork.Dot(from, from) / Row;
            VectorNetwork.AddTo(this[output], from, -step * gradient / MathF.Sqrt(moved[output] + Tiny));
        }
    }
}
