using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Content;

/// <summary>What loading gave: a library, or what keeps it from being one.</summary>
/// <param name="Library">The content; null where there are problems.</param>
/// <param name="Problems">Everything found, by file and line; empty where all is well.</param>
public sealed record ContentLoad(ContentLibrary? Library, IReadOnlyList<ContentProblem> Problems);

/// <summary>Loads the content folder and checks it.</summary>
public static class ContentLoader
{
    /// <summary>
    /// Loads every language of a folder. Nothing is thrown for bad content: every file is read, and each tells
    /// its first problem at least.
    /// </summary>
    /// <param name="folder">The content folder, which holds a folder for each language.</param>
    /// <param name="learnt">
    /// The answers of a language where they were read and checked before, from the same files; null where they were not.
    /// They are most of the content, so a start that need not read them is much shorter.
    /// </param>
    public static ContentLoad Load(string folder, Func<string, AnswerContent?>? learnt = null)
    {
        if (learnt is not null && Read(folder, learnt) is { Library: not null } quick)
        {
            return quick;
        }

        // Whatever is wrong is told with its line, so everything is read.
        return Read(folder, _ => null);
    }

    private static ContentLoad Read(string folder, Func<string, AnswerContent?> learnt)
    {
        var problems = new List<ContentProblem>();
        if (!Directory.Exists(Path.Combine(folder, ContentLibrary.English)))
        {
            problems.Add(
                new(
                    ContentLibrary.English,
                    1,
                    "the folder of the English content is missing; put it back, or correct the setting Content:Path."
                )
            );
            return new(null, problems);
        }

        var languages = Directory
            .EnumerateDirectories(folder)
            .Select(path => Path.GetFileName(path)!)
            .Where(IsLanguage)
            .Order(StringComparer.Ordinal)
            .Select(language => LanguageFolder.Open(folder, language, problems, learnt(language)))
            .ToList();
        var contents = languages.ToDictionary(l => l.Language, l => l.Read());
        var english = languages.Find(l => l.Language == ContentLibrary.English)!;
        foreach (var language in languages)
        {
            ContentReferences.Check(language, problems);
            ContentLimits.Check(language, problems);
            LearntAnswers.Check(language, english, problems);
            if (language != english)
            {
                LanguageMatch.Check(english, language, problems);
            }
        }

        return problems.Count == 0
            ? new(new(contents.ToDictionary(c => c.Key, c => c.Value!), ContentHash.Of(folder)), [])
            : new(null, [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }

    private static bool IsLanguage(string name) => name.Length is 2 or 3 && name.All(char.IsAsciiLetterLower);
}
