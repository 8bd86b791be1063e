using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening;

/// <summary>
/// A list of words and phrases from the content, indexed by first word: one dictionary lookup for each place in a
/// text, however long the list is.
/// </summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<string[]>> byFirst = new(StringComparer.Ordinal);
    private readonly List<string> beginnings = [];
    private readonly HashSet<string> joined = new(StringComparer.Ordinal);

    /// <summary>Reads comma-separated entries; a star at the end of a word matches any longer word too.</summary>
    public PhraseSet(string entries)
    {
        foreach (
            var entry in entries.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var keys = Word.Of(FoldedText.Fold(entry).Text).Select(word => word.Key).ToArray();
            if (keys.Length == 0)
            {
                continue;
            }

            if (entry.EndsWith('*') && keys.Length == 1)
            {
                beginnings.Add(keys[0]);
            }

            if (!byFirst.TryGetValue(keys[0], out var rests))
            {
                byFirst[keys[0]] = rests = [];
            }

            rests.Add(keys);
            joined.Add(string.Concat(keys));
        }

        foreach (var rests in byFirst.Values)
        {
            rests.Sort((one, other) => other.Length.CompareTo(one.Length));
        }
    }

    /// <summary>The entries that are single words.</summary>
    public IEnumerable<string> SingleWords =>
        byFirst.Values.SelectMany(rests => rests).Where(keys => keys.Length == 1).Select(keys => keys[0]);

    /// <summary>Returns the length in words of the longest entry at this index; 0 if there is none.</summary>
    public int At(IReadOnlyList<Word> words, int i)
    {
        if (i < 0 || i >= words.Count)
        {
            return 0;
        }

        if (byFirst.TryGetValue(words[i].Key, out var rests))
        {
            foreach (var keys in rests)
            {
                if (Fits(keys, words, i))
                {
                    return keys.Length;
                }
            }
        }

        return HasBeginning(words[i].Key) ? 1 : 0;
    }

    /// <summary>Returns the length in words of the longest entry that ends before this index; 0 if none does.</summary>
    public int Before(IReadOnlyList<Word> words, int i)
    {
        for (var length = 4; length > 0; length--)
        {
            var start = i - length;
            if (start >= 0 && words[start].Sentence == words[i - 1].Sentence && At(words, start) == length)
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Returns whether a single word is in the list.</summary>
    public bool Has(string key) =>
        (byFirst.TryGetValue(key, out var rests) && rests[^1].Length == 1) || HasBeginning(key);

    /// <summary>Returns whether an entry matches when its words are written without spaces: "hospno".</summary>
    public bool HasJoined(string key) => joined.Contains(key);

    private bool HasBeginning(string key)
    {
        foreach (var beginning in beginnings)
        {
            if (key.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(string[] keys, IReadOnlyList<Word> words, int i)
    {
        if (i + keys.Length > words.Count)
        {
            return false;
        }

        for (var k = 1; k < keys.Length; k++)
        {
            if (words[i + k].Key != keys[k] || words[i + k].Sentence != words[i].Sentence)
            {
                return false;
            }
        }

        return true;
    }
}
