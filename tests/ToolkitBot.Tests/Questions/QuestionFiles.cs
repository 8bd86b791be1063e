using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Tests.Questions;

/// <summary>The content and the test questions, found from the repository's root.</summary>
internal static class QuestionFiles
{
    private static readonly Lazy<AnswerBook> Built = new(() =>
        AnswerBookFile.Read(Path.Combine(AppContext.BaseDirectory, "answers", "en.book"), TextEncoder.OfBuild)
        ?? AnswerBook.Learn(ContentFiles.Read(Content, "en"), new VectorSource(TextEncoder.OfBuild!))
    );

    public static string Content => Path.Combine(Repository.Root, "content", "en");

    /// <summary>The book that the build made.</summary>
    public static AnswerBook Book => Built.Value;

    /// <summary>Vectors of examples: those of the book, and those of other texts.</summary>
    public static VectorSource Vectors() => new(TextEncoder.OfBuild!, Book);

    public static string Beside(string file) =>
        Path.Combine(Repository.Root, "tests", "ToolkitBot.Tests", "Questions", file);

    public static NeedTopics InNeed() =>
        NeedTopics.Read(
            ContentNode.ReadFile(Path.Combine(Content, "in-need.yaml"), "en/in-need.yaml"),
            Book.Content.Spelling
        );

    public static NeedScreen Screen() => new(InNeed(), Book.Content.Spelling, Book.InNeed);
}
