using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Languages;

/// <summary>The languages the bot speaks at this moment; replaced as a whole when the content changes.</summary>
internal sealed class LanguagePacks
{
    private const string Fallback = "en";
    private volatile IReadOnlyList<LanguagePack> packs;

    private readonly Dictionary<string, Lazy<AnswerShelf>> shelves = new(StringComparer.Ordinal);
    private readonly string folder;

    /// <param name="library">The content as loaded.</param>
    /// <param name="folder">The content folder; changed examples are learnt from there.</param>
    public LanguagePacks(ContentLibrary library, string folder)
    {
        this.folder = folder;
        packs = Pack(library);
    }

    public IReadOnlyList<LanguagePack> All => packs;

    /// <summary>The language for a locale such as <c>cy-GB</c>; English where there is no better.</summary>
    public LanguagePack For(string? locale)
    {
        var language = locale?.Split('-', '_')[0];
        return packs.FirstOrDefault(pack => string.Equals(pack.Id, language, StringComparison.OrdinalIgnoreCase))
            ?? packs.First(pack => pack.Id == Fallback);
    }

    /// <summary>The language that somebody names, by id or by its own name; null where there is none.</summary>
    public LanguagePack? Find(string name) =>
        packs.FirstOrDefault(pack =>
            string.Equals(pack.Id, name.Trim(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(pack.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// Speaks from new content from the next turn on; turns under way keep what they have. Changed examples are learnt
    /// first, which takes a second or two.
    /// </summary>
    public async Task ReplaceAsync(ContentLibrary library, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        var changed = Pack(library);
        foreach (var pack in changed)
        {
            // Learns the screen's examples where they have changed, before anybody waits for it.
            pack.Warm();
        }

        packs = changed;
    }

    /// <summary>Learns examples that have changed since the bot was built; does nothing where none have.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        foreach (var shelf in shelves.Values)
        {
            await shelf.Value.CatchUpAsync(cancellationToken);
        }
    }

    private List<LanguagePack> Pack(ContentLibrary library) =>
        [.. library.Languages.Values.Select(content => new LanguagePack(content, Shelf(content.Language), folder))];

    /// <summary>The answers that were learnt when the bot was built; opened when somebody first asks.</summary>
    private Lazy<AnswerShelf> Shelf(string language)
    {
        if (!shelves.TryGetValue(language, out var shelf))
        {
            shelf = new(() => AnswerShelf.Open(Path.Combine(folder, language), language, Book(language)));
            shelves[language] = shelf;
        }

        return shelf;
    }

    /// <summary>The answers as they were learnt, where that was from the files that stand in the folder now; else null.</summary>
    public static AnswerContent? Learnt(string folder, string language) =>
        AnswerBookFile.ReadContent(Book(language)) is { } book
        && book.Fingerprint == AnswerContent.Fingerprint(Path.Combine(folder, language))
        && AreScreenExamplesLearnt(Path.Combine(folder, language), language)
            ? book.Content
            : null;

    private static bool AreScreenExamplesLearnt(string folder, string language) =>
        !ScreenExamples.AreIn(folder)
        || ScreenBook.Fits(PledgeRules.Book(language), ScreenExamples.FingerprintOf(folder));

    private static string Book(string language) =>
        Path.Combine(AppContext.BaseDirectory, "answers", $"{language}.book");
}
