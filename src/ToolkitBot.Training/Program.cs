using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

// Run by the build of the bot: learns the answers and the screen of every language and writes them beside the bot as books.
// Usage: ToolkitBot.Training CONTENT-FOLDER OUT-FOLDER

if (args is not [var content, var output] || !Directory.Exists(content))
{
    Console.Error.WriteLine("Usage: ToolkitBot.Training CONTENT-FOLDER OUT-FOLDER");
    return 2;
}

Directory.CreateDirectory(output);
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

    bool LearnAnswers(string file)
    {
        if (AnswerBookFile.Read(file)?.Fingerprint == AnswerBook.FingerprintOf(files))
        {
            return false;
        }

        AnswerBookFile.Write(AnswerBook.Learn(files), file);
        return true;
    }

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
