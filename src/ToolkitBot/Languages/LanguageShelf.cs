using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>The languages in use; replaced as a whole when content or cards change.</summary>
internal sealed class LanguageShelf(LanguageSet first)
{
    private volatile LanguageSet current = first;

    /// <summary>The current snapshot.</summary>
    public LanguageSet Current => current;

    public IReadOnlyList<Language> All => current.All;

    /// <summary>Returns the language for a locale such as <c>cy-GB</c>; English if there is none.</summary>
    public Language For(string? locale)
    {
        var all = current.All;
        var language = locale?.Split('-', '_')[0];
        return all.FirstOrDefault(one => string.Equals(one.Id, language, StringComparison.OrdinalIgnoreCase))
            ?? all.First(one => one.Id == ContentLibrary.English);
    }

    /// <summary>Finds a language by its id or its own name; null if there is none.</summary>
    public Language? Find(string name) =>
        current.All.FirstOrDefault(one =>
            string.Equals(one.Id, name.Trim(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(one.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Swaps in a new snapshot from the next turn on; turns in progress keep theirs.</summary>
    public void Replace(LanguageSet others) => current = others;
}
