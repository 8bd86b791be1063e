using System.Data.Common;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage;

/// <summary>
/// The query that begins every turn: reads its earlier commit, the state, the person, the conversation, and whether the
/// person has been met in the team. The account id finds the person if the key does not.
/// </summary>
internal static class OpeningStatement
{
    /// <summary>Left joins from a constant row, so that there is always one row, whatever is missing.</summary>
    public const string Text = """
        SELECT t.answer_status, t.answer_body, t.sent,
               s.json, s.version,
               p.key, p.tenant_id, p.name, p.channel_account_id, p.language, p.locale, p.time_zone,
               p.personal_conversation_id, p.follow_ups_off, p.first_seen, p.last_seen, p.team_id, p.is_guest,
               c.id, c.tenant_id, c.scope, c.service_url, c.bot_id, c.team_id, c.name, c.active, c.welcomed_at, c.updated_at,
               m.team_id
        FROM (SELECT 1 AS one) AS o
        LEFT JOIN turns t ON t.id = @turn
        LEFT JOIN states s ON s.key = @key
        LEFT JOIN people p ON p.key = COALESCE(
            (SELECT key FROM people WHERE key = @person),
            (SELECT min(key) FROM people WHERE channel_account_id = @account AND tenant_id = @tenant))
        LEFT JOIN conversations c ON c.id = @conversation
        LEFT JOIN memberships m ON m.person_key = p.key AND m.team_id = @team
        """;

    private const int SentAt = 2;
    private const int StateAt = 3;
    private const int PersonAt = 5;
    private const int ConversationAt = 18;
    private const int MembershipAt = 28;

    public static async Task<ToolkitOpening> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        return new ToolkitOpening
        {
            Committed = reader.IsDBNull(SentAt) ? null : ReadTurn(reader),
            State = reader.TextOrNull(StateAt),
            Version = reader.IsDBNull(StateAt + 1) ? 0 : reader.GetInt64(StateAt + 1),
            Person = reader.IsDBNull(PersonAt) ? null : ReadPerson(reader),
            Conversation = reader.IsDBNull(ConversationAt) ? null : ReadConversation(reader),
            IsMember = !reader.IsDBNull(MembershipAt),
        };
    }

    private static EarlierTurn ReadTurn(DbDataReader reader) =>
        new(
            reader.IsDBNull(0) ? null : new InvokeAnswer(reader.GetInt32(0), reader.TextOrNull(1)),
            reader.GetBoolean(SentAt)
        );

    private static Person ReadPerson(DbDataReader reader) =>
        new()
        {
            Key = reader.GetString(PersonAt),
            TenantId = reader.GetString(PersonAt + 1),
            Name = reader.TextOrNull(PersonAt + 2),
            ChannelAccountId = reader.TextOrNull(PersonAt + 3),
            Language = reader.TextOrNull(PersonAt + 4),
            Locale = reader.TextOrNull(PersonAt + 5),
            TimeZone = reader.TextOrNull(PersonAt + 6),
            PersonalConversationId = reader.TextOrNull(PersonAt + 7),
            FollowUpsOff = reader.GetBoolean(PersonAt + 8),
            FirstSeen = reader.Time(PersonAt + 9),
            LastSeen = reader.Time(PersonAt + 10),
            TeamId = reader.TextOrNull(PersonAt + 11),
            IsGuest = reader.IsDBNull(PersonAt + 12) ? null : reader.GetBoolean(PersonAt + 12),
        };

    private static ConversationRecord ReadConversation(DbDataReader reader) =>
        new()
        {
            Id = reader.GetString(ConversationAt),
            TenantId = reader.GetString(ConversationAt + 1),
            Scope = reader.GetString(ConversationAt + 2),
            ServiceUrl = reader.GetString(ConversationAt + 3),
            BotId = reader.TextOrNull(ConversationAt + 4),
            TeamId = reader.TextOrNull(ConversationAt + 5),
            Name = reader.TextOrNull(ConversationAt + 6),
            Active = reader.GetBoolean(ConversationAt + 7),
            WelcomedAt = reader.IsDBNull(ConversationAt + 8) ? null : reader.Time(ConversationAt + 8),
            UpdatedAt = reader.Time(ConversationAt + 9),
        };
}
