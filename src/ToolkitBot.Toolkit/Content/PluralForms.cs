namespace ToolkitBot.Toolkit.Content;

/// <summary>Chooses the plural form for a number, by the cardinal rules of the Unicode CLDR.</summary>
public static class PluralForms
{
    private static readonly string[] English = ["one", "other"];
    private static readonly string[] Welsh = ["zero", "one", "two", "few", "many", "other"];

    /// <summary>The forms that a language needs.</summary>
    /// <param name="language">A language code such as <c>cy</c>.</param>
    public static IReadOnlyList<string> For(string language) => language == "cy" ? Welsh : English;

    /// <summary>Returns the form for a number.</summary>
    public static string Of(string language, long count) =>
        (language, count) switch
        {
            ("cy", 0) => "zero",
            (_, 1) => "one",
            ("cy", 2) => "two",
            ("cy", 3) => "few",
            ("cy", 6) => "many",
            _ => "other",
        };

    /// <summary>Returns whether named entries are plural forms of one phrase rather than separate phrases.</summary>
    internal static bool AreFormsOf(ContentNode node) =>
        node.Entries().Select(e => e.Name).ToList() is { Count: > 0 } names
        && names.Contains("other", StringComparer.Ordinal)
        && names.All(name => Welsh.Contains(name, StringComparer.Ordinal));
}
