using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Platforms;

/// <summary>Finds platforms by name in a text, and tells those that are wanted from those turned down.</summary>
internal sealed class PlatformNames
{
    private readonly PhraseBook<string> names;
    private readonly PhraseBook<string> letters;
    private readonly PhraseBook<bool> refusals;

    public PlatformNames(IEnumerable<Platform> platforms, IEnumerable<string> turnedDown)
    {
        var all = platforms
            .SelectMany(p => p.Names.Append(p.Name).Select(n => (n, p.Id)))
            .ToLookup(n => n.n.Trim().Length == 1);
        names = new(all[false].DistinctBy(n => string.Join(' ', WishText.Stems(n.n))));
        letters = new(all[true]);
        refusals = new(turnedDown.Select(phrase => (phrase, true)));
    }

    public IEnumerable<string> Stems => names.Stems.Concat(refusals.Stems);

    /// <summary>Ids of the platforms named in the text, in its order, each once.</summary>
    public (IReadOnlyList<string> Named, IReadOnlyList<string> TurnedDown) Find(List<string> text)
    {
        // A single letter ("X") is a name only when nothing else stands there: elsewhere it is a kiss.
        if (text.Count == 1 && text[0].Length == 1)
        {
            return ([.. letters.Find(text).Select(hit => hit.Meaning)], []);
        }

        var refused = refusals.Find(text).Select(hit => hit.Start + hit.Length).ToHashSet();
        var named = new List<string>();
        var turnedDown = new List<string>();
        foreach (var hit in names.Find(text))
        {
            // "already on Facebook/LinkedIn" turns down both: what is refused reaches the next name.
            if (refused.Contains(hit.Start))
            {
                turnedDown.Add(hit.Meaning);
                refused.Add(hit.Start + hit.Length);
            }
            else
            {
                named.Add(hit.Meaning);
            }
        }

        return ([.. named.Distinct()], [.. turnedDown.Distinct().Except(named)]);
    }
}
