using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>Proposes the theme that a pledge is about, by the words that the campaign lists for each theme.</summary>
public sealed class ThemeFinder
{
    private readonly List<(string Id, PhraseSet Words)> themes;

    /// <param name="themes">The campaign's themes; of two that fit alike the first is proposed.</param>
    public ThemeFinder(IReadOnlyList<CampaignTheme> themes)
    {
        ArgumentNullException.ThrowIfNull(themes);
        this.themes = [.. themes.Select(theme => (theme.Id, new PhraseSet(theme.Words)))];
    }

    /// <summary>Returns the id of the theme of which most words are used; null if no theme's are.</summary>
    /// <param name="text">The pledge's words.</param>
    /// <param name="isTaken">Whether a theme, by its id, may be proposed; null for any.</param>
    public string? Propose(string text, Func<string, bool>? isTaken = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Word.Of(FoldedText.Fold(text).Text);
        var best = themes
            .Where(theme => isTaken?.Invoke(theme.Id) != false)
            .Select(theme => (theme.Id, Used: Used(words, theme.Words)))
            .DefaultIfEmpty()
            .MaxBy(theme => theme.Used);
        return best.Used > 0 ? best.Id : null;
    }

    /// <summary>How many words of the text belong to phrases of the list; a longer phrase says more.</summary>
    private static int Used(IReadOnlyList<Word> words, PhraseSet phrases)
    {
        var used = 0;
        for (var i = 0; i < words.Count; )
        {
            var length = phrases.At(words, i);
            used += length;
            i += Math.Max(length, 1);
        }

        return used;
    }
}
