using System.Text.Json.Serialization;
using ToolkitBot.Cards;
using ToolkitBot.Settings;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>The result of a read: languages, or the problems that prevent their use.</summary>
internal sealed record LanguageReading(LanguageSet? Languages, IReadOnlyList<ContentProblem> Problems);

/// <summary>
/// Reads content and cards together and checks them against each other and against the code. Used at start-up, for
/// edits while the bot runs, and by <c>content check</c>.
/// </summary>
/// <param name="contentPath">The folder of the content.</param>
/// <param name="cardsPath">The folder of the cards.</param>
/// <param name="records">The JSON types of all card data.</param>
/// <param name="presses">How presses come back.</param>
internal sealed class LanguageReader(
    string contentPath,
    string cardsPath,
    JsonSerializerContext records,
    CardPresses presses = CardPresses.Execute
)
{
    private const string Content = "*.yaml";
    private const string Cards = "*.json";

    /// <summary>What the last bot of this process read at its start: several of them read the same files once.</summary>
    private static volatile Started? started;

    /// <summary>Reads everything as it is now.</summary>
    /// <param name="before">The languages in use so far; models whose files are unchanged are reused.</param>
    public LanguageReading Read(LanguageSet? before = null)
    {
        var stamp = Stamp();
        var content = ContentFiles.Read(contentPath, pattern: Content);
        var cards = ContentFiles.Read(cardsPath, pattern: Cards);
        if (content.Problems.Concat(cards.Problems).ToList() is [_, ..] closed)
        {
            return new(null, closed);
        }

        var problems = new List<ContentProblem>();
        var shapes = CardShapes.Of(records);
        var templates = Compile(cards, problems);
        problems.AddRange(CardCheck.Files(cards, shapes.Keys));
        var load = ContentLoader.Load(
            content,
            language => LearntBooks.Known(language, content.In(language), BooksOf(before, language)),
            new PhraseUses(SaidPhrases.ByCode.Concat(SaidPhrases.ByCards(templates)), areAll: problems.Count == 0)
        );
        problems.AddRange(templates.SelectMany(card => CardCheck.Run(card, cards.Text(card.Name), shapes)));
        problems.AddRange(load.Problems);
        if (load.Library is not { } library || problems.Count > 0)
        {
            return new(null, problems);
        }

        var deck = CardDeck.Of(
            presses == CardPresses.Execute
                ? templates
                : templates.Select(card => CardTemplate.Compile(SubmittedCard.Of(cards.Text(card.Name)), card.Name))
        );
        var isLearnt = true;
        var languages = new List<Language>();
        foreach (var (language, words) in library.Languages.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            isLearnt &= words.ScreenExamples.Count == 0 && words.Answers.All(answer => answer.Examples.Count == 0);
            var books = new LearntBooks(words, content.In(language), BooksOf(before, language));
            languages.Add(new Language(words, books, deck, records));
        }

        var fingerprint = cards.Fingerprint(content.Fingerprint(""), CardDeck.IsCard);
        return new(new(fingerprint, stamp, isLearnt, languages), []);
    }

    /// <summary>
    /// Reads at start-up, and throws on any problem. If the build has trained every model, they are loaded later;
    /// otherwise they are trained now, so that nobody is answered from new words by an old model.
    /// </summary>
    /// <exception cref="StartException">Content or cards cannot be used.</exception>
    public LanguageSet Start()
    {
        if (started is { } known && known.Presses == presses && known.Languages.Stamp == Stamp())
        {
            return known.Languages;
        }

        var reading = Read();
        if (reading.Languages is not { } languages)
        {
            throw new StartException(string.Join(Environment.NewLine, reading.Problems));
        }

        languages = languages.IsLearnt ? languages : languages.Warmed();
        started = new(languages, presses);
        return languages;
    }

    /// <summary>
    /// Returns a value that changes when a file is added, removed or written. Reads only dates and sizes, in about 1
    /// ms.
    /// </summary>
    public long Stamp()
    {
        var stamp = 17L;
        var content = ContentFiles.List(contentPath, Content);
        var cards = ContentFiles.List(cardsPath, Cards);
        foreach (var file in content.Files.Concat(cards.Files).Order(StringComparer.Ordinal))
        {
            stamp = HashCode.Combine(stamp, file, Written(file));
        }

        // A folder that may be read again is a change, too.
        return HashCode.Combine(stamp, content.Closed.Count, cards.Closed.Count);
    }

    /// <summary>When a file was written, and how long it is; nothing of one that was taken away or may not be looked at.</summary>
    private static (DateTime, long) Written(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return (file.LastWriteTimeUtc, file.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private static LearntBooks? BooksOf(LanguageSet? languages, string language) =>
        languages?.All.FirstOrDefault(one => one.Id == language)?.Books;

    private static List<CardTemplate> Compile(ContentFiles cards, List<ContentProblem> problems)
    {
        var templates = new List<CardTemplate>();
        foreach (var file in cards.Names.Where(CardDeck.IsCard))
        {
            try
            {
                templates.Add(CardTemplate.Compile(cards.Text(file), file));
            }
            catch (TemplateException e)
            {
                problems.AddRange(e.All.Select(fault => new ContentProblem(file, fault.Line, fault.Problem)));
            }
            catch (ContentException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return templates;
    }

    private sealed record Started(LanguageSet Languages, CardPresses Presses);
}
