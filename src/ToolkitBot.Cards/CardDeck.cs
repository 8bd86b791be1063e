using System.Text.Json.Nodes;

namespace ToolkitBot.Cards;

/// <summary>All cards of a folder, compiled. Thread-safe; a changed folder is a new deck.</summary>
public sealed class CardDeck
{
    private const string SampleEnding = ".sample.json";

    private readonly Dictionary<string, CardTemplate> templates;
    private readonly MissingValues missing;

    private CardDeck(Dictionary<string, CardTemplate> templates, MissingValues missing)
    {
        this.templates = templates;
        this.missing = missing;
        Names = [.. templates.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The cards by name, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Compiles every <c>NAME.json</c> of a folder; samples (<c>*.sample.json</c>) are left aside.</summary>
    /// <param name="folder">The folder; folders in it are not read.</param>
    /// <param name="missing">What rendering does where data is missing.</param>
    /// <exception cref="CardDeckException">The folder or a card in it cannot be used.</exception>
    public static CardDeck Load(string folder, MissingValues missing = MissingValues.Omit) =>
        Of(CardFiles(folder).Select(Compile), missing);

    /// <summary>A deck of templates that are named like the files of a folder, <c>NAME.json</c>.</summary>
    public static CardDeck Of(IEnumerable<CardTemplate> templates, MissingValues missing = MissingValues.Omit) =>
        new(
            templates.ToDictionary(template => Path.GetFileNameWithoutExtension(template.Name), StringComparer.Ordinal),
            missing
        );

    /// <summary>Whether a file of a deck's folder is a card and not a sample of one.</summary>
    public static bool IsCard(string file) => !file.EndsWith(SampleEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>A card's template.</summary>
    /// <exception cref="KeyNotFoundException">The deck has no such card.</exception>
    public CardTemplate this[string name] =>
        templates.TryGetValue(name, out var template)
            ? template
            : throw new KeyNotFoundException($"There is no card '{name}'; the deck has {string.Join(", ", Names)}.");

    /// <summary>Renders a card.</summary>
    /// <param name="name">The card, as its file is called without <c>.json</c>.</param>
    /// <param name="data">Its data.</param>
    /// <param name="host">The words of the reader's language, <c>$host</c>.</param>
    /// <returns>The card, ready to be an attachment's content.</returns>
    /// <exception cref="TemplateException">An expression cannot be evaluated, or the card grows beyond its limits.</exception>
    public RenderedCard Render(string name, JsonNode? data, JsonNode? host = null)
    {
        var template = this[name];
        var card = template.Expand(data, host, missing);
        return card.Utf8.Span[0] == (byte)'{'
            ? card
            : throw new TemplateException(template.Name, "", 1, null, "a card must be one object.");
    }

    private static string[] CardFiles(string folder)
    {
        string[] files;
        try
        {
            files = Directory.GetFiles(folder, "*.json");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CardDeckException(
                folder,
                1,
                "this folder of cards cannot be read; check that it is there and who may read it."
            );
        }

        return [.. files.Where(IsCard).Order(StringComparer.Ordinal)];
    }

    private static CardTemplate Compile(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            return CardTemplate.Compile(File.ReadAllText(path), file);
        }
        catch (TemplateException e)
        {
            throw new CardDeckException(file, e.Line, e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CardDeckException(file, 1, "this card cannot be read; check who may read the file.");
        }
    }
}
