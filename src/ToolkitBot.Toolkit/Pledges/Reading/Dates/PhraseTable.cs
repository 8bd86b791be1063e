using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Maps words and phrases to values; at each place the longest phrase wins.</summary>
internal sealed class PhraseTable<T>
    where T : notnull
{
    private readonly Dictionary<string, List<(string[] Keys, T Value)>> byFirst = new(StringComparer.Ordinal);
    private readonly Func<string, string> keyOf;

    private PhraseTable(Func<string, string> keyOf) => this.keyOf = keyOf;

    /// <summary>The entries that are single words.</summary>
    public IEnumerable<string> SingleWords =>
        byFirst.Values.SelectMany(rests => rests).Where(rest => rest.Keys.Length == 1).Select(rest => rest.Keys[0]);

    /// <summary>Creates a table from comma-separated entries.</summary>
    /// <param name="keyOf">Returns the key by which words are compared; null compares the words themselves.</param>
    public static PhraseTable<T> Of(IEnumerable<(T Value, string Entries)> rows, Func<string, string>? keyOf = null)
    {
        var table = new PhraseTable<T>(keyOf ?? (word => word));
        foreach (var (value, entries) in rows)
        {
            foreach (var entry in entries.Split(','))
            {
                string[] keys = [.. Word.Of(FoldedText.Fold(entry).Text).Select(word => table.keyOf(word.Key))];
                if (keys.Length == 0)
                {
                    continue;
                }

                if (!table.byFirst.TryGetValue(keys[0], out var rests))
                {
                    table.byFirst[keys[0]] = rests = [];
                }

                rests.Add((keys, value));
            }
        }

        foreach (var rests in table.byFirst.Values)
        {
            rests.Sort((one, other) => other.Keys.Length.CompareTo(one.Keys.Length));
        }

        return table;
    }

    /// <summary>Ignores a final s, so that "St Davids Day" equals "St David's Day".</summary>
    public static string WithoutPlural(string word) => word.TrimEnd('s');

    /// <summary>Returns the value of the longest phrase at an index, and the index after it.</summary>
    public (T Value, int End)? At(IReadOnlyList<Word> words, int i)
    {
        if (i < 0 || i >= words.Count || !byFirst.TryGetValue(keyOf(words[i].Key), out var rests))
        {
            return null;
        }

        foreach (var (keys, value) in rests)
        {
            if (Fits(keys, words, i))
            {
                return (value, i + keys.Length);
            }
        }

        return null;
    }

    private bool Fits(string[] keys, IReadOnlyList<Word> words, int i)
    {
        for (var k = 0; k < keys.Length; k++)
        {
            if (
                i + k >= words.Count
                || keyOf(words[i + k].Key) != keys[k]
                || words[i + k].Sentence != words[i].Sentence
            )
            {
                return false;
            }
        }

        return true;
    }
}
