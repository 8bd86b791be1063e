namespace ToolkitBot.Toolkit.Content;

/// <summary>Which form of a phrase fits a number: the cardinal rules of the Unicode CLDR.</summary>
public static class PluralForms
{
    private static readonly string[] English = ["one", "other"];
    private static readonly string[] Welsh = ["zero", "one", "two", "few", "many", "other"];

    /// <summary>The forms that a language needs.</summary>
    /// <param name="language">A language code such as <c>cy</c>.</param>
    public static IReadOnlyList<string> For(string language) => language == "cy" ? Welsh : English;

    /// <summary>The form for a number.</summary>
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

    /// <summary>Whether named entries are plural forms of one phrase and not phrases of their own.</summary>
    internal static bool AreFormsOf(ContentNode node) =>
        node.Entries().Select(e => e.Name).ToList() is { Count: > 0 } names
        && names.Contains("other", StringComparer.Ordinal)
        && names.All(name => Welsh.Contains(name, StringComparer.Ordinal));
}
