// Run by the build of the bot: learns the answers of every language and writes them beside the bot as books.
// Usage: ToolkitBot.Training CONTENT-FOLDER OUT-FOLDER
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;

if (args is not [var content, var output] || !Directory.Exists(content))
{
    Console.Error.WriteLine("Usage: ToolkitBot.Training CONTENT-FOLDER OUT-FOLDER");
    return 2;
}

Directory.CreateDirectory(output);
foreach (var folder in Directory.GetDirectories(content).Order(StringComparer.Ordinal))
{
    if (!Directory.Exists(Path.Combine(folder, "answers")))
    {
        continue;
    }

    var language = Path.GetFileName(folder);
    var file = Path.Combine(output, $"{language}.book");
    if (AnswerBookFile.Read(file)?.Fingerprint == AnswerContent.Fingerprint(folder))
    {
        continue;
    }

    try
    {
        AnswerBookFile.Write(AnswerBook.Learn(folder, language), file);
        Console.WriteLine($"Learnt the answers in {language}.");
    }
    catch (ContentException e)
    {
        // The bot itself says this when it starts, to whoever edits the content; a build must not fail on words.
        File.Delete(file);
        Console.WriteLine($"Did not learn the answers in {language}: {e.Message}");
    }
}

return 0;
