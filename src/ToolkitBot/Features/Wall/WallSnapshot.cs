using System.Collections.Concurrent;
using System.Text.Json;
using ToolkitBot.Languages;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Wall;

/// <summary>The figures at one moment, written once a language however many look at them.</summary>
internal sealed class WallSnapshot(WallFigures figures)
{
    private readonly ConcurrentDictionary<string, byte[]> written = new(StringComparer.Ordinal);

    public WallFigures Figures => figures;

    /// <summary>The JSON of <c>/api/wall</c>, UTF-8 without line breaks.</summary>
    public byte[] Json(Language language) =>
        written.GetOrAdd(
            language.Id,
            _ => JsonSerializer.SerializeToUtf8Bytes(Answer(language), WallJson.Default.WallAnswer)
        );

    private WallAnswer Answer(Language language)
    {
        var content = language.Content.Campaign;
        var campaign = figures.Campaign;
        var own = content
            .Themes.Where(theme => campaign.Themes.Count == 0 || campaign.Themes.Contains(theme.Id))
            .ToList();
        var themes = own.Select(theme => Theme(theme.Id, theme.Label, figures.Themes.GetValueOrDefault(theme.Id)));

        // Pledges without a theme, and those of a theme that the content or the team no longer has.
        var known = own.Select(theme => theme.Id).ToHashSet(StringComparer.Ordinal);
        var others = WallSum.Of(figures.Themes.Where(theme => !known.Contains(theme.Key)).Select(theme => theme.Value));
        if (others.Total > 0)
        {
            var label = language.Content.Phrases["wall.theme-other"];
            themes = themes.Append(Theme(null, label, others));
        }

        return new WallAnswer(
            new(
                campaign.Name ?? content.Name,
                content.About,
                campaign.Hashtag,
                campaign.Starts,
                campaign.Ends,
                campaign.Today,
                campaign.Goal,
                campaign.Teams,
                DisplayName.Of(campaign.Team)?.Text
            ),
            figures.Theme,
            figures.Sum.Total,
            figures.Sum.Joined,
            figures.Sum.Done,
            new(Made("individual"), Made("team"), Made("organisation")),
            [.. themes],
            figures.Days,
            [.. figures.Newest.Select(pledge => Labelled(pledge, content.Themes))]
        );
    }

    private long Made(string by) => figures.Makers.GetValueOrDefault(by)?.Total ?? 0;

    private static WallAnswerTheme Theme(string? id, string label, WallSum? sum) =>
        new(id, label, sum?.Total ?? 0, sum?.Joined ?? 0, sum?.Done ?? 0);

    private static WallAnswerPledge Labelled(WallPledge pledge, IReadOnlyList<Toolkit.Content.CampaignTheme> themes) =>
        new(
            pledge.Id,
            pledge.Text,
            pledge.Theme,
            themes.FirstOrDefault(theme => theme.Id == pledge.Theme)?.Label,
            pledge.Due,
            pledge.Joined,
            pledge.Done,
            pledge.As,
            DisplayName.Of(pledge.Name)?.Text,
            pledge.Group,
            DisplayName.Of(pledge.Team)?.Text
        );
}
