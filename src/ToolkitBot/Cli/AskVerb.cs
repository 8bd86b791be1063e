using ToolkitBot.Languages;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Cli;

/// <summary>
/// <c>ask</c>: prints what the bot would answer and why, or a table for a file of questions to score.
/// </summary>
internal static class AskVerb
{
    public static int Run(BotSettings settings, string? question, FileInfo? questions, TextWriter output)
    {
        if (question is null == questions is null)
        {
            throw new StartException(
                "Write a question, or --questions with a file: ask \"who should see this toolkit?\""
            );
        }

        var english = CliCommands.Languages(settings).For(ContentLibrary.English);
        if (question is not null)
        {
            Explain(english, question, output);
        }
        else
        {
            Score(english, questions!, output);
        }

        return 0;
    }

    private static void Explain(Language language, string question, TextWriter output)
    {
        if (language.Sensitive.Find(question) is { } topic)
        {
            output.WriteLine($"{topic.Title}: {topic.Text}");
            return;
        }

        var finding = language.Find(question, null);
        foreach (var line in AnswerReport.Lines(finding, language.Books.Answers.Content))
        {
            output.WriteLine(line);
        }

        var isChoice = finding.Ranked[0].Id == AnswerSection.PlatformChoice;
        foreach (var fit in isChoice ? language.Recommender.Recommend(question) : [])
        {
            output.WriteLine($"  {fit.Platform.Name}: {string.Join("; ", fit.Reasons)}");
        }
    }

    private static void Score(Language language, FileInfo file, TextWriter output)
    {
        foreach (var (id, question) in Rows(file))
        {
            var sections = language.Find(question, null).SectionIds;
            var platforms = language.Recommender.Recommend(question).Select(fit => fit.Platform.Id);
            output.WriteLine($"{id}\t{string.Join(',', sections)}\t{string.Join(',', platforms)}");
        }
    }

    private static IEnumerable<(string Id, string Question)> Rows(FileInfo file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{file.FullName} cannot be read: check the name and who may read it.");
        }

        for (var at = 0; at < lines.Length; at++)
        {
            var columns = lines[at].Split('\t');
            if (lines[at].Length == 0 || (at == 0 && columns[0] == "id"))
            {
                continue;
            }

            yield return columns.Length >= 2
                ? (columns[0], columns[1])
                : throw new StartException($"{file.Name}, line {at + 1}: a line needs an id, a tab and a question.");
        }
    }
}
