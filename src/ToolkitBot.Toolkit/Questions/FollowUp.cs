namespace ToolkitBot.Toolkit.Questions;

/// <summary>Recognises follow-up questions: "and for video?", "what about blogs".</summary>
internal static class FollowUp
{
    private const int MostWords = 7;
    private const int BareWords = 3;

    private static readonly string[][] Openings =
    [
        ["and"],
        ["or"],
        ["what", "about"],
        ["how", "about"],
        ["what", "if"],
        ["same", "for"],
        ["okay", "and"],
        ["but"],
        ["also"],
    ];

    private static readonly HashSet<string> Asking = new(
        [
            "what",
            "who",
            "why",
            "how",
            "when",
            "where",
            "which",
            "is",
            "are",
            "can",
            "should",
            "do",
            "does",
            "did",
            "will",
            "would",
            "could",
            "may",
            "might",
            "must",
            "shall",
            "was",
            "were",
            "am",
            "has",
            "have",
            "any",
            "whose",
            "whom",
        ],
        StringComparer.Ordinal
    );

    private static readonly string[] Telling = ["tell", "show", "give"];

    /// <summary>Returns whether the words begin like a question or like "show me".</summary>
    public static bool Asks(IReadOnlyList<string> words) =>
        words.Count > 0
        && (Asking.Contains(words[0]) || (words.Count > 1 && Telling.Contains(words[0]) && words[1] is ("me" or "us")));

    /// <summary>
    /// Returns whether this is a follow-up: short, and with a joining word first or no question word.
    /// </summary>
    public static bool Is(IReadOnlyList<string> words)
    {
        if (words.Count is 0 or > MostWords)
        {
            return false;
        }

        return Joins(words) || (words.Count <= BareWords && !words.Any(Asking.Contains));
    }

    /// <summary>Returns whether the first words join this to what was said before.</summary>
    public static bool Joins(IReadOnlyList<string> words) =>
        Openings.Any(opening => words.Take(opening.Length).SequenceEqual(opening));
}
