using System.Text.Json.Nodes;
using ToolkitBot.Texts;

namespace ToolkitBot.Cards;

/// <summary>The compiled cards of a folder. Thread-safe and immutable; a changed folder makes a new deck.</summary>
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

    /// <summary>The names of the cards, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Compiles every <c>NAME.json</c> of a folder except samples (<c>*.sample.json</c>).</summary>
    /// <param name="folder">The folder; its subfolders are not read.</param>
    /// <param name="missing">What rendering does if data is missing.</param>
    /// <exception cref="CardDeckException">The folder or a card in it cannot be used.</exception>
    public static CardDeck Load(string folder, MissingValues missing = MissingValues.Omit) =>
        Of(CardFiles(folder).Select(Compile), missing);

    /// <summary>Makes a deck of templates whose names are those of files, <c>NAME.json</c>.</summary>
    public static CardDeck Of(IEnumerable<CardTemplate> templates, MissingValues missing = MissingValues.Omit) =>
        new(
            templates.ToDictionary(template => Path.GetFileNameWithoutExtension(template.Name), StringComparer.Ordinal),
            missing
        );

    /// <summary>Returns whether a file of a deck's folder is a card rather than a sample.</summary>
    public static bool IsCard(string file) => !file.EndsWith(SampleEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The template of a card.</summary>
    /// <exception cref="KeyNotFoundException">The deck has no such card.</exception>
    public CardTemplate this[string name] =>
        templates.TryGetValue(name, out var template)
            ? template
            : throw new KeyNotFoundException($"There is no card '{name}'; the deck has {string.Join(", ", Names)}.");

    /// <summary>Renders a card.</summary>
    /// <param name="name">The name of its file, without <c>.json</c>.</param>
    /// <param name="data">Its data.</param>
    /// <param name="host">The words of the reader's language, <c>$host</c>.</param>
    /// <returns>The card, ready to be the content of an attachment.</returns>
    /// <exception cref="TemplateException">An expression fails, or the card grows beyond its limits.</exception>
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
            return TextFile.TryRead(File.ReadAllBytes(path), out var text, out var line)
                ? CardTemplate.Compile(text, file)
                : throw new CardDeckException(file, line, TextFile.Problem);
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
