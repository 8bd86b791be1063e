using System.Data;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>conversations</c>.</summary>
internal static class ConversationsTable
{
    private const string Insert =
        "INSERT INTO conversations (id, tenant_id, scope, service_url, bot_id, team_id, name, active, welcomed_at, updated_at)"
        + " VALUES (@id, @tenant, @scope, @url, @bot, @team, @name, @active, @welcomed, @now) ON CONFLICT (id) ";

    private const string Seen =
        Insert
        + """
            DO UPDATE SET
                service_url = excluded.service_url,
                bot_id = excluded.bot_id,
                team_id = COALESCE(excluded.team_id, conversations.team_id),
                name = COALESCE(excluded.name, conversations.name),
                active = excluded.active,
                updated_at = excluded.updated_at
            """;

    private const string Chosen =
        Insert
        + """
            DO UPDATE SET
                service_url = excluded.service_url, active = excluded.active, name = COALESCE(excluded.name, conversations.name)
            """;

    private const string Welcomed =
        Insert
        + """
            DO UPDATE SET welcomed_at = excluded.welcomed_at, active = excluded.active
            WHERE conversations.welcomed_at IS NULL
            """;

    private const string New = Insert + "DO NOTHING";

    /// <summary>Records how to reach a conversation that an activity came from.</summary>
    public static Task SeeAsync(CommitScope scope, ConversationRecord seen, CancellationToken cancellationToken) =>
        WriteAsync(scope, Seen, seen, cancellationToken);

    /// <summary>Records a channel that somebody chose or restored; no activity need have come from it yet.</summary>
    public static Task ChooseAsync(CommitScope scope, ConversationRecord chosen, CancellationToken cancellationToken) =>
        WriteAsync(scope, Chosen, chosen, cancellationToken);

    /// <summary>Claims the welcome. Returns false if it was claimed before.</summary>
    public static async Task<bool> WelcomeAsync(
        CommitScope scope,
        ConversationRecord welcomed,
        CancellationToken cancellationToken
    ) => await WriteAsync(scope, Welcomed, welcomed, cancellationToken) == 1;

    /// <summary>Adds a newly created chat, unless it is known.</summary>
    public static Task AddAsync(CommitScope scope, ConversationRecord created, CancellationToken cancellationToken) =>
        WriteAsync(scope, New, created, cancellationToken);

    /// <summary>Marks a conversation as left, or a team with all its channels: the bot was removed.</summary>
    public static Task LeaveAsync(
        CommitScope scope,
        string id,
        string? teamId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE conversations SET active = @off, welcomed_at = NULL, updated_at = @now WHERE id = @id OR team_id = @team",
            command => command.With("@id", id).With("@team", teamId ?? id).With("@off", false).At("@now", scope, now),
            cancellationToken
        );

    /// <summary>Stops sending after a refusal by Teams, until the next activity from there, or tries again.</summary>
    public static Task SwitchAsync(CommitScope scope, string id, bool active, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE conversations SET active = @active WHERE id = @id",
            command => command.With("@active", active).With("@id", id),
            cancellationToken
        );

    /// <summary>
    /// Switches a team and all its channels off when it is archived, and on when it is restored or the app is added again.
    /// </summary>
    public static Task SwitchTeamAsync(
        CommitScope scope,
        string teamId,
        bool active,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE conversations SET active = @active, updated_at = @now WHERE team_id = @team OR id = @team",
            command => command.With("@team", teamId).With("@active", active).At("@now", scope, now),
            cancellationToken
        );

    public static Task RenameAsync(CommitScope scope, string id, string name, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE conversations SET name = @name WHERE id = @id",
            command => command.With("@id", id).With("@name", name),
            cancellationToken
        );

    /// <summary>Records the conversation's new service URL.</summary>
    public static Task MoveAsync(CommitScope scope, string id, string url, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE conversations SET service_url = @url WHERE id = @id",
            command => command.With("@url", url).With("@id", id),
            cancellationToken
        );

    /// <summary>Gives a conversation its name, where it has none yet.</summary>
    public static Task NameAsync(CommitScope scope, string id, string? name, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE conversations SET name = @name WHERE id = @id AND name IS NULL",
            command => command.With("@name", name, DbType.String).With("@id", id),
            cancellationToken
        );

    public static Task RemoveAsync(CommitScope scope, string id, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "DELETE FROM conversations WHERE id = @id",
            command => command.With("@id", id),
            cancellationToken
        );

    private static Task<int> WriteAsync(
        CommitScope scope,
        string statement,
        ConversationRecord record,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            statement,
            command =>
                command
                    .With("@id", record.Id)
                    .With("@tenant", record.TenantId)
                    .With("@scope", record.Scope)
                    .With("@url", record.ServiceUrl)
                    .With("@bot", record.BotId, DbType.String)
                    .With("@team", record.TeamId, DbType.String)
                    .With("@name", record.Name, DbType.String)
                    .With("@active", record.Active)
                    .At("@welcomed", scope, record.WelcomedAt)
                    .At("@now", scope, record.UpdatedAt),
            cancellationToken
        );
}
