using System.Data;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>campaign_events</c>.</summary>
internal static class CampaignEventsTable
{
    public static Task AddAsync(CommitScope scope, CampaignEvent happened, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "INSERT INTO campaign_events (campaign_id, at, kind, by_key, about_key) VALUES (@campaign, @at, @kind, @by, @about)",
            command =>
                command
                    .With("@campaign", happened.CampaignId)
                    .At("@at", scope, happened.At)
                    .With("@kind", happened.Kind.ToString())
                    .With("@by", happened.ByKey, DbType.String)
                    .With("@about", happened.AboutKey, DbType.String),
            cancellationToken
        );

    /// <summary>Forgets who it was; what happened, and when, stays.</summary>
    public static Task ForgetAsync(CommitScope scope, string personKey, CancellationToken cancellationToken) =>
        scope.RunAsync(
            """
            UPDATE campaign_events SET
                by_key = CASE WHEN by_key = @person THEN NULL ELSE by_key END,
                about_key = CASE WHEN about_key = @person THEN NULL ELSE about_key END
            WHERE by_key = @person OR about_key = @person
            """,
            command => command.With("@person", personKey),
            cancellationToken
        );

    /// <summary>Merges two rows of one person: moves the first key's events to the second.</summary>
    public static Task MoveAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            """
            UPDATE campaign_events SET
                by_key = CASE WHEN by_key = @from THEN @to ELSE by_key END,
                about_key = CASE WHEN about_key = @from THEN @to ELSE about_key END
            WHERE by_key = @from OR about_key = @from
            """,
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );
}
