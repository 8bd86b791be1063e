using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Conversation;

/// <summary>The languages the bot speaks at this moment; replaced as a whole when the content changes.</summary>
internal sealed class LanguagePacks
{
    private const string Fallback = "en";
    private volatile IReadOnlyList<LanguagePack> packs;

    public LanguagePacks(ContentLibrary library) => packs = Pack(library);

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

    /// <summary>Speaks from new content from the next turn on; turns under way keep what they have.</summary>
    public void Replace(ContentLibrary library) => packs = Pack(library);

    private static List<LanguagePack> Pack(ContentLibrary library) =>
        [.. library.Languages.Values.Select(content => new LanguagePack(content))];
}
