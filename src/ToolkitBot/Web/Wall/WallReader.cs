using Microsoft.EntityFrameworkCore;
using ToolkitBot.Conversation;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Web.Wall;

/// <summary>
/// Reads the wall's figures. They are kept counts, so the answer costs the same at seven pledges and at 700,000; only
/// the newest come from the pledges themselves, by an index that holds nothing but what may be shown.
/// </summary>
internal sealed class WallReader(Database database, LanguagePacks languages, TimeProvider time)
{
    /// <summary>How many of the newest pledges are shown.</summary>
    public const int Newest = 20;

    private Campaign Content => languages.For(null).Content.Campaign;

    /// <summary>Whether the campaign has that theme.</summary>
    public bool HasTheme(string theme) => Content.Themes.Any(known => known.Id == theme);

    /// <param name="tenant">Whose campaign.</param>
    /// <param name="theme">One of the campaign's themes, or null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<WallFigures> ReadAsync(
        string tenant,
        string? theme,
        CancellationToken cancellationToken
    )
    {
        var content = Content;
        var id = $"{tenant}|{content.Id}";
        await using var db = database.Read();
        var sums = await SumsAsync(db, id, cancellationToken);
        var shown = sums.Where(part => theme is null || part.Theme == theme).ToList();
        return new WallFigures(
            await CampaignAsync(db, id, content, cancellationToken),
            theme,
            WallSum.Of(shown.Select(part => part.Sum)),
            By(shown, part => part.As),
            By(sums, part => part.Theme),
            await DaysAsync(db, id, theme, cancellationToken),
            await NewestAsync(db, id, theme, cancellationToken)
        );
    }

    private async Task<WallCampaign> CampaignAsync(
        ToolkitDb db,
        string id,
        Campaign content,
        CancellationToken cancellationToken
    )
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), content.TimeZone);
        var today = DateOnly.FromDateTime(now.DateTime);
        var kept = await db
            .Campaigns.AsNoTracking()
            .Where(campaign => campaign.Id == id)
            .Select(campaign => new
            {
                campaign.Name,
                campaign.Hashtag,
                campaign.StartsOn,
                campaign.EndsOn,
                campaign.Goal,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (kept is null)
        {
            return new(null, content.Hashtag, content.Starts, content.Ends, today, content.Goal);
        }

        // A campaign begins under its English name; one that still has it is shown in the reader's language.
        var name = kept.Name == content.Name ? null : kept.Name;
        return new(name, kept.Hashtag, kept.StartsOn, kept.EndsOn, today, kept.Goal);
    }

    private static async Task<List<Part>> SumsAsync(
        ToolkitDb db,
        string id,
        CancellationToken cancellationToken
    ) =>
        await db
            .CampaignCounts.AsNoTracking()
            .Where(count => count.CampaignId == id)
            .GroupBy(count => new { count.ThemeId, count.MadeAs })
            .Select(group => new Part(
                group.Key.ThemeId,
                group.Key.MadeAs,
                new WallSum(
                    group.Sum(count => (long)count.Pledged),
                    group.Sum(count => (long)count.Joined),
                    group.Sum(count => (long)count.Done)
                )
            ))
            .ToListAsync(cancellationToken);

    private static async Task<List<WallDay>> DaysAsync(
        ToolkitDb db,
        string id,
        string? theme,
        CancellationToken cancellationToken
    )
    {
        var counts = db.CampaignCounts.AsNoTracking().Where(count => count.CampaignId == id);
        if (theme is not null)
        {
            counts = counts.Where(count => count.ThemeId == theme);
        }

        return await counts
            .GroupBy(count => count.Day)
            .OrderBy(group => group.Key)
            .Select(group => new WallDay(
                group.Key,
                group.Sum(count => (long)count.Pledged),
                group.Sum(count => (long)count.Joined),
                group.Sum(count => (long)count.Done)
            ))
            .ToListAsync(cancellationToken);
    }

    private static async Task<List<WallPledge>> NewestAsync(
        ToolkitDb db,
        string id,
        string? theme,
        CancellationToken cancellationToken
    )
    {
        // The states are written out as the indexes' filter has them: the planner compares letter for letter.
        var pledges = db
            .Pledges.AsNoTracking()
            .Where(pledge =>
                pledge.CampaignId == id
                && (
                    pledge.State == PledgeState.Posted
                    || pledge.State == PledgeState.Due
                    || pledge.State == PledgeState.StillOnIt
                    || pledge.State == PledgeState.Done
                )
            );
        if (theme is not null)
        {
            pledges = pledges.Where(pledge => pledge.ThemeId == theme);
        }

        return await pledges
            .OrderByDescending(pledge => pledge.CreatedAt)
            .ThenByDescending(pledge => pledge.Id)
            .Take(Newest)
            .Select(pledge => new WallPledge(
                pledge.Id,
                pledge.Text,
                pledge.ThemeId,
                pledge.DueOn,
                pledge.Joined,
                pledge.State == PledgeState.Done,
                pledge.MadeAs,
                pledge.ShownName,
                pledge.ShownName == null ? null : pledge.GroupName
            ))
            .ToListAsync(cancellationToken);
    }

    private static Dictionary<string, WallSum> By(List<Part> parts, Func<Part, string> key) =>
        parts
            .GroupBy(key)
            .ToDictionary(group => group.Key, group => WallSum.Of(group.Select(part => part.Sum)));

    private sealed record Part(string Theme, string As, WallSum Sum);
}
