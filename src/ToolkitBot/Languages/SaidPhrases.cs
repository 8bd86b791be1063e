using ToolkitBot.Cards;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Languages;

/// <summary>
/// Who says which phrase. Cards tell it themselves. What code and pages say stands in <c>said-phrases.txt</c>, which a
/// test collects from the sources and compares.
/// </summary>
internal static class SaidPhrases
{
    private const string Host = "$host.";

    /// <summary>The phrases that code and pages say.</summary>
    public static IReadOnlyList<PhraseUse> ByCode { get; } = [.. PhraseUses.Read(ReadList(), "the bot")];

    /// <summary>The phrases that cards show; they fill nothing in.</summary>
    public static IEnumerable<PhraseUse> ByCards(IEnumerable<CardTemplate> cards) =>
        from card in cards
        from binding in card.Bindings
        where binding.IsHost && binding.Path.StartsWith(Host, StringComparison.Ordinal)
        let key = binding.Path[Host.Length..]
        where key != "lang"
        select new PhraseUse(key, IsPlural: false, [], $"{card.Name}, line {binding.Line},");

    private static string ReadList()
    {
        using var list = typeof(SaidPhrases).Assembly.GetManifestResourceStream("said-phrases.txt")!;
        return new StreamReader(list).ReadToEnd();
    }
}
