using System.Data;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>Creates campaign rows; <see cref="FiguresTable"/> keeps their figures.</summary>
internal static class CampaignsTable
{
    /// <summary>Returns a team's tracked record; inserts <paramref name="begun"/> if there is none.</summary>
    public static async Task<CampaignRecord> OpenAsync(
        CommitScope scope,
        CampaignRecord begun,
        CancellationToken cancellationToken
    )
    {
        await scope.RunAsync(
            """
            INSERT INTO campaigns (id, campaign_id, tenant_id, team_id, name, hashtag, starts_on, ends_on, goal,
                                   approve_first, takes_pledges, themes, owners, pledged, joined, done, version)
            VALUES (@id, @campaign, @tenant, @team, @name, @hashtag, @starts, @ends, @goal,
                    @approve, @takes, '', '', 0, 0, 0, 1)
            ON CONFLICT (id) DO NOTHING
            """,
            command =>
                command
                    .With("@id", begun.Id)
                    .With("@campaign", begun.CampaignId)
                    .With("@tenant", begun.TenantId)
                    .With("@team", begun.TeamId, DbType.String)
                    .With("@name", begun.Name)
                    .With("@hashtag", begun.Hashtag, DbType.String)
                    .With("@starts", begun.StartsOn)
                    .With("@ends", begun.EndsOn)
                    .With("@goal", begun.Goal)
                    .With("@approve", begun.ApproveFirst)
                    .With("@takes", begun.TakesPledges),
            cancellationToken
        );
        return await scope.Db.Campaigns.SingleAsync(c => c.Id == begun.Id, cancellationToken);
    }
}
