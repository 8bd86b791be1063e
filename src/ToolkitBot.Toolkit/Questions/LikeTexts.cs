namespace ToolkitBot.Toolkit.Questions;

/// <summary>Groups texts that share most of their words.</summary>
internal static class LikeTexts
{
    /// <summary>Single-linkage clustering by Jaccard similarity.</summary>
    /// <param name="texts">The words of each text.</param>
    /// <param name="from">Lowest similarity (shared words divided by all words) that links two texts.</param>
    /// <returns>For each text, the index of the first text in its group.</returns>
    public static int[] Group(IReadOnlyList<IReadOnlySet<string>> texts, double from)
    {
        var parent = Enumerable.Range(0, texts.Count).ToArray();
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var (other, common) in Common(texts[i], holders))
            {
                var all = texts[i].Count + texts[other].Count - common;
                if ((double)common / all >= from)
                {
                    Join(parent, i, other);
                }
            }

            foreach (var word in texts[i])
            {
                if (!holders.TryGetValue(word, out var list))
                {
                    holders[word] = list = [];
                }

                list.Add(i);
            }
        }

        return [.. parent.Select((_, i) => Root(parent, i))];
    }

    private static Dictionary<int, int> Common(IReadOnlySet<string> words, Dictionary<string, List<int>> holders)
    {
        var common = new Dictionary<int, int>();
        foreach (var word in words)
        {
            foreach (var other in holders.GetValueOrDefault(word) ?? [])
            {
                common[other] = common.GetValueOrDefault(other) + 1;
            }
        }

        return common;
    }

    private static void Join(int[] parent, int one, int two)
    {
        var (a, b) = (Root(parent, one), Root(parent, two));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            i = parent[i] = parent[parent[i]];
        }

        return i;
    }
}
