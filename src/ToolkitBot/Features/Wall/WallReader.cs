using ToolkitBot.Languages;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Features.Wall;

/// <summary>
/// Reads the wall's figures. They are kept counts, so the answer costs the same at seven pledges and at 700,000; only
/// the newest come from the pledges themselves, by an index that holds nothing but what may be shown.
/// </summary>
/// <remarks>
/// Plain statements (<see cref="WallStatements"/>): the first visitor after a start would wait two seconds for EF to
/// build its model, and every one after them would pay for what EF does with a statement.
/// </remarks>
internal sealed class WallReader(Database database, LanguageShelf languages, TimeProvider time)
{
    /// <summary>How many of the newest pledges are shown.</summary>
    public const int Newest = 20;

    private Campaign Content => languages.For(null).Content.Campaign;

    /// <summary>Whether the campaign has that theme.</summary>
    public bool HasTheme(string theme) => Content.Themes.Any(known => known.Id == theme);

    /// <param name="tenant">Whose campaign.</param>
    /// <param name="theme">One of the campaign's themes, or null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<WallFigures> ReadAsync(string tenant, string? theme, CancellationToken cancellationToken)
    {
        var content = Content;
        var id = $"{tenant}|{content.Id}";
        await using var scope = await database.BeginReadingAsync(cancellationToken);
        var rows = await WallStatements.ReadAsync(scope, id, theme, Newest, cancellationToken);
        var shown = rows.Parts.Where(part => theme is null || part.Theme == theme).ToList();
        return new WallFigures(
            Campaign(rows.Campaign, content),
            theme,
            WallSum.Of(shown.Select(part => part.Sum)),
            By(shown, part => part.As),
            By(rows.Parts, part => part.Theme),
            rows.Days,
            rows.Newest
        );
    }

    private WallCampaign Campaign(WallCampaignRow? kept, Campaign content)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.TimeZone);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (kept is null)
        {
            return new(null, content.Hashtag, content.Starts, content.Ends, today, content.Goal);
        }

        // A campaign begins under its English name; one that still has it is shown in the reader's language.
        var name = kept.Name == content.Name ? null : kept.Name;
        return new(name, kept.Hashtag, kept.StartsOn, kept.EndsOn, today, kept.Goal);
    }

    private static Dictionary<string, WallSum> By(IReadOnlyList<WallPart> parts, Func<WallPart, string> key) =>
        parts.GroupBy(key).ToDictionary(group => group.Key, group => WallSum.Of(group.Select(part => part.Sum)));
}
