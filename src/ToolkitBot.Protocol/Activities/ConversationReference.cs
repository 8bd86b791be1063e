using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// What must be kept of an activity to speak in its conversation later. Holds ids only, no names, so it may be stored
/// as it is. Take one only from an activity whose caller was checked: <see cref="ServiceUrl"/> will receive the bot's token
/// (the <see cref="Auth.ServiceUrlPolicy"/> is asked again before that happens).
/// </summary>
public sealed record ConversationReference
{
    public required string ChannelId { get; init; }

    /// <summary>Base address of the Connector for this conversation; it can change, so the newest one wins.</summary>
    public required string ServiceUrl { get; init; }
    public required ConversationAccount Conversation { get; init; }

    /// <summary>The bot as this conversation knows it.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>Who spoke: the partner in a personal chat, the last speaker elsewhere.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>Id of the team, in channels.</summary>
    public string? TeamId { get; init; }
    public string? Locale { get; init; }

    /// <summary>Tenant of the conversation, needed to create conversations and for the tenant's rate limit.</summary>
    [JsonIgnore]
    public string? TenantId => Conversation.TenantId;

    /// <summary>Who can read what is sent here.</summary>
    [JsonIgnore]
    public Scope Scope => Scopes.Of(Conversation, TeamId is not null);

    /// <summary>The reference of an activity that <see cref="ActivityReader"/> accepted.</summary>
    /// <exception cref="ArgumentException">A part that every inbound activity has is missing.</exception>
    public static ConversationReference Of(Activity activity)
    {
        var conversation = activity.Conversation;
        return new ConversationReference
        {
            ChannelId = Need(activity.ChannelId, "channelId"),
            ServiceUrl = Need(activity.ServiceUrl, "serviceUrl"),
            Conversation = new ConversationAccount
            {
                Id = Need(conversation?.Id, "conversation.id"),
                ConversationType = conversation?.ConversationType,
                TenantId = conversation?.TenantId ?? activity.ChannelData?.Tenant?.Id,
                IsGroup = conversation?.IsGroup,
            },
            Bot = new ChannelAccount { Id = Need(activity.Recipient?.Id, "recipient.id") },
            User = activity.From is { } from
                ? new ChannelAccount { Id = from.Id, AadObjectId = from.AadObjectId }
                : null,
            TeamId = activity.ChannelData?.Team?.Id,
            Locale = activity.Locale,
        };
    }

    /// <summary>The same conversation as a whole: in a channel, where a new post goes instead of a reply.</summary>
    public ConversationReference WithoutThread() =>
        this with
        {
            Conversation = Conversation with { Id = ThreadId.Base(Conversation.Id ?? "") },
        };

    private static string Need(string? value, string name) =>
        string.IsNullOrEmpty(value)
            ? throw new ArgumentException($"The activity has no {name}.", nameof(value))
            : value;
}
