using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The result of loading: a library, or the problems that prevent one.</summary>
/// <param name="Library">The content; null if there are problems.</param>
/// <param name="Problems">All problems, by file and line; empty if there are none.</param>
public sealed record ContentLoad(ContentLibrary? Library, IReadOnlyList<ContentProblem> Problems);

/// <summary>Loads the content folder and checks it.</summary>
public static class ContentLoader
{
    /// <summary>
    /// Loads all languages of a folder, see <see cref="Load(ContentFiles, Func{string, AnswerContent}, PhraseUses)"/>.
    /// </summary>
    /// <param name="folder">The content folder, with one folder per language.</param>
    public static ContentLoad Load(string folder) => Load(ContentFiles.Read(folder), _ => null);

    /// <summary>
    /// Loads all languages. Does not throw for bad content: every file is read and reports at least its first problem.
    /// </summary>
    /// <param name="files">The files of the content folder.</param>
    /// <param name="learnt">
    /// Returns a language's answers if they were already read from these files and checked, or null. They are most of
    /// the content, so start-up is much shorter without reading them.
    /// </param>
    /// <param name="uses">The phrases in use; null to skip that check.</param>
    public static ContentLoad Load(ContentFiles files, Func<string, AnswerContent?> learnt, PhraseUses? uses = null)
    {
        if (files.Problems.Count > 0)
        {
            return new(null, files.Problems);
        }

        var quick = Read(files, learnt, uses);

        // Read everything again, so that each problem is reported with its line.
        return quick.Library is not null ? quick : Read(files, _ => null, uses);
    }

    private static ContentLoad Read(ContentFiles files, Func<string, AnswerContent?> learnt, PhraseUses? uses)
    {
        var problems = new List<ContentProblem>();
        var languages = files
            .Names.Select(name => name.Split('/')[0])
            .Distinct()
            .Where(IsLanguage)
            .Select(language => LanguageFolder.Open(files.In(language), language, problems, learnt(language)))
            .ToList();
        if (languages.Find(l => l.Language == ContentLibrary.English) is not { } english)
        {
            return new(null, [EnglishIsMissing]);
        }

        var contents = languages.ToDictionary(l => l.Language, l => l.Read(uses));
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
            ? new(new(contents.ToDictionary(c => c.Key, c => c.Value!)), [])
            : new(null, InOrder(problems));
    }

    private static ContentProblem EnglishIsMissing { get; } =
        new(
            ContentLibrary.English,
            1,
            "the folder of the English content is missing; put it back, or correct the setting Content:Path."
        );

    private static List<ContentProblem> InOrder(List<ContentProblem> problems) =>
        [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];

    private static bool IsLanguage(string name) => name.Length is 2 or 3 && name.All(char.IsAsciiLetterLower);
}
