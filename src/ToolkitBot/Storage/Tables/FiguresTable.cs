using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>
/// The figures of a tenant and of its teams, updated in the same transaction as the pledges and joins that they count.
/// They are plain additions, so a hundred joins at once wait for each other briefly instead of failing. Every transaction
/// locks the tenant's total first, so that there is no deadlock.
/// </summary>
internal static class FiguresTable
{
    private const string OfTenant = """
        INSERT INTO campaign_sums (campaign_id, theme_id, made_as, pledged, joined, done)
        VALUES (@campaign, @all, @all, @pledged, @joined, @done)
        ON CONFLICT (campaign_id, theme_id, made_as) DO UPDATE SET
            pledged = campaign_sums.pledged + excluded.pledged,
            joined = campaign_sums.joined + excluded.joined,
            done = campaign_sums.done + excluded.done;
        """;

    private const string OfTeam = """
        UPDATE campaigns SET pledged = pledged + @pledged, joined = joined + @joined, done = done + @done WHERE id = @campaign;
        """;

    private const string Parts = """
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

    private const string TenantAdditions = OfTenant + "\n" + Parts;
    private const string TeamAdditions = OfTeam + "\n" + Parts;

    /// <param name="before">Null for a new pledge.</param>
    public static async Task MoveAsync(
        CommitScope scope,
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
            await AddAsync(scope, -gone, cancellationToken);
        }

        await AddAsync(scope, after, cancellationToken);
    }

    public static async Task AddAsync(CommitScope scope, PledgeFigures more, CancellationToken cancellationToken)
    {
        if (more.IsZero)
        {
            return;
        }

        await AddAsync(scope, TenantAdditions, more.CampaignId, more, cancellationToken);
        if (more.TeamId is { } team)
        {
            var campaign = CampaignKey.OfTeam(more.CampaignId, team);
            await AddAsync(scope, TeamAdditions, campaign, more, cancellationToken);
        }
    }

    private static Task AddAsync(
        CommitScope scope,
        string statements,
        string campaignId,
        PledgeFigures more,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            statements,
            command =>
                command
                    .With("@campaign", campaignId)
                    .With("@theme", more.ThemeId)
                    .With("@all", CampaignSum.All)
                    .With("@as", more.MadeAs)
                    .With("@day", more.Day)
                    .With("@pledged", more.Pledged)
                    .With("@joined", more.Joined)
                    .With("@done", more.Done),
            cancellationToken
        );
}
