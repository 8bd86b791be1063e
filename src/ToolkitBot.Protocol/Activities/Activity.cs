using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// One message, invoke or event of the Bot Framework protocol, in either direction.
/// A member of the wrong kind reads as absent, see <see cref="LenientText"/>; members this model does not name survive a
/// round trip in <see cref="Extra"/>.
/// </summary>
/// <remarks>Source: Bot Framework Activity specification; field by field in the protocol notes, section 1.1.</remarks>
public sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }

    /// <summary>UTC time as sent, with up to seven fraction digits; never a reason to reject an activity.</summary>
    [JsonConverter(typeof(LenientTime))]
    public DateTimeOffset? Timestamp { get; init; }

    public string? LocalTimestamp { get; init; }

    /// <summary>IANA time zone name of the sender.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Base address of every reply to this activity.</summary>
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? From { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? Recipient { get; init; }

    [JsonConverter(typeof(LenientObject<ConversationAccount>))]
    public ConversationAccount? Conversation { get; init; }

    /// <summary>For card actions the id of the message that holds the card.</summary>
    public string? ReplyToId { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? Summary { get; init; }
    public string? DeliveryMode { get; init; }

    [JsonConverter(typeof(LenientList<Attachment>))]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    [JsonConverter(typeof(LenientList<Entity>))]
    public IReadOnlyList<Entity>? Entities { get; init; }

    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Teams specifics: tenant, team, channel, event type, install settings.</summary>
    [JsonConverter(typeof(LenientObject<TeamsChannelData>))]
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

    /// <summary><c>bot</c> or <c>user</c>, where the channel says so.</summary>
    public string? Role { get; init; }

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

    [JsonConverter(typeof(LenientFlag))]
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
    public JsonNode? Content { get; init; }
    public string? Name { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.

    /// <summary>Wraps a card object as an attachment.</summary>
    public static Attachment Of(JsonNode card) => new() { ContentType = AdaptiveCard, Content = card };
}

/// <summary>
/// Metadata about a message, such as a mention or the sender's client. The set of types is open, and an unknown type may
/// use these members for something else.
/// </summary>
public sealed record Entity
{
    /// <summary>Value of <see cref="Type"/> for a mention.</summary>
    public const string Mention = "mention";

    public string? Type { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>For a mention: the literal text as it stands in the message.</summary>
    public string? Text { get; init; }

    public string? Locale { get; init; }
    public string? Country { get; init; }
    public string? Platform { get; init; }

    /// <summary>IANA time zone of the sender's client.</summary>
    public string? Timezone { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}
