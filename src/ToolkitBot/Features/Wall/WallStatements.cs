using System.Data.Common;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Wall;

/// <summary>What the database holds of one wall.</summary>
/// <param name="Campaign">Null before the first pledge.</param>
/// <param name="Days">Earliest first; days without a pledge are left out.</param>
internal sealed record WallRows(
    WallCampaignRow? Campaign,
    IReadOnlyList<WallPart> Parts,
    IReadOnlyList<WallDay> Days,
    IReadOnlyList<WallPledge> Newest
);

/// <summary>A campaign as its owners have set it.</summary>
internal sealed record WallCampaignRow(string Name, string? Hashtag, DateOnly StartsOn, DateOnly EndsOn, int Goal);

/// <summary>Kept counts of one theme and one kind of pledger.</summary>
internal sealed record WallPart(string Theme, string As, WallSum Sum);

/// <summary>
/// What the wall asks the database, in SQL that SQLite and PostgreSQL read alike; asked in one go, since every way to the
/// server and back costs more than a statement.
/// </summary>
internal static class WallStatements
{
    // A day whose pledges were all taken back keeps its row, and is a day without a pledge.
    private const string Sums = """
        SELECT name, hashtag, starts_on, ends_on, goal FROM campaigns WHERE id = @campaign;
        SELECT theme_id, made_as, pledged, joined, done FROM campaign_sums WHERE campaign_id = @campaign;
        SELECT day, pledged, joined, done FROM campaign_days
        WHERE campaign_id = @campaign AND theme_id = @theme AND pledged <> 0 ORDER BY day;
        """;

    // The states stand as the indexes' filter has them: the planner compares letter for letter.
    private const string Shown = $"""
        SELECT id, text, theme_id, due_on, joined, state, made_as, shown_name, group_name
        FROM pledges WHERE campaign_id = @campaign AND {Pledge.ShownStates}
        """;
    private const string Newest = "ORDER BY created_at DESC, id DESC LIMIT @most";
    private const string OfAll = $"{Sums} {Shown} {Newest}";
    private const string OfTheme = $"{Sums} {Shown} AND theme_id = @theme {Newest}";

    /// <param name="scope">A connection.</param>
    /// <param name="campaignId">Whose wall.</param>
    /// <param name="theme">Days and newest of one theme; null for all.</param>
    /// <param name="newest">How many of the newest pledges.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<WallRows> ReadAsync(
        ReadScope scope,
        string campaignId,
        string? theme,
        int newest,
        CancellationToken cancellationToken
    )
    {
        await using var command = scope.Command(theme is null ? OfAll : OfTheme);
        command.With("@campaign", campaignId).With("@theme", theme ?? CampaignDay.AllThemes).With("@most", newest);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var campaign = await AllAsync(rows, ReadCampaign, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var parts = await AllAsync(rows, ReadPart, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var days = await AllAsync(rows, ReadDay, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return new(
            campaign is [var only] ? only : null,
            parts,
            days,
            await AllAsync(rows, ReadPledge, cancellationToken)
        );
    }

    private static WallCampaignRow ReadCampaign(DbDataReader row) =>
        new(
            row.GetString(0),
            row.TextOrNull(1),
            row.GetFieldValue<DateOnly>(2),
            row.GetFieldValue<DateOnly>(3),
            row.GetInt32(4)
        );

    private static WallPart ReadPart(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), new(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)));

    private static WallDay ReadDay(DbDataReader row) =>
        new(row.GetFieldValue<DateOnly>(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));

    private static WallPledge ReadPledge(DbDataReader row)
    {
        var name = row.TextOrNull(7);
        return new(
            row.GetString(0),
            row.GetString(1),
            row.TextOrNull(2),
            row.GetFieldValue<DateOnly>(3),
            row.GetInt32(4),
            row.GetString(5) == nameof(PledgeState.Done),
            row.GetString(6),
            name,
            name is null ? null : row.TextOrNull(8)
        );
    }

    private static async Task<List<T>> AllAsync<T>(
        DbDataReader rows,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var all = new List<T>();
        while (await rows.ReadAsync(cancellationToken))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
