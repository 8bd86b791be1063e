namespace ToolkitBot.Toolkit.Content;

/// <summary>
/// What people say to the bot in the ordinary way when it asks them something: the wishes, labels and words of the
/// platform table and of the walk. "Teenage boys", "dads" and "how to bath a newborn" are audiences and subjects of work: neither the door
/// for people in need nor the screen may take them for more.
/// </summary>
internal static class OrdinaryWords
{
    private static readonly string[] Files = ["guide.yaml", "platforms.yaml"];

    /// <summary>Whether a file of a language's folder holds such words.</summary>
    /// <param name="file">Its path inside the language's folder.</param>
    public static bool IsMadeOf(string file) => Files.Contains(file);

    /// <summary>Reads them, each once.</summary>
    public static IEnumerable<string> Read(ContentFiles language) =>
        Files.Where(language.Has).SelectMany(file => In(language.Node(file))).Distinct();

    private static IEnumerable<string> In(ContentNode node) =>
        node.IsMap ? node.Entries().SelectMany(entry => Under(entry.Name, entry.Value))
        : node.IsList ? node.AsList().SelectMany(In)
        : [];

    private static IEnumerable<string> Under(string name, ContentNode value) =>
        name switch
        {
            "label" when value.IsText => [value.AsText()],
            // An equals sign marks words that must be a whole answer.
            "words" or "asks" when value.IsList => value.AsList().Select(word => word.AsText().TrimStart('=')),
            _ => In(value),
        };
}
