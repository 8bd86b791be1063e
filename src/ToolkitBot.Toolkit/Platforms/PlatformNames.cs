using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>Finds platforms by name in a text: rows of the table, and platforms that it does not have.</summary>
internal sealed class PlatformNames
{
    private readonly PhraseMatcher<NamedPlatform> names;
    private readonly PhraseMatcher<NamedPlatform> letters;
    private readonly Negation negation;

    public PlatformNames(IReadOnlyList<Platform> platforms, IReadOnlyList<UnknownPlatform> unknown, Negation negation)
    {
        this.negation = negation;
        var rows = platforms.SelectMany(p => p.Names.Append(p.Name).Select(name => (name, new NamedPlatform(p, null))));
        var others = unknown.SelectMany(u => u.Names.Select(name => (name, new NamedPlatform(u.Nearest, u))));
        var all = rows.Concat(others).ToLookup(entry => entry.name.Trim().Length == 1);
        names = new(all[false].DistinctBy(entry => string.Join(' ', PhraseMatcher<Slot>.StemsOf(entry.name))));
        letters = new(all[true]);
    }

    public IEnumerable<string> Phrases => names.Phrases;

    /// <summary>The names in the text, in its order.</summary>
    public List<PhraseHit<NamedPlatform>> Find(string text, List<Token> words, List<string> stems)
    {
        var hits = names.Find(stems);
        var single = letters
            .FindAll(stems)
            .Where(hit =>
                IsName(text, words, stems, hit.Start) && !hits.Exists(h => h.Start <= hit.Start && hit.Start < h.End)
            );
        return [.. hits.Concat(single).OrderBy(hit => hit.Start)];
    }

    /// <summary>
    /// A single letter ("X") is a name where it stands alone, behind a no or a small word ("on x"), beside an "or", or as
    /// a capital inside a sentence. Elsewhere it is a kiss.
    /// </summary>
    private bool IsName(string text, List<Token> words, List<string> stems, int at)
    {
        if (words.Count == 1)
        {
            return true;
        }

        var isLed = at > 0 && words[at - 1].Stop == '\0' && negation.Leads(stems, at);
        var isJoined = at + 1 < words.Count && words[at].Stop == '\0' && negation.Joins(stems, at + 1);
        var isCapital = char.IsUpper(text[words[at].Start]) && at + 1 < words.Count;
        return isLed || isJoined || isCapital;
    }
}

/// <summary>A platform that was named.</summary>
/// <param name="Row">Its row of the table, or the nearest one; null where no row is near.</param>
/// <param name="Unknown">Set where the table does not have it.</param>
internal readonly record struct NamedPlatform(Platform? Row, UnknownPlatform? Unknown);
