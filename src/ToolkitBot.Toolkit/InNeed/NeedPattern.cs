using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// A pattern over words, as editors write it: words in order, <c>a|b</c> for either, <c>word*</c> for a
/// beginning, <c>&lt;group&gt;</c> for a named group, <c>word?</c> for one that may be missing and
/// <c>...</c> for at most <see cref="Gap"/> words between.
/// </summary>
public sealed class NeedPattern
{
    /// <summary>How many words <c>...</c> may stand for.</summary>
    public const int Gap = 5;

    private readonly Element[] elements;

    private NeedPattern(Element[] elements) => this.elements = elements;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern as written.</param>
    /// <param name="groups">The groups it may name.</param>
    /// <param name="spelling">Undoes chat spelling in texts; the pattern's own words are read the same way.</param>
    /// <exception cref="FormatException">A group is unknown or nothing but gaps is left; the message says so for an editor.</exception>
    public static NeedPattern Parse(
        string pattern,
        IReadOnlyDictionary<string, IReadOnlyList<string>> groups,
        Spelling spelling
    )
    {
        var elements = new List<Element>();
        var gap = false;
        foreach (
            var part in pattern
                .Replace("'", "", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (part == "...")
            {
                gap = elements.Count > 0;
                continue;
            }

            var optional = part.Length > 1 && part.EndsWith('?');
            elements.Add(Alternatives(optional ? part[..^1] : part, groups, spelling, gap, optional));
            gap = false;
        }

        return elements.Count == 0
            ? throw new FormatException("this pattern has no words; write at least one.")
            : new NeedPattern([.. elements]);
    }

    /// <summary>Finds the pattern, wherever it begins.</summary>
    /// <returns>First and last word of the first match, or null.</returns>
    public (int First, int Last)? Find(IReadOnlyList<string> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            var last = Match(words, start, 0);
            if (last >= start)
            {
                return (start, last);
            }
        }

        return null;
    }

    /// <returns>The last word matched, or -1.</returns>
    private int Match(IReadOnlyList<string> words, int at, int element)
    {
        if (element == elements.Length)
        {
            return at - 1;
        }

        var wanted = elements[element];
        var reach = wanted.AfterGap ? Math.Min(words.Count - 1, at + Gap) : at;
        for (var i = at; i <= reach && i < words.Count; i++)
        {
            if (wanted.Is(words[i]))
            {
                var last = Match(words, i + 1, element + 1);
                if (last >= 0)
                {
                    return last;
                }
            }
        }

        return wanted.Optional && element > 0 ? Match(words, at, element + 1) : -1;
    }

    private static Element Alternatives(
        string part,
        IReadOnlyDictionary<string, IReadOnlyList<string>> groups,
        Spelling spelling,
        bool gap,
        bool optional
    )
    {
        var whole = new HashSet<string>(StringComparer.Ordinal);
        var beginnings = new List<string>();
        foreach (var word in part.ToLowerInvariant().Split('|'))
        {
            if (word.StartsWith('<') && word.EndsWith('>'))
            {
                whole.UnionWith(
                    groups.TryGetValue(word[1..^1], out var members)
                        ? members
                        : throw new FormatException(
                            $"{word} is not among the groups; known are {string.Join(", ", groups.Keys)}."
                        )
                );
            }
            else if (word.EndsWith('*'))
            {
                beginnings.Add(word[..^1]);
            }
            else
            {
                whole.Add(word);
            }
        }

        whole.UnionWith(whole.Select(spelling.Words).Where(w => w.Count == 1).Select(w => w[0]).ToList());
        return new Element(whole, [.. beginnings], gap, optional);
    }

    private sealed record Element(HashSet<string> Whole, string[] Beginnings, bool AfterGap, bool Optional)
    {
        public bool Is(string word)
        {
            if (Whole.Contains(word))
            {
                return true;
            }

            foreach (var beginning in Beginnings)
            {
                if (word.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
