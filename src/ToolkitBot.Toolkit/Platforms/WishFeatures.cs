namespace ToolkitBot.Toolkit.Platforms;

/// <summary>
/// What likeness goes by: the words of a wish, its pairs of neighbours and its groups of four letters,
/// each as a 64-bit number (FNV-1a), so that a thousand examples are read without a string for each.
/// </summary>
internal static class WishFeatures
{
    private const int LetterGroup = 4;
    private const int LongestStem = 30;

    private enum Sort
    {
        Word = 1,
        Pair,
        Letters,
    }

    /// <summary>The features of a wish, given its stems, with how often each occurs.</summary>
    public static Dictionary<ulong, int> Of(List<string> stems)
    {
        var counts = new Dictionary<ulong, int>(stems.Count * 8);
        Span<char> room = stackalloc char[LongestStem + 2];
        for (var i = 0; i < stems.Count; i++)
        {
            var stem = stems[i];
            Count(counts, Add(Begin(Sort.Word), stem));
            if (i + 1 < stems.Count)
            {
                Count(counts, Add(Add(Add(Begin(Sort.Pair), stem), " "), stems[i + 1]));
            }

            var framed = room[..(Math.Min(stem.Length, LongestStem) + 2)];
            framed.Fill('_');
            stem.AsSpan(0, framed.Length - 2).CopyTo(framed[1..]);
            for (var at = 0; at + LetterGroup <= framed.Length; at++)
            {
                Count(counts, Add(Begin(Sort.Letters), framed.Slice(at, LetterGroup)));
            }
        }

        return counts;
    }

    private static void Count(Dictionary<ulong, int> counts, ulong feature) =>
        counts[feature] = counts.GetValueOrDefault(feature) + 1;

    private static ulong Begin(Sort sort) => Add(14695981039346656037, (char)sort);

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var sign in text)
        {
            hash = Add(hash, sign);
        }

        return hash;
    }

    private static ulong Add(ulong hash, char sign) => (hash ^ sign) * 1099511628211;
}
