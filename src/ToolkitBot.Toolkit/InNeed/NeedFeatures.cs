using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// What a sentence is made of, for the model: words, neighbours, and words a little apart, each as itself and as its
/// kind ("my RELATIVE ... my ROOM"), and pieces of three to five letters, which bear slips of the finger.
/// </summary>
/// <param name="spelling">The spelling of the same language.</param>
/// <param name="kinds">The kind of each word that has one.</param>
internal sealed class NeedFeatures(Spelling spelling, IReadOnlyDictionary<string, string> kinds) : TextFeatures
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int Apart = 4;
    private const string Edge = "<s>";

    public override IReadOnlyList<int> Rarest { get; } = [2, 2];

    protected override void Extract(string text, List<uint>[] parts)
    {
        var typed = spelling.Words(text);
        var words = new List<string>(typed.Count + 2) { Edge };
        var shown = new List<string>(typed.Count + 2) { Edge };
        foreach (var word in typed)
        {
            var stem = Stemmer.Of(word);
            words.Add(stem);
            shown.Add(KindOf(word, stem) ?? stem);
            Pieces(word, ShortestPiece, LongestPiece, parts[1]);
        }

        words.Add(Edge);
        shown.Add(Edge);
        Single(words, shown, parts[0]);
        Neighbours(words, shown, parts[0]);
        Distant(shown, parts[0]);
    }

    private static void Single(List<string> words, List<string> shown, List<uint> into)
    {
        for (var i = 1; i + 1 < words.Count; i++)
        {
            into.Add(Hash('1', words[i]));
            if (!ReferenceEquals(words[i], shown[i]))
            {
                into.Add(Hash('k', shown[i]));
            }
        }
    }

    private static void Neighbours(List<string> words, List<string> shown, List<uint> into)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            into.Add(Hash('2', words[i], words[i + 1]));
            into.Add(Hash('q', shown[i], shown[i + 1]));
            if (i + 2 < words.Count)
            {
                into.Add(Hash('Q', shown[i], shown[i + 1], shown[i + 2]));
            }
        }
    }

    private static void Distant(List<string> shown, List<uint> into)
    {
        for (var i = 1; i + 1 < shown.Count; i++)
        {
            for (var j = i + 2; j < Math.Min(i + 1 + Apart, shown.Count - 1); j++)
            {
                into.Add(Hash('d', shown[i], shown[j]));
            }
        }
    }

    private string? KindOf(string word, string stem)
    {
        if (spelling.Platforms.Contains(word))
        {
            return "PLATFORM";
        }

        return kinds.GetValueOrDefault(word)
            ?? kinds.GetValueOrDefault(stem)
            ?? (word.All(char.IsDigit) ? "NUMBER" : null);
    }
}
