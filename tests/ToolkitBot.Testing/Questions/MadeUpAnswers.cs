using ToolkitBot.Toolkit.Questions.Own;

namespace ToolkitBot.Testing;

/// <summary>An answer of a made-up trust, with ways to ask for it that the trust never wrote down.</summary>
/// <param name="Wordings">The answer as it is looked for.</param>
/// <param name="HeldBack">Ways that share few words with it on purpose.</param>
/// <param name="Ordinary">Ways as people mostly ask.</param>
internal sealed record MadeUpAnswer(
    OwnWordings Wordings,
    IReadOnlyList<string> HeldBack,
    IReadOnlyList<string> Ordinary
);

/// <summary>Two hundred answers of a made-up trust, and questions that neither it nor the toolkit answers.</summary>
internal static class MadeUpAnswers
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "ToolkitBot.Testing", "Questions");

    /// <summary>Reads the answers; encodes all wordings, which takes a second.</summary>
    public static IReadOnlyList<MadeUpAnswer> Read() =>
        [.. Lines("own-answers.tsv").AsParallel().AsOrdered().Select((line, at) => Answer(line.Split('\t'), at))];

    /// <summary>Questions that nothing answers.</summary>
    public static IReadOnlyList<string> Unanswered() => [.. Lines("own-answers-none.tsv")];

    private static MadeUpAnswer Answer(string[] cells, int at)
    {
        var wordings = Parts(cells[0]);
        return new(
            new($"own{at:D3}", wordings, OwnWordings.VectorsOf(wordings, cells[1])),
            Parts(cells[2]),
            Parts(cells[3])
        );
    }

    private static string[] Parts(string cell) =>
        cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Folder, file)).Skip(1);
}
