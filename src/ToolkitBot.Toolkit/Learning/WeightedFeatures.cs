namespace ToolkitBot.Toolkit.Learning;

/// <summary>A question as a sparse vector: rows of the model and how much each counts.</summary>
/// <param name="Rows">Rows of the model; those of words come first.</param>
/// <param name="Values">Weights, each part (words, letters) of length 1.</param>
/// <param name="WordCount">How many of the rows are of words.</param>
internal sealed record WeightedFeatures(int[] Rows, float[] Values, int WordCount);
