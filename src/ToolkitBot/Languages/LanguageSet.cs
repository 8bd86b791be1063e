namespace ToolkitBot.Languages;

/// <summary>A snapshot of all languages.</summary>
/// <param name="Fingerprint">Hash of the files of content and cards.</param>
/// <param name="Stamp">Stamp of the files just before they were read, see <see cref="LanguageReader.Stamp"/>.</param>
/// <param name="IsLearnt">Whether every model is already trained.</param>
/// <param name="All">The languages, in alphabetical order.</param>
internal sealed record LanguageSet(string Fingerprint, long Stamp, bool IsLearnt, IReadOnlyList<Language> All)
{
    /// <summary>Loads or trains every model, before anyone waits for it.</summary>
    public LanguageSet Warmed()
    {
        foreach (var language in All)
        {
            language.Warm();
        }

        return this;
    }
}
