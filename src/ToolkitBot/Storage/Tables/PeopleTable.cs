using System.Data;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage.Tables;

/// <summary>All writes to <c>people</c>.</summary>
internal static class PeopleTable
{
    /// <summary>Records what a client says about its user; values it leaves out stay as they were.</summary>
    public static Task SeeAsync(CommitScope scope, Person seen, CancellationToken cancellationToken) =>
        scope.RunAsync(
            """
            INSERT INTO people (key, tenant_id, name, channel_account_id, locale, time_zone, personal_conversation_id,
                                follow_ups_off, first_seen, last_seen)
            VALUES (@key, @tenant, @name, @account, @locale, @zone, @personal, @off, @now, @now)
            ON CONFLICT (key) DO UPDATE SET
                name = COALESCE(excluded.name, people.name),
                channel_account_id = excluded.channel_account_id,
                locale = COALESCE(excluded.locale, people.locale),
                time_zone = COALESCE(excluded.time_zone, people.time_zone),
                personal_conversation_id = COALESCE(excluded.personal_conversation_id, people.personal_conversation_id),
                last_seen = excluded.last_seen
            """,
            command =>
                command
                    .With("@key", seen.Key)
                    .With("@tenant", seen.TenantId)
                    .With("@name", seen.Name, DbType.String)
                    .With("@account", seen.ChannelAccountId, DbType.String)
                    .With("@locale", seen.Locale, DbType.String)
                    .With("@zone", seen.TimeZone, DbType.String)
                    .With("@personal", seen.PersonalConversationId, DbType.String)
                    .With("@off", false)
                    .At("@now", scope, seen.LastSeen),
            cancellationToken
        );

    public static Task ChooseLanguageAsync(
        CommitScope scope,
        string key,
        string language,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE people SET language = @language WHERE key = @key",
            command => command.With("@key", key).With("@language", language),
            cancellationToken
        );

    /// <summary>Sets the team that the person's pledges go to.</summary>
    public static Task ChooseTeamAsync(
        CommitScope scope,
        string key,
        string teamId,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE people SET team_id = @team WHERE key = @key",
            command => command.With("@key", key).With("@team", teamId),
            cancellationToken
        );

    /// <summary>Records whether the person is a guest of the tenant.</summary>
    public static Task MarkGuestAsync(
        CommitScope scope,
        string key,
        bool isGuest,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE people SET is_guest = @guest WHERE key = @key",
            command => command.With("@key", key).With("@guest", isGuest),
            cancellationToken
        );

    /// <summary>Turns follow-ups off for all of the person's pledges.</summary>
    public static Task StopFollowUpsAsync(CommitScope scope, string key, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE people SET follow_ups_off = @off WHERE key = @key",
            command => command.With("@off", true).With("@key", key),
            cancellationToken
        );

    /// <summary>Records the person's newly created private chat.</summary>
    public static Task RememberChatAsync(
        CommitScope scope,
        string key,
        string conversationId,
        CancellationToken cancellationToken
    ) =>
        scope.RunAsync(
            "UPDATE people SET personal_conversation_id = @chat WHERE key = @key",
            command => command.With("@chat", conversationId).With("@key", key),
            cancellationToken
        );

    /// <summary>Gives a person a new key.</summary>
    public static Task RenameAsync(CommitScope scope, string from, string to, CancellationToken cancellationToken) =>
        scope.RunAsync(
            "UPDATE people SET key = @to WHERE key = @from",
            command => command.With("@to", to).With("@from", from),
            cancellationToken
        );

    public static Task RemoveAsync(CommitScope scope, string key, CancellationToken cancellationToken) =>
        scope.RunAsync("DELETE FROM people WHERE key = @key", command => command.With("@key", key), cancellationToken);
}
