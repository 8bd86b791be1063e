using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Benchmarks.Wall;

/// <summary>Holds the wall's kept figures against a count over every pledge.</summary>
internal static class WallCount
{
    public static async Task<bool> EqualsAsync(Database database, WallProcess bot, string campaign, string[] themes)
    {
        var right = await SameAsync(database, await bot.WallAsync(""), campaign, null);
        foreach (var theme in themes)
        {
            right &= await SameAsync(database, await bot.WallAsync("?theme=" + theme), campaign, theme);
        }

        return right;
    }

    private static async Task<bool> SameAsync(Database database, JsonNode wall, string campaign, string? theme)
    {
        await using var db = database.Read();
        var counted = Counted(db, campaign, theme);
        var kept = new[] { PledgeState.Posted, PledgeState.Due, PledgeState.StillOnIt, PledgeState.Done };
        var newest = await counted
            .Where(pledge => kept.Contains(pledge.State))
            .OrderByDescending(pledge => pledge.CreatedAt)
            .ThenByDescending(pledge => pledge.Id)
            .Take(20)
            .Select(pledge => pledge.Id)
            .ToListAsync();
        var makers = await counted
            .GroupBy(pledge => pledge.MadeAs)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync();
        return Number(wall["total"]) == await counted.CountAsync()
            && Number(wall["joined"]) == await counted.SumAsync(pledge => (long)pledge.Joined)
            && Number(wall["done"]) == await counted.CountAsync(pledge => pledge.State == PledgeState.Done)
            && makers.TrueForAll(by => Number(wall["as"]![by.Key]) == by.Count)
            && await SameThemesAsync(db, wall, campaign)
            && wall["days"]!.AsArray().Sum(day => Number(day!["total"])) == Number(wall["total"])
            && await SameDaysAsync(counted, wall)
            && wall["newest"]!.AsArray().Select(pledge => (string?)pledge!["id"]).SequenceEqual(newest);
    }

    private static IQueryable<Pledge> Counted(ToolkitDb db, string campaign, string? theme) =>
        db
            .Pledges.AsNoTracking()
            .Where(pledge => pledge.CampaignId == campaign && (theme == null || pledge.ThemeId == theme))
            .Where(pledge =>
                pledge.State == PledgeState.Posted
                || pledge.State == PledgeState.Due
                || pledge.State == PledgeState.StillOnIt
                || pledge.State == PledgeState.Done
                || pledge.State == PledgeState.LetGo
            );

    private static async Task<bool> SameThemesAsync(ToolkitDb db, JsonNode wall, string campaign)
    {
        var counts = await Counted(db, campaign, null)
            .GroupBy(pledge => pledge.ThemeId)
            .Select(group => new { Theme = group.Key, Count = group.Count() })
            .ToListAsync();
        return wall["themes"]!
            .AsArray()
            .All(theme =>
                Number(theme!["total"]) == (counts.Find(count => count.Theme == (string?)theme["id"])?.Count ?? 0)
            );
    }

    private static async Task<bool> SameDaysAsync(IQueryable<Pledge> counted, JsonNode wall)
    {
        // Only the times come over; a day is the UTC day they lie in, as the samples were made.
        var days = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var time in counted.Select(pledge => pledge.CreatedAt).AsAsyncEnumerable())
        {
            var day = time.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            days[day] = days.GetValueOrDefault(day) + 1;
        }

        return wall["days"]!.AsArray().All(day => days.GetValueOrDefault((string)day!["day"]!) == Number(day["total"]))
            && wall["days"]!.AsArray().Count == days.Count;
    }

    private static long Number(JsonNode? node) => node!.GetValue<long>();
}
