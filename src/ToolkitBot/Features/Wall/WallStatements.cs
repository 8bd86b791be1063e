using System.Data.Common;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Wall;

/// <summary>What the database holds of one wall.</summary>
/// <param name="Campaign">Null where no team has a campaign yet.</param>
/// <param name="Days">Earliest first; days without a pledge are left out.</param>
internal sealed record WallRows(
    WallCampaignRow? Campaign,
    IReadOnlyList<WallPart> Parts,
    IReadOnlyList<WallDay> Days,
    IReadOnlyList<WallPledge> Newest
);

/// <summary>The campaigns of the wall's teams, as their owners have set them, added up.</summary>
/// <param name="Teams">How many there are.</param>
/// <param name="Name">Null where they have different ones; so has <paramref name="Hashtag"/>.</param>
/// <param name="TeamName">Name of the only team.</param>
/// <param name="Themes">Ids of the themes that the only team has chosen, one per line; empty for all.</param>
internal sealed record WallCampaignRow(
    long Teams,
    string? Name,
    string? Hashtag,
    DateOnly StartsOn,
    DateOnly EndsOn,
    long Goal,
    string? TeamName,
    string Themes
);

/// <summary>Kept counts of one theme and one kind of pledger.</summary>
internal sealed record WallPart(string Theme, string As, WallSum Sum);

/// <summary>
/// What the wall asks the database, in SQL that SQLite and PostgreSQL read alike; asked in one go, since every way to the
/// server and back costs more than a statement.
/// </summary>
internal static class WallStatements
{
    // All of it stands in an index; the name and themes, which only a single team's wall shows, do not.
    private const string Campaigns = """
        SELECT count(*), min(name), max(name), count(hashtag), min(hashtag), max(hashtag),
               min(starts_on), max(ends_on), sum(goal)
        """;
    private const string TeamsOfTenant = "FROM campaigns WHERE campaign_id = @campaign AND team_id IS NOT NULL";
    private const string CampaignsOfTenant = $"""
        {Campaigns}, (SELECT team_name {TeamsOfTenant} LIMIT 1), (SELECT themes {TeamsOfTenant} LIMIT 1) {TeamsOfTenant};
        """;
    private const string CampaignOfTeam = $"{Campaigns}, max(team_name), max(themes) FROM campaigns WHERE id = @key;";

    // A day whose pledges were all taken back keeps its row, and is a day without a pledge.
    private const string Sums = """
        SELECT theme_id, made_as, pledged, joined, done FROM campaign_sums WHERE campaign_id = @key AND theme_id <> @all;
        SELECT day, pledged, joined, done FROM campaign_days
        WHERE campaign_id = @key AND theme_id = @theme AND pledged <> 0 ORDER BY day;
        """;

    // The states stand as the indexes' filter has them: the planner compares letter for letter.
    private const string Shown = $"""
        SELECT id, text, theme_id, CASE WHEN due_chosen THEN due_on END, joined, state, made_as, shown_name, group_name,
               (SELECT c.team_name FROM campaigns c WHERE c.id = pledges.campaign_id || '|' || pledges.team_id)
        FROM pledges WHERE campaign_id = @campaign AND {Pledge.ShownStates}
        """;
    private const string OfTeam = "AND team_id = @team";
    private const string OfTheme = "AND theme_id = @theme";
    private const string Newest = "ORDER BY created_at DESC, id DESC LIMIT @most";
    private const string Tenant = $"{CampaignsOfTenant} {Sums} {Shown}";
    private const string Team = $"{CampaignOfTeam} {Sums} {Shown} {OfTeam}";
    private const string TenantAll = $"{Tenant} {Newest}";
    private const string TenantTheme = $"{Tenant} {OfTheme} {Newest}";
    private const string TeamAll = $"{Team} {Newest}";
    private const string TeamTheme = $"{Team} {OfTheme} {Newest}";

    /// <param name="scope">A connection.</param>
    /// <param name="campaignId">The tenant's campaign.</param>
    /// <param name="team">The wall of one of its teams; null for all.</param>
    /// <param name="theme">Days and newest of one theme; null for all.</param>
    /// <param name="newest">How many of the newest pledges.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<WallRows> ReadAsync(
        ReadScope scope,
        string campaignId,
        string? team,
        string? theme,
        int newest,
        CancellationToken cancellationToken
    )
    {
        await using var command = scope.Command(
            team is null ? (theme is null ? TenantAll : TenantTheme) : (theme is null ? TeamAll : TeamTheme)
        );
        command.With("@campaign", campaignId).With("@key", CampaignKey.OfTeam(campaignId, team));
        command.With("@theme", theme ?? CampaignSum.All).With("@all", CampaignSum.All).With("@most", newest);
        command.With("@team", team ?? "");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var campaign = await AllAsync(rows, ReadCampaign, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var parts = await AllAsync(rows, ReadPart, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var days = await AllAsync(rows, ReadDay, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return new(campaign[0], parts, days, await AllAsync(rows, ReadPledge, cancellationToken));
    }

    private const string Teams = """
        SELECT team_id, team_name, pledged FROM campaigns
        WHERE campaign_id = @campaign AND team_id IS NOT NULL AND lower(COALESCE(team_name, '')) LIKE @find ESCAPE '!'
        ORDER BY pledged DESC, team_id LIMIT @most
        """;

    /// <summary>The teams of a tenant's campaign, by their kept counts.</summary>
    public static async Task<IReadOnlyList<WallTeam>> TeamsAsync(
        ReadScope scope,
        string campaignId,
        string find,
        int most,
        CancellationToken cancellationToken
    )
    {
        var words = find.ToLowerInvariant()
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);
        await using var command = scope.Command(Teams);
        command.With("@campaign", campaignId).With("@find", $"%{words}%").With("@most", most);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await AllAsync(
            rows,
            row => new WallTeam(row.GetString(0), row.TextOrNull(1), row.GetInt32(2), null),
            cancellationToken
        );
    }

    private static WallCampaignRow? ReadCampaign(DbDataReader row)
    {
        var teams = row.GetInt64(0);
        if (teams == 0)
        {
            return null;
        }

        return new(
            teams,
            row.GetString(1) == row.GetString(2) ? row.GetString(1) : null,
            row.GetInt64(3) == teams && row.TextOrNull(4) == row.TextOrNull(5) ? row.TextOrNull(4) : null,
            row.GetFieldValue<DateOnly>(6),
            row.GetFieldValue<DateOnly>(7),
            row.GetInt64(8),
            teams == 1 ? row.TextOrNull(9) : null,
            teams == 1 ? row.GetString(10) : ""
        );
    }

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
            row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3),
            row.GetInt32(4),
            row.GetString(5) == nameof(PledgeState.Done),
            row.GetString(6),
            name,
            name is null ? null : row.TextOrNull(8),
            row.TextOrNull(9)
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
