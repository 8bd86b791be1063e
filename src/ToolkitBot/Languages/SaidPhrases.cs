using ToolkitBot.Cards;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>
/// The phrases in use. Cards list their own. Those used by code and pages are listed in <c>said-phrases.txt</c>, which
/// a test compares with the sources.
/// </summary>
internal static class SaidPhrases
{
    private const string Host = "$host.";

    /// <summary>The phrases that code and pages use.</summary>
    public static IReadOnlyList<PhraseUse> ByCode { get; } =
    [.. PhraseUses.Read(ReadList("said-phrases.txt"), "the bot")];

    /// <summary>Returns the phrases that cards use, which have no placeholders.</summary>
    public static IEnumerable<PhraseUse> ByCards(IEnumerable<CardTemplate> cards) =>
        from card in cards
        from binding in card.Bindings
        where binding.IsHost && binding.Path.StartsWith(Host, StringComparison.Ordinal)
        let key = binding.Path[Host.Length..]
        where key != "lang"
        select new PhraseUse(key, IsPlural: false, [], $"{card.Name}, line {binding.Line},");

    /// <summary>The verbs that rooms answer, as a test writes them down.</summary>
    public static IReadOnlyCollection<string> AnsweredVerbs { get; } =
        ReadList("answered-verbs.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string ReadList(string name)
    {
        using var list = typeof(SaidPhrases).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(list).ReadToEnd();
    }
}
