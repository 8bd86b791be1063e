using System.Text.Json.Nodes;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Cards;

/// <summary>The words of one language as cards read them, <c>$host</c>.</summary>
internal sealed record CardWords(string Language, JsonNode? Words)
{
    /// <summary>
    /// FOR THE OWNER OF THE CONTENT: this is the one place that decides what <c>$host</c> is in the tests of cards.
    /// It must be what the bot gives <c>CardDeck.Render</c>: here, <c>content/LANGUAGE/phrases.yaml</c> as it stands.
    /// Without such a file, cards are drawn once without words.
    /// </summary>
    public static IReadOnlyList<CardWords> OfEveryLanguage(string contentFolder)
    {
        var languages = Directory.Exists(contentFolder)
            ? Directory.GetDirectories(contentFolder).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        var found = languages
            .Select(folder =>
                (Language: Path.GetFileName(folder), File: Path.Combine(folder, "phrases.yaml"))
            )
            .Where(l => File.Exists(l.File))
            .Select(l => new CardWords(
                l.Language,
                Json(ContentNode.ReadFile(l.File, $"{l.Language}/phrases.yaml"))
            ))
            .ToList();
        return found.Count > 0 ? found : [new("no language", null)];
    }

    internal static JsonNode Json(ContentNode node)
    {
        if (node.IsMap)
        {
            return new JsonObject(
                node.Entries().Select(e => KeyValuePair.Create(e.Name, (JsonNode?)Json(e.Value)))
            );
        }

        return node.IsList
            ? new JsonArray([.. node.AsList().Select(item => (JsonNode?)Json(item))])
            : JsonValue.Create(node.AsText());
    }
}
