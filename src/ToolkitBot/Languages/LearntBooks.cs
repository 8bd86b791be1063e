using System.Diagnostics.CodeAnalysis;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Languages;

/// <summary>
/// The models trained on exactly one language's files. Each is created on first use: reused from before or loaded from
/// the build if its files are unchanged, otherwise trained.
/// </summary>
internal sealed class LearntBooks
{
    private readonly BookNames names;
    private readonly Lazy<AnswerBook> answers;
    private readonly Lazy<LearntScreen?> screen;

    /// <param name="content">The words, including the examples unless <see cref="Known"/> returned the answers.</param>
    /// <param name="files">The same files, as bytes.</param>
    /// <param name="before">The books in use so far; models whose files are unchanged are reused.</param>
    public LearntBooks(ToolkitContent content, ContentFiles files, LearntBooks? before)
    {
        names = BookNames.Of(files);
        answers = HasAnswers(before, names) ? before.answers : new(() => OpenAnswers(names, content, files));
        screen = HasScreen(before, names) ? before.screen : new(() => OpenScreen(names, content, files));
    }

    public AnswerBook Answers => answers.Value;

    /// <summary>Null if the language has no examples.</summary>
    public LearntScreen? Screen => screen.Value;

    /// <summary>
    /// Returns the answers from memory or the build's book if no model needs training; otherwise null.
    /// </summary>
    public static AnswerContent? Known(string language, ContentFiles files, LearntBooks? before)
    {
        var names = BookNames.Of(files);
        if (
            !HasScreen(before, names)
            && ScreenExamples.AreIn(files)
            && !ScreenBook.Fits(ScreenFile(language), names.Screen)
        )
        {
            return null;
        }

        return HasAnswers(before, names) ? before.Answers.Content
            : AnswerBookFile.ReadContent(AnswersFile(language)) is { } book && book.Fingerprint == names.Answers
                ? book.Content
            : null;
    }

    private static bool HasAnswers([NotNullWhen(true)] LearntBooks? before, BookNames names) =>
        before is { answers.IsValueCreated: true } && before.names.Answers == names.Answers;

    private static bool HasScreen([NotNullWhen(true)] LearntBooks? before, BookNames names) =>
        before is { screen.IsValueCreated: true } && before.names.Screen == names.Screen;

    private static AnswerBook OpenAnswers(BookNames names, ToolkitContent content, ContentFiles files)
    {
        var encoder = TextEncoder.OfBuild;
        var built = AnswerBookFile.Read(AnswersFile(content.Language), encoder);
        if (built?.Fingerprint == names.Answers)
        {
            return built;
        }

        // Most examples are still those of the build, whose book has their vectors.
        var vectors = encoder is null ? null : new VectorSource(encoder, built);
        return content.Answers.Any(answer => answer.Examples.Count > 0)
            ? AnswerBook.Learn(new AnswerContent(content.Answers, content.Doors, content.Spelling), files, vectors)
            // The build's book was there a moment ago, so no examples were read.
            : AnswerBook.Learn(files, vectors);
    }

    private static LearntScreen? OpenScreen(BookNames names, ToolkitContent content, ContentFiles files)
    {
        if (!ScreenExamples.AreIn(files))
        {
            return null;
        }

        return ScreenBook.Read(ScreenFile(content.Language), names.Screen, content.Screening)
            ?? LearntScreen.Learn(ScreenExamples.Read(files).All, content.Screening);
    }

    private static string AnswersFile(string language) =>
        Path.Combine(AppContext.BaseDirectory, "answers", $"{language}.book");

    private static string ScreenFile(string language) =>
        Path.Combine(AppContext.BaseDirectory, "answers", $"{language}.screen.book");

    /// <summary>Hashes of the files that the answers and the screen are trained on.</summary>
    private sealed record BookNames(string Answers, string Screen)
    {
        public static BookNames Of(ContentFiles language) =>
            new(AnswerBook.FingerprintOf(language), ScreenExamples.FingerprintOf(language));
    }
}
