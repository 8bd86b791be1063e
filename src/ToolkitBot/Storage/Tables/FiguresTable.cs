using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>
/// A campaign's figures, updated in the same transaction as the pledges and joins that they count. They are plain
/// additions, so a hundred joins at once wait for each other briefly instead of failing. Every transaction locks the
/// campaign's row first, so that there is no deadlock.
/// </summary>
internal static class FiguresTable
{
    /// <summary>One batch: the next writer waits for the campaign's row until this transaction ends.</summary>
    private const string Additions = """
        UPDATE campaigns SET pledged = pledged + @pledged, joined = joined + @joined, done = done + @done WHERE id = @campaign;
        INSERT INTO campaign_sums (campaign_id, theme_id, made_as, pledged, joined, done)
        VALUES (@campaign, @theme, @as, @pledged, @joined, @done)
        ON CONFLICT (campaign_id, theme_id, made_as) DO UPDATE SET
            pledged = campaign_sums.pledged + excluded.pledged,
            joined = campaign_sums.joined + excluded.joined,
            done = campaign_sums.done + excluded.done;
        INSERT INTO campaign_days (campaign_id, theme_id, day, pledged, joined, done)
        VALUES (@campaign, @theme, @day, @pledged, @joined, @done),
               (@campaign, @all, @day, @pledged, @joined, @done)
        ON CONFLICT (campaign_id, theme_id, day) DO UPDATE SET
            pledged = campaign_days.pledged + excluded.pledged,
            joined = campaign_days.joined + excluded.joined,
            done = campaign_days.done + excluded.done
        """;

    /// <param name="before">Null for a new pledge.</param>
    public static async Task MoveAsync(
        CommitScope scope,
        string campaignId,
        PledgeFigures? before,
        PledgeFigures after,
        CancellationToken cancellationToken
    )
    {
        if (before == after)
        {
            return;
        }

        if (before is { } gone)
        {
            await AddAsync(scope, campaignId, -gone, cancellationToken);
        }

        await AddAsync(scope, campaignId, after, cancellationToken);
    }

    public static async Task AddAsync(
        CommitScope scope,
        string campaignId,
        PledgeFigures more,
        CancellationToken cancellationToken
    )
    {
        if (more.IsZero)
        {
            return;
        }

        await scope.RunAsync(
            Additions,
            command =>
                command
                    .With("@campaign", campaignId)
                    .With("@theme", more.ThemeId)
                    .With("@all", CampaignDay.AllThemes)
                    .With("@as", more.MadeAs)
                    .With("@day", more.Day)
                    .With("@pledged", more.Pledged)
                    .With("@joined", more.Joined)
                    .With("@done", more.Done),
            cancellationToken
        );
    }
}
