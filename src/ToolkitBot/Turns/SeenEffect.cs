using ToolkitBot.Outbox;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Turns;

/// <summary>
/// Stores what the bot needs to write to people later: the person's account on the channel, time zone and locale, and
/// the address of the conversation, and that they belong to its team. What waited for somebody who is back goes out.
/// Writes only what changed since the turn was opened. Uses plain statements, so that a first meeting does not wait
/// while EF builds its model.
/// </summary>
internal sealed class SeenEffect : IGatheredEffect
{
    private static readonly TimeSpan WorthNoting = TimeSpan.FromDays(1);

    /// <summary>Invokes that are always a press, whatever they carry.</summary>
    private static readonly HashSet<string> Pressed = new(StringComparer.Ordinal)
    {
        "task/fetch",
        "task/submit",
        "composeExtension/fetchTask",
        "composeExtension/submitAction",
        "message/submitAction",
    };

    private readonly Said said;
    private readonly Activity activity;
    private readonly TimeProvider clock;
    private readonly bool keepsPerson;
    private readonly bool keepsConversation;
    private readonly bool keepsMembership;

    private SeenEffect(Said said, Activity activity, TimeProvider clock)
    {
        (this.said, this.activity, this.clock) = (said, activity, clock);
        keepsPerson = Speaks && PersonChanged(clock.GetUtcNow());
        keepsConversation = !said.IsElsewhere && (Speaks || IsSharedEvent) && ConversationChanged();
        keepsMembership = !said.IsElsewhere && Speaks && said is { TeamId: not null, IsMember: false };
    }

    /// <summary>The effect of an activity; null where nothing is new, or nobody is to be kept.</summary>
    public static SeenEffect? Of(Said said, Activity activity, TimeProvider clock) =>
        new SeenEffect(said, activity, clock) is var seen
        && (seen.keepsPerson || seen.keepsConversation || seen.keepsMembership)
            ? seen
            : null;

    public async Task ApplyAsync(CommitScope scope, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (keepsPerson)
        {
            await PeopleTable.SeeAsync(scope, Seen(now), cancellationToken);
        }

        if (keepsConversation)
        {
            await ConversationsTable.SeeAsync(scope, Here(now), cancellationToken);
            if (said is { IsPersonal: true, Conversation: not { Active: true } })
            {
                await OutboxTable.HastenAsync(scope, OutboxPlace.Of(said.PersonKey), now, cancellationToken);
            }
        }

        if (keepsMembership)
        {
            await MembershipsTable.AddAsync(scope, said.PersonKey, said.TeamId!, cancellationToken);
            await OutboxTable.AddPlacementsAsync(scope, said.PersonKey, said.TeamId!, now, cancellationToken);
        }
    }

    /// <summary>
    /// Whether a person said or pressed something, or added the app to a team, which may make them its owner. All else (a
    /// reaction, an edit, a receipt, a search, the app added to or removed from a chat, which administrators do for many)
    /// keeps nobody, so that somebody who was forgotten stays so. Of somebody who is kept already, the chat to which the
    /// app is added becomes known.
    /// </summary>
    private bool Speaks =>
        !ActivityOrigin.IsFromBot(activity)
        && activity.Type switch
        {
            ActivityTypes.Message => true,
            ActivityTypes.Invoke => said.Press is { IsRefresh: false } || Pressed.Contains(activity.Name ?? ""),
            ActivityTypes.InstallationUpdate => (said.TeamId is not null || said.Person is not null)
                && string.Equals(activity.Action, "add", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    private string? Name => DisplayName.Of(activity.From?.Name)?.Text;

    private bool IsSharedEvent => !said.IsPersonal && activity.Type != ActivityTypes.Invoke;

    private bool IsPrivateChat => said.IsPersonal && !said.IsElsewhere;

    private bool PersonChanged(DateTimeOffset now) =>
        said.Person is not { } known
        || now - known.LastSeen > WorthNoting
        || (Name is { } name && name != known.Name)
        || activity.From!.Id != known.ChannelAccountId
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
            Name = Name,
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
            Name = said.ChannelName?.Text,
            UpdatedAt = now,
        };
}
