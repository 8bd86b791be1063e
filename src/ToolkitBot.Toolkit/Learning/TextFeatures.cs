namespace ToolkitBot.Toolkit.Learning;

/// <summary>
/// Extracts a text's features for a model. Features come in parts (words, letters, shape); each part has the same
/// weight, however many features it has. A feature is a 32-bit hash that is the same on every machine.
/// </summary>
internal abstract class TextFeatures
{
    /// <summary>For each part, the lowest number of examples that a feature must appear in to be learnt.</summary>
    public abstract IReadOnlyList<int> Rarest { get; }

    /// <summary>The features of a text, a row for each part.</summary>
    public uint[][] Of(string text)
    {
        List<uint>[] parts = [.. Rarest.Select(_ => new List<uint>(128))];
        Extract(text, parts);
        return [.. parts.Select(part => part.ToArray())];
    }

    /// <summary>Adds the features of a text to one list a part.</summary>
    protected abstract void Extract(string text, List<uint>[] parts);

    protected static uint Hash(char what, string first, string? second = null, string? third = null)
    {
        var hash = Mix(2166136261u ^ what, first);
        if (second is not null)
        {
            hash = Mix(hash * 31 + 7, second);
        }

        return third is null ? hash : Mix(hash * 31 + 7, third);
    }

    /// <summary>Adds the n-grams of a word, padded with a space at either end.</summary>
    protected static void Pieces(string word, int shortest, int longest, List<uint> into)
    {
        Span<char> framed = stackalloc char[Math.Min(word.Length, 40) + 2];
        framed[0] = framed[^1] = ' ';
        word.AsSpan(0, framed.Length - 2).CopyTo(framed[1..]);
        for (var length = shortest; length <= longest; length++)
        {
            for (var i = 0; i + length <= framed.Length; i++)
            {
                into.Add(Mix(2166136261u, framed.Slice(i, length)));
            }
        }
    }

    /// <summary>FNV-1a over UTF-16, with a final mixing step so that all 32 bits count.</summary>
    private static uint Mix(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619u;
        }

        hash ^= hash >> 15;
        return hash * 2246822519u;
    }
}
