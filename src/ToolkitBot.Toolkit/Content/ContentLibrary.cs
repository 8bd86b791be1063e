namespace ToolkitBot.Toolkit.Content;

/// <summary>The content in all available languages.</summary>
/// <param name="languages">Languages by folder name; English must be among them.</param>
public sealed class ContentLibrary(IReadOnlyDictionary<string, ToolkitContent> languages)
{
    /// <summary>The language used when another is not available.</summary>
    public const string English = "en";

    /// <summary>Languages by folder name.</summary>
    public IReadOnlyDictionary<string, ToolkitContent> Languages { get; } = languages;

    /// <summary>Returns the content for a locale such as <c>cy-GB</c>, or English if there is none.</summary>
    /// <param name="locale">A locale or language code in any case, or null.</param>
    public ToolkitContent For(string? locale)
    {
        var language = (locale ?? "").Split('-', '_')[0].Trim().ToLowerInvariant();
        return Languages.TryGetValue(language, out var content) ? content : Languages[English];
    }
}
