using System.Text.Json.Nodes;
using ToolkitBot.Languages;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Testing;

/// <summary>The words of one language as cards read them, <c>$host</c>.</summary>
internal sealed record CardWords(string Language, JsonNode? Words)
{
    /// <summary>
    /// What the bot gives <c>CardDeck.Render</c>: the phrases of a language as it holds them, and the language's id.
    /// Without <c>content/LANGUAGE/phrases.yaml</c>, cards are drawn once without words.
    /// </summary>
    public static IReadOnlyList<CardWords> OfEveryLanguage(string contentFolder)
    {
        var languages = Directory.Exists(contentFolder)
            ? Directory.GetDirectories(contentFolder).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        var found = languages
            .Select(folder => (Language: Path.GetFileName(folder), File: Path.Combine(folder, "phrases.yaml")))
            .Where(l => File.Exists(l.File))
            .Select(l => new CardWords(
                l.Language,
                Languages.Language.WordsOf(
                    Phrases.Read(ContentNode.ReadFile(l.File, $"{l.Language}/phrases.yaml"), l.Language),
                    l.Language
                )
            ))
            .ToList();
        return found.Count > 0 ? found : [new("no language", null)];
    }
}
