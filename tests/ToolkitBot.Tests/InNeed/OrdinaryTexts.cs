using ToolkitBot.Tests.Content;
using ToolkitBot.Tests.Questions;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.InNeed;

/// <summary>What people say to the bot in the ordinary way, from our own content and from the files of other tests.</summary>
internal static class OrdinaryTexts
{
    private static readonly ContentFiles Language = ContentFiles.Read(QuestionFiles.Content, "en");

    public static IReadOnlyList<string> Of(string kind) =>
        kind switch
        {
            "wishes" => [.. Lists("platforms.yaml", "asks", "words"), .. Wishes()],
            "walk" => [.. Lists("guide.yaml", "words", "label", "pledge"), .. Column("../Guide/free-words.tsv", 1)],
            "questions" =>
            [
                .. QuestionFiles.Book.Examples.Select(example => example.Text),
                .. Column("own-questions.tsv", 1).Skip(1),
            ],
            "pledges" =>
            [
                .. Lines("../Pledges/pledges.tsv")
                    .Select(line => line.Split('\t'))
                    .Where(row => row is [_, _, "pass", ..])
                    .Select(row => row[4]),
                .. Lines("../Pledges/due-dates.txt").Select(line => line.Split(" | ")[0]),
            ],
            "buttons" =>
            [
                .. Texts(Language.Node("phrases.yaml").Get("buttons"))
                    // Nothing but a command is no cry for help, and is never asked about.
                    .Where(label => ContentFolder.English.Commands.Match(label) is not { Rest: "" }),
            ],
            _ => throw new ArgumentException(kind, nameof(kind)),
        };

    private static IEnumerable<string> Wishes() =>
        Directory
            .GetFiles(QuestionFiles.Beside("../Platforms"), "*.tsv")
            .SelectMany(File.ReadLines)
            .Select(line => line.Split('\t')[0]);

    private static IEnumerable<string> Column(string file, int column) =>
        Lines(file).Select(line => line.Split('\t')[column]);

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(QuestionFiles.Beside(file)).Where(line => line.Length > 0 && line[0] != '#');

    private static IEnumerable<string> Lists(string file, params string[] names) => Under(Language.Node(file), names);

    private static IEnumerable<string> Under(ContentNode node, string[] names) =>
        node.IsMap ? node.Entries().SelectMany(e => names.Contains(e.Name) ? Texts(e.Value) : Under(e.Value, names))
        : node.IsList ? node.AsList().SelectMany(item => Under(item, names))
        : [];

    private static IEnumerable<string> Texts(ContentNode node) =>
        node.IsMap ? node.Entries().SelectMany(entry => Texts(entry.Value))
        : node.IsList ? node.AsList().SelectMany(Texts)
        : [node.AsText()];
}
