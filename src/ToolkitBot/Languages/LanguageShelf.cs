using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>The languages the bot speaks at this moment; replaced as a whole when content or cards change.</summary>
internal sealed class LanguageShelf(LanguageSet first)
{
    private volatile LanguageSet current = first;

    /// <summary>All of them, with the name of the files they come from.</summary>
    public LanguageSet Current => current;

    public IReadOnlyList<Language> All => current.All;

    /// <summary>The language for a locale such as <c>cy-GB</c>; English where there is no better.</summary>
    public Language For(string? locale)
    {
        var all = current.All;
        var language = locale?.Split('-', '_')[0];
        return all.FirstOrDefault(one => string.Equals(one.Id, language, StringComparison.OrdinalIgnoreCase))
            ?? all.First(one => one.Id == ContentLibrary.English);
    }

    /// <summary>The language that somebody names, by id or by its own name; null where there is none.</summary>
    public Language? Find(string name) =>
        current.All.FirstOrDefault(one =>
            string.Equals(one.Id, name.Trim(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(one.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Speaks from others from the next turn on; turns under way keep what they have.</summary>
    public void Replace(LanguageSet others) => current = others;
}
