namespace ToolkitBot.Languages;

/// <summary>Every language, as content and cards stood at one moment.</summary>
/// <param name="Fingerprint">A short name for exactly the files of content and cards.</param>
/// <param name="Stamp">Dates and sizes of the files just before they were read, see <see cref="LanguageReader.Stamp"/>.</param>
/// <param name="IsLearnt">Whether nothing has to be learnt before it can be spoken.</param>
/// <param name="All">The languages, in alphabetical order.</param>
internal sealed record LanguageSet(string Fingerprint, long Stamp, bool IsLearnt, IReadOnlyList<Language> All)
{
    /// <summary>Opens or learns everything, before somebody waits for it.</summary>
    public LanguageSet Warmed()
    {
        foreach (var language in All)
        {
            language.Warm();
        }

        return this;
    }
}
