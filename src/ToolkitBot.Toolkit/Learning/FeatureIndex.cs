namespace ToolkitBot.Toolkit.Learning;

/// <summary>Weights features by TF-IDF: rare ones count more, and repeated ones a little more.</summary>
/// <param name="features">Extracts the features of a text.</param>
/// <param name="known">For each part, the hashes of its known features, ascending. Rows are numbered across the
/// parts.</param>
/// <param name="rarity">Inverse document frequency of each row.</param>
internal sealed class FeatureIndex(TextFeatures features, ReadOnlyMemory<uint>[] known, ReadOnlyMemory<float> rarity)
{
    /// <summary>Hashes of the known features, one array per part.</summary>
    public ReadOnlyMemory<uint>[] Known => known;

    public ReadOnlyMemory<float> Rarity => rarity;

    public int RowCount => rarity.Length;

    /// <summary>The rarity of a feature of the first part, the words; null if no example has it.</summary>
    public float? RarityOf(uint word)
    {
        var found = known[0].Span.BinarySearch(word);
        return found < 0 ? null : rarity.Span[found];
    }

    public WeightedFeatures Weigh(string text) => Weigh(features.Of(text));

    /// <summary>The same for features that were taken apart already; they are put in order.</summary>
    public WeightedFeatures Weigh(uint[][] parts)
    {
        var rows = new List<int>(parts.Sum(part => part.Length));
        var values = new List<float>(rows.Capacity);
        var (firstRow, wordCount) = (0, 0);
        for (var part = 0; part < parts.Length; part++)
        {
            Append(parts[part], known[part].Span, firstRow, rows, values);
            firstRow += known[part].Length;
            wordCount = part == 0 ? rows.Count : wordCount;
        }

        return new WeightedFeatures([.. rows], [.. values], wordCount);
    }

    private void Append(uint[] hashes, ReadOnlySpan<uint> known, int firstRow, List<int> rows, List<float> values)
    {
        Array.Sort(hashes);
        var begin = rows.Count;
        var squares = 0.0;
        var rarities = rarity.Span;
        for (var i = 0; i < hashes.Length; )
        {
            var end = i + 1;
            while (end < hashes.Length && hashes[end] == hashes[i])
            {
                end++;
            }

            var found = known.BinarySearch(hashes[i]);
            if (found >= 0)
            {
                var value = (1 + Math.Log(end - i)) * rarities[firstRow + found];
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
