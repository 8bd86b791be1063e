using System.Data.Common;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Web.Wall;

/// <summary>A campaign as its owners have set it.</summary>
internal sealed record WallCampaignRow(
    string Name,
    string? Hashtag,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Goal
);

/// <summary>Kept counts of one theme and one kind of pledger.</summary>
internal sealed record WallPart(string Theme, string As, WallSum Sum);

/// <summary>What the wall asks the database, in SQL that SQLite and PostgreSQL read alike.</summary>
internal sealed class WallStatements(ReadScope scope, string campaignId)
{
    private const string Campaign =
        "SELECT name, hashtag, starts_on, ends_on, goal FROM campaigns WHERE id = @campaign";

    private const string Sums = """
        SELECT theme_id, made_as, pledged, joined, done FROM campaign_sums WHERE campaign_id = @campaign
        """;

    // A day whose pledges were all taken back keeps its row, and is a day without a pledge.
    private const string Days = """
        SELECT day, pledged, joined, done FROM campaign_days
        WHERE campaign_id = @campaign AND theme_id = @theme AND pledged <> 0 ORDER BY day
        """;

    // The states stand as the indexes' filter has them: the planner compares letter for letter.
    private const string Shown = $"""
        SELECT id, text, theme_id, due_on, joined, state, made_as, shown_name, group_name
        FROM pledges WHERE campaign_id = @campaign AND {Pledge.ShownStates}
        """;
    private const string Newest = $"{Shown} ORDER BY created_at DESC, id DESC LIMIT @most";
    private const string NewestOfTheme =
        $"{Shown} AND theme_id = @theme ORDER BY created_at DESC, id DESC LIMIT @most";

    /// <returns>Null before the first pledge.</returns>
    public async Task<WallCampaignRow?> CampaignAsync(CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(
            Command(Campaign, null),
            row => new WallCampaignRow(
                row.GetString(0),
                row.TextOrNull(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetFieldValue<DateOnly>(3),
                row.GetInt32(4)
            ),
            cancellationToken
        );
        return rows is [var campaign] ? campaign : null;
    }

    public Task<List<WallPart>> SumsAsync(CancellationToken cancellationToken) =>
        RowsAsync(
            Command(Sums, null),
            row => new WallPart(row.GetString(0), row.GetString(1), Sum(row, 2)),
            cancellationToken
        );

    /// <summary>Earliest first; days without a pledge are left out.</summary>
    public Task<List<WallDay>> DaysAsync(string? theme, CancellationToken cancellationToken) =>
        RowsAsync(
            Command(Days, theme ?? CampaignDay.AllThemes),
            row => new WallDay(
                row.GetFieldValue<DateOnly>(0),
                row.GetInt64(1),
                row.GetInt64(2),
                row.GetInt64(3)
            ),
            cancellationToken
        );

    public Task<List<WallPledge>> NewestAsync(
        string? theme,
        int most,
        CancellationToken cancellationToken
    ) =>
        RowsAsync(
            Command(theme is null ? Newest : NewestOfTheme, theme).With("most", most),
            ReadPledge,
            cancellationToken
        );

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

    private static WallSum Sum(DbDataReader row, int at) =>
        new(row.GetInt64(at), row.GetInt64(at + 1), row.GetInt64(at + 2));

    private DbCommand Command(string text, string? theme)
    {
        var command = scope.Command(text).With("campaign", campaignId);
        return theme is null ? command : command.With("theme", theme);
    }

    private static async Task<List<T>> RowsAsync<T>(
        DbCommand command,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        await using var owned = command;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var all = new List<T>();
        while (await rows.ReadAsync(cancellationToken))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
