using ToolkitBot.Features.Campaigns;
using ToolkitBot.Languages;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Wall;

/// <summary>
/// Reads the wall's figures. They are kept counts, so the answer costs the same at seven pledges and at 700,000; only
/// the newest come from the pledges themselves, by an index that holds nothing but what may be shown.
/// </summary>
/// <remarks>
/// Plain statements (<see cref="WallStatements"/>): the first visitor after a start would wait two seconds for EF to
/// build its model, and every one after them would pay for what EF does with a statement.
/// </remarks>
internal sealed class WallReader(Database database, LanguageShelf languages, CampaignStore campaigns, TimeProvider time)
{
    /// <summary>How many of the newest pledges are shown.</summary>
    public const int Newest = 20;

    /// <summary>How many teams are offered at once.</summary>
    private const int MostTeams = 50;

    private Campaign Content => languages.For(null).Content.Campaign;

    /// <summary>Whether the campaign has that theme.</summary>
    public bool HasTheme(string theme) => Content.Themes.Any(known => known.Id == theme);

    /// <summary>What a wall shows; null where it is of a team that the tenant does not have.</summary>
    public async Task<WallFigures?> ReadAsync(WallKey key, CancellationToken cancellationToken)
    {
        var content = Content;
        var (tenant, team, theme) = key;
        var id = CampaignKey.OfTenant(tenant, content.Id);
        await using var scope = await database.BeginReadingAsync(cancellationToken);
        var rows = await WallStatements.ReadAsync(scope, id, team, theme, Newest, cancellationToken);
        if (team is not null && rows.Campaign is null)
        {
            return null;
        }

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

    /// <summary>The teams of a tenant, those with most pledges first.</summary>
    /// <param name="find">What their names have in them; empty for any.</param>
    public async Task<IReadOnlyList<WallTeam>> TeamsAsync(
        string tenant,
        string find,
        CancellationToken cancellationToken
    )
    {
        var id = CampaignKey.OfTenant(tenant, Content.Id);
        await using var scope = await database.BeginReadingAsync(cancellationToken);
        var found = await WallStatements.TeamsAsync(scope, id, find, MostTeams, cancellationToken);
        var names = found.Select(team => team.Name).Distinct().ToList();
        var beside = names.Count < found.Count ? await campaigns.BesideAsync(id, names, cancellationToken) : null;
        return
        [
            .. found.Select(team =>
                team with
                {
                    Name = DisplayName.Of(team.Name)?.Text,
                    Beside = beside?.GetValueOrDefault(team.Id),
                }
            ),
        ];
    }

    private WallCampaign Campaign(WallCampaignRow? kept, Campaign content)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.TimeZone);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (kept is null)
        {
            return new(null, content.Hashtag, content.Starts, content.Ends, today, content.Goal, 0, null, []);
        }

        // A campaign begins under its English name; one that still has it is shown in the reader's language.
        var name = kept.Name == content.Name ? null : kept.Name;
        return new(
            name,
            kept.Hashtag,
            kept.StartsOn,
            kept.EndsOn,
            today,
            kept.Goal,
            kept.Teams,
            kept.TeamName,
            kept.Themes.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private static Dictionary<string, WallSum> By(IReadOnlyList<WallPart> parts, Func<WallPart, string> key) =>
        parts.GroupBy(key).ToDictionary(group => group.Key, group => WallSum.Of(group.Select(part => part.Sum)));
}
