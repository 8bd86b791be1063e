using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>What Teams puts into <c>channelData</c>; levels may be missing.</summary>
public sealed record TeamsChannelData
{
    public TenantInfo? Tenant { get; init; }
    public TeamInfo? Team { get; init; }
    public ChannelInfo? Channel { get; init; }

    /// <summary>Kind of a conversation update; compare without regard to case.</summary>
    public string? EventType { get; init; }
    public InstallSettings? Settings { get; init; }
    public NotificationInfo? Notification { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>The tenant a conversation belongs to.</summary>
public sealed record TenantInfo
{
    public string? Id { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>A team; its id is the id of its General channel.</summary>
public sealed record TeamInfo
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadGroupId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>A channel of a team; the name of General is absent.</summary>
public sealed record ChannelInfo
{
    public string? Id { get; init; }
    public string? Name { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>What the installer chose.</summary>
public sealed record InstallSettings
{
    /// <summary>The channel that the installer picked for the bot's posts.</summary>
    public ChannelInfo? SelectedChannel { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}

/// <summary>Whether an outgoing message also raises a notification.</summary>
public sealed record NotificationInfo
{
    public bool? Alert { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}
