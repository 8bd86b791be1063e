using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

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
            await PeopleTable.SeeAsync(scope, Seen(now), cancellationToken);
        }

        if (!said.IsElsewhere && ConversationChanged())
        {
            await ConversationsTable.SeeAsync(scope, Here(now), cancellationToken);
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

    private Person Seen(DateTimeOffset now) =>
        new()
        {
            Key = said.PersonKey,
            TenantId = said.TenantId,
            Name = activity.From?.Name,
            ChannelAccountId = activity.From?.Id,
            Locale = activity.Locale,
            TimeZone = said.TimeZone,
            PersonalConversationId = IsPrivateChat ? activity.Conversation!.Id : null,
            LastSeen = now,
        };

    private ConversationRecord Here(DateTimeOffset now) =>
        new()
        {
            Id = ThreadId.Base(activity.Conversation!.Id!),
            TenantId = said.TenantId,
            Scope = said.Scope.ToString(),
            ServiceUrl = activity.ServiceUrl!,
            BotId = activity.Recipient?.Id,
            TeamId = activity.ChannelData?.Team?.Id,
            Name = activity.ChannelData?.Channel?.Name,
            UpdatedAt = now,
        };
}
