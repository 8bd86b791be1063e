using System.Data;
using Microsoft.EntityFrameworkCore;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>outbox</c>.</summary>
internal static class OutboxTable
{
    /// <summary>Queues a row, unless its unique key is taken.</summary>
    public static Task AddAsync(CommitScope scope, OutboxMessage row, CancellationToken cancellationToken) =>
        scope.RunAsync(
            """
            INSERT INTO outbox (kind, place, unique_key, subject, payload, due_at, attempts, created_at)
            VALUES (@kind, @place, @unique, @subject, @payload, @due, 0, @now)
            ON CONFLICT (unique_key) DO NOTHING
            """,
            command =>
                command
                    .With("@kind", row.Kind)
                    .With("@place", row.Place)
                    .With("@unique", row.UniqueKey, DbType.String)
                    .With("@subject", row.Subject, DbType.String)
                    .With("@payload", row.Payload, DbType.String)
                    .At("@due", scope, row.DueAt)
                    .At("@now", scope, row.CreatedAt),
            cancellationToken
        );

    /// <summary>The kind of letter that asks a team's roster whether a waiting pledge belongs there.</summary>
    public const string PlacementKind = "place";

    /// <summary>Somebody is in a team: their pledges that wait for one are asked about there, if it takes pledges.</summary>
    public static Task AddPlacementsAsync(
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
    public static Task AddToAuthorsAsync(
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

    /// <summary>Counts an attempt (1), or takes one back that says nothing about the rows (-1).</summary>
    public static Task CountAttemptAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        int change,
        CancellationToken cancellationToken
    ) =>
        Of(scope, rows)
            .Where(row => row.Attempts + change >= 0)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Attempts, row => row.Attempts + change),
                cancellationToken
            );

    /// <summary>Marks a row as sent and clears its payload; its key stops the same message being sent again.</summary>
    public static Task FinishAsync(
        CommitScope scope,
        OutboxMessage row,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        Of(scope, [row])
            .ExecuteUpdateAsync(
                set => set.SetProperty(o => o.FinishedAt, now).SetProperty(o => o.Payload, (string?)null),
                cancellationToken
            );

    /// <summary>Gives rows up; the reason is the fault's name, never its message.</summary>
    public static Task GiveUpAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        string reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        Of(scope, rows)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.FinishedAt, now).SetProperty(row => row.DeadReason, reason),
                cancellationToken
            );

    /// <summary>Frees the unique keys of finished rows, so that the same messages can be queued again.</summary>
    public static Task FreeKeysAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) =>
        Of(scope, rows)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UniqueKey, (string?)null), cancellationToken);

    /// <summary>Puts rows off. They keep one attempt, which tells them from rows whose day has not come.</summary>
    public static Task PostponeAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        Of(scope, rows)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.DueAt, until).SetProperty(row => row.Attempts, 1),
                cancellationToken
            );

    /// <summary>
    /// Makes the rows due that were put off at a place; those that were meant for a later day stay. Writes those that are
    /// due too, so that nobody postpones them at the same time without seeing what made them due.
    /// </summary>
    public static Task HastenAsync(
        CommitScope scope,
        string place,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            """
            UPDATE outbox SET due_at = CASE WHEN due_at > @now AND attempts > 0 THEN @now ELSE due_at END
            WHERE place = @place AND finished_at IS NULL
            """,
            command => command.With("@place", place).At("@now", scope, now),
            cancellationToken
        );

    /// <summary>Sets when the waiting rows of one kind about these subjects are due.</summary>
    public static Task BringForwardAsync(
        CommitScope scope,
        IReadOnlyList<string> subjects,
        string kind,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        scope
            .Db.Outbox.Where(row => row.Kind == kind && row.FinishedAt == null && subjects.Contains(row.Subject))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, at), cancellationToken);

    public static Task RemoveAsync(
        CommitScope scope,
        IReadOnlyList<OutboxMessage> rows,
        CancellationToken cancellationToken
    ) => Of(scope, rows).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Deletes a subject's waiting rows of one kind.</summary>
    public static Task RemoveWaitingAsync(
        CommitScope scope,
        string subject,
        string kind,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM outbox WHERE subject = @subject AND kind = @kind AND finished_at IS NULL",
            command => command.With("@subject", subject).With("@kind", kind),
            cancellationToken
        );

    /// <summary>Deletes the waiting row of a unique key.</summary>
    public static Task RemoveWaitingAsync(CommitScope scope, string uniqueKey, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM outbox WHERE unique_key = @unique AND finished_at IS NULL",
            command => command.With("@unique", uniqueKey),
            cancellationToken
        );

    /// <summary>Deletes all rows of a subject except those of one kind.</summary>
    public static Task RemoveOfSubjectAsync(
        CommitScope scope,
        string subject,
        string? exceptKind,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM outbox WHERE subject = @subject AND kind <> @kind",
            command => command.With("@subject", subject).With("@kind", exceptKind ?? ""),
            cancellationToken
        );

    /// <summary>Redirects all rows from one place to another.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE outbox SET place = @to WHERE place = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    /// <summary>Deletes all rows for a place, sent or not.</summary>
    public static Task RemoveAtAsync(CommitScope scope, string place, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM outbox WHERE place = @place",
            command => command.With("@place", place),
            cancellationToken
        );

    /// <summary>Deletes rows finished before that time.</summary>
    public static Task RemoveBeforeAsync(
        CommitScope scope,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "DELETE FROM outbox WHERE finished_at < @before",
            command => command.At("@before", scope, before),
            cancellationToken
        );

    private static IQueryable<OutboxMessage> Of(CommitScope scope, IReadOnlyList<OutboxMessage> rows)
    {
        var ids = rows.Select(row => row.Id).ToList();
        return scope.Db.Outbox.Where(row => ids.Contains(row.Id));
    }
}
