using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions.Own;

/// <summary>The words of a text, each with its rarity in the toolkit's examples; what those do not have is rarest.</summary>
internal sealed class RareWords(AnswerModel model, Spelling spelling)
{
    private readonly float rarest = MaxOf(model.Index.Rarity.Span);

    /// <summary>The words of a text by their stems, in order, each once, the whole of length 1.</summary>
    public IReadOnlyList<(uint Word, float Weight)> Of(string text)
    {
        var words = spelling
            .Words(text)
            .Select(word => QuestionFeatures.OfStem(Stemmer.Of(word)))
            .Distinct()
            .Order()
            .Select(word => (Word: word, Weight: model.Index.RarityOf(word) ?? rarest))
            .ToList();
        var length = MathF.Sqrt(words.Sum(word => word.Weight * word.Weight));
        return length == 0 ? [] : [.. words.Select(word => (word.Word, word.Weight / length))];
    }

    private static float MaxOf(ReadOnlySpan<float> values)
    {
        var max = 0f;
        foreach (var value in values)
        {
            max = Math.Max(max, value);
        }

        return max;
    }
}
