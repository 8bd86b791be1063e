using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges;

/// <summary>What one pledge adds to its campaign's figures, and under which day, theme and kind.</summary>
internal readonly record struct PledgeFigures(
    DateOnly Day,
    string ThemeId,
    string MadeAs,
    int Pledged,
    int Joined,
    int Done
)
{
    /// <summary>What stands in the channel counts; what waits, was refused or was withdrawn does not.</summary>
    public static PledgeFigures Of(Pledge pledge)
    {
        var shown = PledgeLife.IsShown(pledge.State);
        return new(
            DateOnly.FromDateTime(pledge.CreatedAt.UtcDateTime),
            pledge.ThemeId ?? "",
            pledge.MadeAs,
            shown ? 1 : 0,
            shown ? pledge.Joined : 0,
            pledge.State == PledgeState.Done ? 1 : 0
        );
    }

    public static PledgeFigures operator -(PledgeFigures figures) =>
        figures with
        {
            Pledged = -figures.Pledged,
            Joined = -figures.Joined,
            Done = -figures.Done,
        };

    public bool IsZero => (Pledged, Joined, Done) == (0, 0, 0);
}

/// <summary>
/// The figures of a campaign, kept in the transaction of what they count. Plain additions, so that a hundred joins at once
/// wait for each other for a moment instead of failing. The campaign's row comes first everywhere: who holds it waits for
/// nobody who waits for it.
/// </summary>
internal static class KeptCounts
{
    /// <summary>In one go: whoever comes next waits for the campaign's row until this transaction is through.</summary>
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

        await using var command = scope.Command(Additions);
        command
            .With("@campaign", campaignId)
            .With("@theme", more.ThemeId)
            .With("@all", CampaignDay.AllThemes)
            .With("@as", more.MadeAs)
            .With("@day", more.Day)
            .With("@pledged", more.Pledged)
            .With("@joined", more.Joined)
            .With("@done", more.Done);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
