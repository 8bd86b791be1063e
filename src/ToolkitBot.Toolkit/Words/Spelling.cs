using System.Text;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Words;

/// <summary>
/// How people spell in a chat, and what they mean: turns a typed text into plain lower-case words.
/// The list is content (<c>spelling.yaml</c>).
/// </summary>
public sealed class Spelling
{
    private readonly Dictionary<string, string[]> asMeant;
    private readonly HashSet<string> firstOfPair;
    private readonly Dictionary<string, string> kindOf = new(StringComparer.Ordinal);

    /// <param name="asTyped">Words or pairs of words as typed, without apostrophes, and what they stand for.</param>
    /// <param name="platforms">Names of platforms, as they stand after <paramref name="asTyped"/>.</param>
    /// <param name="kinds">Names of kinds of words, each with its words.</param>
    public Spelling(
        IReadOnlyDictionary<string, string> asTyped,
        IEnumerable<string> platforms,
        IReadOnlyDictionary<string, IReadOnlyList<string>> kinds
    )
    {
        foreach (var (kind, members) in kinds)
        {
            foreach (var word in members)
            {
                kindOf[word.ToLowerInvariant()] = kind;
            }
        }

        asMeant = asTyped.ToDictionary(
            entry => entry.Key.ToLowerInvariant(),
            entry => entry.Value.ToLowerInvariant().Split(' '),
            StringComparer.Ordinal
        );
        firstOfPair = asMeant
            .Keys.Where(key => key.Contains(' ', StringComparison.Ordinal))
            .Select(key => key.Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);
        Platforms = platforms.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Names that stand for some platform.</summary>
    public IReadOnlySet<string> Platforms { get; }

    /// <summary>Reads <c>spelling.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing or has the wrong shape.</exception>
    public static Spelling Read(ContentNode node)
    {
        node.Only("as-typed", "platforms", "kinds");
        var asTyped = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Get("as-typed").Entries())
        {
            asTyped[name] = value.AsText();
        }

        var kinds = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (node.Has("kinds"))
        {
            foreach (var (name, value) in node.Get("kinds").Entries())
            {
                kinds[name] = [.. value.AsList().Select(word => word.AsText())];
            }
        }

        return new Spelling(asTyped, node.Texts("platforms"), kinds);
    }

    /// <summary>The kind of a word as <see cref="Words"/> gives it, or null.</summary>
    public string? KindOf(string word) => kindOf.GetValueOrDefault(word);

    internal IReadOnlyDictionary<string, string[]> AsMeant => asMeant;

    internal IReadOnlyDictionary<string, string> KindOfWords => kindOf;

    /// <summary>
    /// The words of a text: lower case, no apostrophes, chat spelling undone, letters typed three times or
    /// more brought down to two.
    /// </summary>
    public List<string> Words(string text)
    {
        var typed = Split(text);
        var words = new List<string>(typed.Count + 8);
        for (var i = 0; i < typed.Count; i++)
        {
            if (
                i + 1 < typed.Count
                && firstOfPair.Contains(typed[i])
                && asMeant.TryGetValue(typed[i] + " " + typed[i + 1], out var pair)
            )
            {
                words.AddRange(pair);
                i++;
            }
            else if (asMeant.TryGetValue(typed[i], out var meant))
            {
                words.AddRange(meant);
            }
            else
            {
                words.Add(Shortened(typed[i]));
            }
        }

        return words;
    }

    // A sign counts where the list has a word for it: "mums & dads".
    private List<string> Split(string text) =>
        [
            .. Tokeniser
                .Split(text)
                .Where(token => !token.IsSign || asMeant.ContainsKey(token.Text))
                .Select(token => token.Text),
        ];

    private static string Shortened(string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        StringBuilder? kept = null;
        for (var i = 0; i < word.Length; i++)
        {
            var third = i > 1 && word[i] == word[i - 1] && word[i] == word[i - 2];
            if (third && !char.IsDigit(word[i]))
            {
                kept ??= new StringBuilder(word, 0, i, word.Length);
            }
            else
            {
                kept?.Append(word[i]);
            }
        }

        return kept?.ToString() ?? word;
    }
}
