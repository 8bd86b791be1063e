namespace ToolkitBot.Toolkit.InNeed;

/// <summary>Cuts a text into pieces short enough that one sentence of need is not drowned by what stands around it.</summary>
internal static class NeedSentences
{
    private const int FewestWords = 3;
    private const int MostWords = 24;

    /// <summary>The text itself where it is short, its sentences, and long sentences in overlapping stretches.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var sentences = text.Split(['.', '!', '?', ';', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .ToList();
        if (sentences.Sum(words => words.Length) <= MostWords)
        {
            yield return text;
            if (sentences.Count == 1)
            {
                yield break;
            }
        }

        foreach (var words in sentences.Where(words => words.Length >= FewestWords))
        {
            for (var first = 0; first == 0 || first + MostWords / 2 < words.Length; first += MostWords / 2)
            {
                yield return string.Join(' ', words.Skip(first).Take(MostWords));
            }
        }
    }
}
