namespace ToolkitBot.Toolkit.Learning;

/// <summary>A text as a sparse vector: rows of the model and their weights.</summary>
/// <param name="Rows">Rows of the model, those of words first.</param>
/// <param name="Values">Weights; each part (words, letters) is normalised to length 1.</param>
/// <param name="WordCount">The number of rows that are words.</param>
internal sealed record WeightedFeatures(int[] Rows, float[] Values, int WordCount);
