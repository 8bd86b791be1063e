namespace ToolkitBot.Toolkit.Questions;

/// <summary>An example the model was learnt from.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Label">Which of the model's labels it belongs to.</param>
/// <param name="Rows">Its word features.</param>
internal readonly record struct KnownExample(string Text, int Label, ArraySegment<int> Rows)
{
    /// <summary>How much it has in common with a question: 1 the same words, 0 none.</summary>
    public double Likeness(IReadOnlyDictionary<int, float> question, float[] rarity)
    {
        double common = 0;
        double squares = 0;
        foreach (var row in Rows)
        {
            double own = rarity[row];
            squares += own * own;
            if (question.TryGetValue(row, out var value))
            {
                common += own * value;
            }
        }

        return squares == 0 ? 0 : common / Math.Sqrt(squares);
    }
}
