using System.Data;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Storage.Tables;

/// <summary>Updates of <c>pledges</c> that do not read the row; other changes are methods of the pledge.</summary>
internal static class PledgesTable
{
    /// <summary>Adds to the join count. Returns false if the pledge's state has changed since it was read.</summary>
    public static async Task<bool> AddJoinedAsync(
        CommitScope scope,
        Pledge seen,
        int change,
        CancellationToken cancellationToken
    ) =>
        await scope.RunAsync(
            "UPDATE pledges SET joined = joined + @change, version = version + 1 WHERE id = @pledge AND state = @state",
            command => command.With("@change", change).With("@pledge", seen.Id).With("@state", seen.State.ToString()),
            cancellationToken
        ) == 1;

    /// <summary>Marks a pledge as due after its follow-up was sent, unless its state has changed since.</summary>
    public static Task MarkDueAsync(CommitScope scope, Pledge drawn, CancellationToken cancellationToken) =>
        scope
            .Db.Pledges.Where(p => p.Id == drawn.Id && p.State == drawn.State)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PledgeState.Due).SetProperty(p => p.Version, p => p.Version + 1),
                cancellationToken
            );

    /// <summary>Records the versions that the channel post now shows.</summary>
    /// <returns>Ids of those that have changed since. The rows are updated, and so locked, first.</returns>
    public static async Task<IReadOnlyList<string>> MarkPostedAsync(
        CommitScope scope,
        IReadOnlyList<Pledge> drawn,
        string? post,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (var pledge in drawn.OrderBy(pledge => pledge.Id, StringComparer.Ordinal))
        {
            await scope
                .Db.Pledges.Where(p => p.Id == pledge.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.PostActivityId, post)
                            .SetProperty(p => p.PostedVersion, pledge.Version)
                            .SetProperty(p => p.PostedAt, p => p.PostedAt ?? now),
                    cancellationToken
                );
        }

        var ids = drawn.Select(pledge => pledge.Id).ToList();
        return await scope
            .Db.Pledges.Where(p => ids.Contains(p.Id) && p.Version != p.PostedVersion)
            .Select(p => p.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The kind of letter that asks a team's roster whether a waiting pledge belongs there.</summary>
    public const string PlacementKind = "place";

    /// <summary>Somebody is in a team: their pledges that wait for one are asked about there, if it takes pledges.</summary>
    public static Task PlaceInAsync(
        CommitScope scope,
        string personKey,
        string teamId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            """
            INSERT INTO outbox (kind, place, unique_key, subject, payload, due_at, attempts, created_at)
            SELECT @kind, c.channel_id, @kind || ':' || p.id || ':' || c.team_id, p.id, c.team_id, @now, 0, @now
            FROM pledges p JOIN campaigns c ON c.campaign_id = p.campaign_id
            WHERE p.person_key = @person AND p.team_id IS NULL AND p.state <> @withdrawn
              AND c.team_id = @team AND c.channel_id IS NOT NULL AND c.takes_pledges
            ON CONFLICT (unique_key) DO NOTHING
            """,
            command =>
                command
                    .With("@kind", PlacementKind)
                    .With("@person", personKey)
                    .With("@team", teamId)
                    .With("@withdrawn", nameof(PledgeState.Withdrawn))
                    .At("@now", scope, now),
            cancellationToken
        );

    /// <summary>
    /// Queues a letter, in one statement, to each author of a team's pledges that are to be seen in its channel and are not.
    /// </summary>
    /// <param name="lost">A channel that was deleted with its posts; null where no post is lost.</param>
    /// <param name="kind">The kind of the letter.</param>
    /// <param name="place">What stands before a person's key in the name of a place.</param>
    public static Task TellAuthorsAsync(
        CommitScope scope,
        CampaignRecord campaign,
        string? lost,
        string kind,
        string place,
        string payload,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            $"""
            INSERT INTO outbox (kind, place, payload, due_at, attempts, created_at)
            SELECT @kind, author.place, @payload, @now, 0, @now
            FROM (
                SELECT DISTINCT @person || person_key AS place FROM pledges
                WHERE campaign_id = @campaign AND team_id = @team AND person_key IS NOT NULL
                  AND ({Pledge.ShownStates} OR state = @letGo)
                  AND (post_activity_id IS NULL OR channel_id = @lost)
            ) author
            """,
            command =>
                command
                    .With("@kind", kind)
                    .With("@payload", payload)
                    .With("@person", place)
                    .With("@campaign", campaign.CampaignId)
                    .With("@team", campaign.TeamId)
                    .With("@letGo", nameof(PledgeState.LetGo))
                    .With("@lost", lost, DbType.String)
                    .At("@now", scope, now),
            cancellationToken
        );

    /// <summary>Merges two rows of one person: moves the first key's pledges to the second.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE pledges SET person_key = @to WHERE person_key = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    public static Task RemoveAsync(CommitScope scope, string id, CancellationToken cancellationToken) =>
        scope.RunAsync("DELETE FROM pledges WHERE id = @id", command => command.With("@id", id), cancellationToken);
}
