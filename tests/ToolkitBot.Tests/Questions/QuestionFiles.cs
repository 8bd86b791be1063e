using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Tests.Questions;

/// <summary>The content and the test questions, found from the repository's root.</summary>
internal static class QuestionFiles
{
    private static readonly Lazy<AnswerBook> Built = new(() =>
        AnswerBookFile.Read(Path.Combine(AppContext.BaseDirectory, "answers", "en.book"))
        ?? AnswerBook.Learn(ContentFiles.Read(Content, "en"))
    );

    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content", "en");

    /// <summary>The book that the build made.</summary>
    public static AnswerBook Book => Built.Value;

    public static string Beside(string file) => Path.Combine(Root, "tests", "ToolkitBot.Tests", "Questions", file);

    public static SensitiveScreen Screen()
    {
        var spelling = Spelling.Read(ContentNode.ReadFile(Path.Combine(Content, "spelling.yaml"), "en/spelling.yaml"));
        var topics = SensitiveTopics.Read(
            ContentNode.ReadFile(Path.Combine(Content, "sensitive.yaml"), "en/sensitive.yaml"),
            spelling
        );
        return new SensitiveScreen(topics, spelling, Book.Sensitive);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ToolkitBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
