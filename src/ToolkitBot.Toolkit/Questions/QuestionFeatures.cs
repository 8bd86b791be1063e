using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// Extracts a question's features: words, pairs of words, kinds of words, its beginning, and letter n-grams of three
/// to five. Each is a 32-bit hash that is the same on every machine.
/// </summary>
internal sealed class QuestionFeatures(Spelling spelling) : TextFeatures
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const string Start = "<s>";
    private const string End = "</s>";

    // Every word counts; letter n-grams only if at least two examples share them.
    public override IReadOnlyList<int> Rarest { get; } = [1, 2];

    /// <summary>Collects features of words and of letters.</summary>
    protected override void Extract(string text, List<uint>[] parts)
    {
        var (words, letters) = (parts[0], parts[1]);
        var typed = spelling.Words(text);
        var stems = typed.ConvertAll(Stemmer.Of);
        Single(typed, stems, words);
        Pairs(stems, words);
        Kinds(typed, stems, words);
        Form(stems, words);
        foreach (var word in typed)
        {
            Pieces(word, ShortestPiece, LongestPiece, letters);
        }
    }

    /// <summary>The feature that a single word is, by its stem.</summary>
    public static uint OfStem(string stem) => Hash('1', stem);

    private static void Single(List<string> typed, List<string> stems, List<uint> into)
    {
        for (var i = 0; i < stems.Count; i++)
        {
            into.Add(OfStem(stems[i]));
            if (stems[i] != typed[i])
            {
                into.Add(Hash('r', typed[i]));
            }
        }
    }

    private static void Pairs(List<string> stems, List<uint> into)
    {
        for (var i = -1; i < stems.Count; i++)
        {
            into.Add(Hash('2', At(stems, i), At(stems, i + 1)));
        }
    }

    /// <summary>Adds pairs and triples in which words are replaced by their kind: "many STAFF use".</summary>
    private void Kinds(List<string> typed, List<string> stems, List<uint> into)
    {
        var isKind = new bool[typed.Count + 2];
        var shown = new List<string>(typed.Count + 2) { Start };
        var platforms = 0;
        for (var i = 0; i < typed.Count; i++)
        {
            var kind = KindOf(typed[i], stems[i]);
            if (kind == "platform")
            {
                platforms++;
            }

            if (kind is not null)
            {
                isKind[i + 1] = true;
                into.Add(Hash('p', kind));
            }

            shown.Add(kind ?? stems[i]);
        }

        shown.Add(End);
        for (var i = 0; i + 1 < shown.Count; i++)
        {
            if (isKind[i] || isKind[i + 1])
            {
                into.Add(Hash('q', shown[i], shown[i + 1]));
            }

            if (i + 2 < shown.Count && (isKind[i] || isKind[i + 1] || isKind[i + 2]))
            {
                into.Add(Hash('Q', shown[i], shown[i + 1], shown[i + 2]));
            }
        }

        if (platforms > 1)
        {
            into.Add(Hash('n', "platforms"));
        }
    }

    private string? KindOf(string word, string stem)
    {
        if (spelling.Platforms.Contains(word))
        {
            return "platform";
        }

        return spelling.KindOf(word) ?? spelling.KindOf(stem) ?? (word.All(char.IsDigit) ? "number" : null);
    }

    /// <summary>Adds how the question begins and how long it is.</summary>
    private static void Form(List<string> stems, List<uint> into)
    {
        if (stems.Count == 0)
        {
            return;
        }

        into.Add(Hash('f', stems[0]));
        if (stems.Count > 1)
        {
            into.Add(Hash('f', stems[0], stems[1]));
        }

        var length = stems.Count switch
        {
            <= 2 => "a",
            <= 5 => "b",
            <= 9 => "c",
            <= 15 => "d",
            _ => "e",
        };
        into.Add(Hash('l', length));
        for (var i = 0; i + 1 < stems.Count; i++)
        {
            if (stems[i] == "how")
            {
                into.Add(Hash('h', stems[i + 1]));
            }
        }
    }

    private static string At(List<string> words, int index) =>
        index < 0 ? Start
        : index >= words.Count ? End
        : words[index];
}
