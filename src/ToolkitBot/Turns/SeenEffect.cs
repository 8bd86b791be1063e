using System.Data;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;

namespace ToolkitBot.Turns;

/// <summary>
/// Keeps what is needed to speak later: who the person is on the channel, their time zone and locale, and where the
/// conversation is reached. Writes only what changed since the turn's opening. Plain statements: a first meeting
/// must not wait for EF's model.
/// </summary>
internal sealed class SeenEffect(Said said, Activity activity, TimeProvider clock) : IEffect
{
    private static readonly TimeSpan WorthNoting = TimeSpan.FromDays(1);

    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (activity.From?.Id is not null && PersonChanged(now))
        {
            await WritePersonAsync(scope, now, cancellationToken);
        }

        if (!said.IsElsewhere && ConversationChanged())
        {
            await WriteConversationAsync(scope, now, cancellationToken);
        }
    }

    private bool IsPrivateChat => said.IsPersonal && !said.IsElsewhere;

    private bool PersonChanged(DateTimeOffset now) =>
        said.Person is not { } known
        || now - known.LastSeen > WorthNoting
        || (activity.From!.Name is { } name && name != known.Name)
        || activity.From.Id != known.ChannelAccountId
        || (said.TimeZone is { } zone && zone != known.TimeZone)
        || (activity.Locale is { } locale && locale != known.Locale)
        || (IsPrivateChat && activity.Conversation!.Id != known.PersonalConversationId);

    private bool ConversationChanged() =>
        said.Conversation is not { } known
        || !known.Active
        || known.ServiceUrl != activity.ServiceUrl
        || known.BotId != activity.Recipient?.Id;

    private async Task WritePersonAsync(CommitScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = scope.Command(
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
            """
        );
        command.With("@key", said.PersonKey).With("@tenant", said.TenantId);
        command.With("@name", activity.From?.Name, DbType.String);
        command.With("@account", activity.From?.Id, DbType.String);
        command.With("@locale", activity.Locale, DbType.String).With("@zone", said.TimeZone, DbType.String);
        command.With("@personal", IsPrivateChat ? activity.Conversation!.Id : null, DbType.String);
        command.With("@off", false).With("@now", scope.Time(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task WriteConversationAsync(
        CommitScope scope,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var command = scope.Command(
            """
            INSERT INTO conversations (id, tenant_id, scope, service_url, bot_id, team_id, name, active, updated_at)
            VALUES (@id, @tenant, @scope, @url, @bot, @team, @name, @active, @now)
            ON CONFLICT (id) DO UPDATE SET
                service_url = excluded.service_url,
                bot_id = excluded.bot_id,
                team_id = COALESCE(excluded.team_id, conversations.team_id),
                name = COALESCE(excluded.name, conversations.name),
                active = excluded.active,
                updated_at = excluded.updated_at
            """
        );
        command.With("@id", ThreadId.Base(activity.Conversation!.Id!)).With("@tenant", said.TenantId);
        command.With("@scope", said.Scope.ToString()).With("@url", activity.ServiceUrl!);
        command.With("@bot", activity.Recipient?.Id, DbType.String);
        command.With("@team", activity.ChannelData?.Team?.Id, DbType.String);
        command.With("@name", activity.ChannelData?.Channel?.Name, DbType.String);
        command.With("@active", true).With("@now", scope.Time(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
