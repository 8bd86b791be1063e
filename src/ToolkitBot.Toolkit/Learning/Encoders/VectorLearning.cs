namespace ToolkitBot.Toolkit.Learning.Encoders;

/// <summary>How a <see cref="VectorNetwork"/> is learnt.</summary>
/// <param name="Nodes">Nodes of the hidden layer.</param>
/// <param name="Rounds">How often all examples are gone through.</param>
/// <param name="FirstStep">The size of a step; it falls to 0.</param>
/// <param name="InputsLeftOut">The share of inputs that are left out each time.</param>
/// <param name="NodesLeftOut">The share of nodes that are left out each time.</param>
/// <param name="Doubt">The share of certainty that goes to all labels alike (label smoothing).</param>
internal sealed record VectorLearning(
    int Nodes = 256,
    int Rounds = 30,
    float FirstStep = 0.05f,
    float InputsLeftOut = 0.2f,
    float NodesLeftOut = 0.5f,
    float Doubt = 0.05f
);
