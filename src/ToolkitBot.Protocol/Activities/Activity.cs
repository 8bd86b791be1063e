using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// One message, invoke or event of the Bot Framework protocol, in either direction.
/// Known members are strictly typed; members this model does not know survive a round trip in <see cref="Extra"/>.
/// </summary>
/// <remarks>Source: Bot Framework Activity specification; field by field in the protocol notes, section 1.1.</remarks>
public sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }

    /// <summary>UTC time as sent, with up to seven fraction digits; never a reason to reject an activity.</summary>
    [JsonConverter(typeof(LenientTimeConverter))]
    public DateTimeOffset? Timestamp { get; init; }
    public string? LocalTimestamp { get; init; }

    /// <summary>IANA time zone name of the sender.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Base address of every reply to this activity.</summary>
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }

    /// <summary>For card actions the id of the message that holds the card.</summary>
    public string? ReplyToId { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? Summary { get; init; }
    public string? Importance { get; init; }
    public string? DeliveryMode { get; init; }
    public string? InputHint { get; init; }
    public string? AttachmentLayout { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public IReadOnlyList<Entity>? Entities { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Teams specifics: tenant, team, channel, event type, install settings.</summary>
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>Payload of a card submit, an invoke or an event. Anything may stand here, and a stranger wrote it.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Members this model does not name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>Somebody in a conversation: a person or a bot.</summary>
public sealed record ChannelAccount
{
    /// <summary>Id of the account on the channel, for Teams <c>29:…</c> for people and <c>28:…</c> for bots.</summary>
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary>Entra object id, the same for every bot.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>The roster's spelling of <see cref="AadObjectId"/>.</summary>
    public string? ObjectId { get; init; }
    public string? Role { get; init; }
    public string? TenantId { get; init; }
    public string? Email { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? UserRole { get; init; }
    public string? GivenName { get; init; }
    public string? Surname { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>The conversation an activity belongs to.</summary>
public sealed record ConversationAccount
{
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; compare without regard to case.</summary>
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }
    public bool? IsGroup { get; init; }
    public string? Name { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>A card, a file or an image that comes with a message.</summary>
public sealed record Attachment
{
    /// <summary>Content type of an Adaptive Card attachment.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonNode? Content { get; init; }
    public string? Name { get; init; }
    public string? ThumbnailUrl { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.

    /// <summary>Wraps a card object as an attachment.</summary>
    public static Attachment Of(JsonNode card) => new() { ContentType = AdaptiveCard, Content = card };
}

/// <summary>
/// Metadata about a message, such as a mention or the sender's client. The set of types is open, so members other than
/// the type read as absent where an unknown type uses them for something else.
/// </summary>
public sealed record Entity
{
    /// <summary>Value of <see cref="Type"/> for a mention.</summary>
    public const string Mention = "mention";

    public string? Type { get; init; }

    [JsonConverter(typeof(LenientAccountConverter))]
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>For a mention: the literal text as it stands in the message.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Text { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Locale { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Country { get; init; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Platform { get; init; }

    /// <summary>IANA time zone of the sender's client.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Timezone { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>A reaction to a message of the bot; the set of types is open.</summary>
public sealed record MessageReaction
{
    public string? Type { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>Buttons shown under the last message; at most three are shown by Teams.</summary>
public sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }
    public IReadOnlyList<CardAction>? Actions { get; init; }
}

/// <summary>A button outside an Adaptive Card.</summary>
public sealed record CardAction
{
    public string? Type { get; init; }
    public string? Title { get; init; }
    public JsonNode? Value { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}
