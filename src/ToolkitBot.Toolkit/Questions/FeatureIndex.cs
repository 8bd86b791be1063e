namespace ToolkitBot.Toolkit.Questions;

/// <summary>Knows which features count and how much: rare ones more, repeated ones a little more.</summary>
/// <param name="features">Takes a question apart.</param>
/// <param name="words">Hashes of known word features, ascending.</param>
/// <param name="letters">Hashes of known letter features, ascending; their rows follow those of words.</param>
/// <param name="rarity">Inverse document frequency of each row.</param>
internal sealed class FeatureIndex(
    QuestionFeatures features,
    uint[] words,
    uint[] letters,
    float[] rarity
)
{
    public uint[] Words => words;

    public uint[] Letters => letters;

    public float[] Rarity => rarity;

    public int RowCount => rarity.Length;

    public WeightedFeatures Weigh(string text)
    {
        var wordHashes = new List<uint>(96);
        var letterHashes = new List<uint>(256);
        features.Extract(text, wordHashes, letterHashes);
        var rows = new List<int>(wordHashes.Count + letterHashes.Count);
        var values = new List<float>(rows.Capacity);
        Append(wordHashes, words, 0, rows, values);
        var wordCount = rows.Count;
        Append(letterHashes, letters, words.Length, rows, values);
        return new WeightedFeatures([.. rows], [.. values], wordCount);
    }

    private void Append(
        List<uint> hashes,
        uint[] known,
        int firstRow,
        List<int> rows,
        List<float> values
    )
    {
        hashes.Sort();
        var begin = rows.Count;
        var squares = 0.0;
        for (var i = 0; i < hashes.Count; )
        {
            var end = i + 1;
            while (end < hashes.Count && hashes[end] == hashes[i])
            {
                end++;
            }

            var found = Array.BinarySearch(known, hashes[i]);
            if (found >= 0)
            {
                var value = (1 + Math.Log(end - i)) * rarity[firstRow + found];
                rows.Add(firstRow + found);
                values.Add((float)value);
                squares += value * value;
            }

            i = end;
        }

        var length = Math.Sqrt(squares);
        for (var i = begin; i < values.Count; i++)
        {
            values[i] = (float)(values[i] / length);
        }
    }
}
