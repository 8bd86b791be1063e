using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;
using ToolkitBot.Toolkit.Words;
using ToolkitBot.Training;

// Run by the build of the bot: makes the encoder, learns the answers, the screen and the negations of every language and
// writes them beside the bot as books.
// Usage: ToolkitBot.Training CONTENT-FOLDER OUT-FOLDER MODEL-PACKAGE

if (args is not [var content, var output, var package] || !Directory.Exists(content))
{
    Console.Error.WriteLine("Usage: ToolkitBot.Training CONTENT-FOLDER OUT-FOLDER MODEL-PACKAGE");
    return 2;
}

Directory.CreateDirectory(output);
var encoderFile = Path.Combine(output, "encoder.book");
MiniLm.Write(package, encoderFile);
var encoder = TextEncoder.Open(encoderFile)!;
foreach (var folder in Directory.GetDirectories(content).Order(StringComparer.Ordinal))
{
    var language = Path.GetFileName(folder);
    var files = ContentFiles.Read(folder, language);
    if (Directory.Exists(Path.Combine(folder, "answers")))
    {
        LearnBook("answers", language, Path.Combine(output, $"{language}.book"), LearnAnswers);
    }

    if (ScreenExamples.AreIn(folder))
    {
        LearnBook("screen", language, Path.Combine(output, $"{language}.screen.book"), LearnScreen);
    }

    if (files.Has("turned-down.yaml"))
    {
        LearnBook("negations", language, Path.Combine(output, $"{language}.turned-down.book"), LearnTurnedDown);
    }

    bool LearnAnswers(string file)
    {
        var before = AnswerBookFile.Read(file, encoder);
        if (before?.Fingerprint == AnswerBook.FingerprintOf(files))
        {
            return false;
        }

        AnswerBookFile.Write(AnswerBook.Learn(files, new VectorSource(encoder, before)), file);
        return true;
    }

    bool LearnTurnedDown(string file) =>
        PlatformTable
            .Read(
                files.Node("platforms.yaml"),
                Negation.Read(files.Node("negation.yaml")),
                files.Node("turned-down.yaml")
            )
            .WriteMeaning(file, encoder);

    bool LearnScreen(string file)
    {
        var examples = ScreenExamples.Read(folder, language);
        if (ScreenBook.Fits(file, examples.Fingerprint))
        {
            return false;
        }

        var words = ScreeningWords.Read(
            ContentNode.ReadFile(Path.Combine(folder, "screening.yaml"), $"{language}/screening.yaml")
        );
        ScreenBook.Write(LearntScreen.Learn(examples.All, words), examples.Fingerprint, file);
        return true;
    }
}

return 0;

// What cannot be learnt is said by the bot itself when it starts, to whoever edits the content; a build must not fail on words.
static void LearnBook(string what, string language, string file, Func<string, bool> learn)
{
    try
    {
        if (learn(file))
        {
            Console.WriteLine($"Learnt the {what} in {language}.");
        }
    }
    catch (ContentException e)
    {
        File.Delete(file);
        Console.WriteLine($"Did not learn the {what} in {language}: {e.Message}");
    }
}
