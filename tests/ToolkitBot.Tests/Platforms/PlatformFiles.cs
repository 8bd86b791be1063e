using ToolkitBot.Tests.Questions;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Tests.Platforms;

/// <summary>The project's own platform table and the wishes that it is measured on.</summary>
internal static class PlatformFiles
{
    private static readonly Lazy<PlatformTable> Whole = new(() => Read(Yaml));
    private static readonly Lazy<Recommender> Learnt = new(() => new(Table, QuestionFiles.Book.Wishes));

    public static string Yaml => File.ReadAllText(Repository.Of("content", "en", "platforms.yaml"));

    public static PlatformTable Table => Whole.Value;

    public static Recommender Recommender => Learnt.Value;

    public static PlatformTable Read(string yaml) =>
        PlatformTable.Read(
            ContentNode.ReadText(yaml, "en/platforms.yaml"),
            Negation.Read(OfEnglish("negation.yaml")),
            OfEnglish("turned-down.yaml"),
            MentionMeaning.OfBuild("en")
        );

    public static ContentNode OfEnglish(string file) =>
        ContentNode.ReadFile(Repository.Of("content", "en", file), $"en/{file}");

    /// <summary>Lines of wish, tab, acceptable platforms with commas between.</summary>
    public static IReadOnlyList<(string Text, string[] Platforms)> Wishes(string file) =>
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "tests", "ToolkitBot.Tests", "Platforms", file))
                .Select(line => line.Split('\t'))
                .Select(row => (row[0], row[1].Split(','))),
        ];
}
