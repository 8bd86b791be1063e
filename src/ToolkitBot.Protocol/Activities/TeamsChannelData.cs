using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>What Teams puts into <c>channelData</c>; levels may be missing.</summary>
public sealed record TeamsChannelData
{
    [JsonConverter(typeof(LenientObject<TenantInfo>))]
    public TenantInfo? Tenant { get; init; }

    [JsonConverter(typeof(LenientObject<TeamInfo>))]
    public TeamInfo? Team { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelInfo>))]
    public ChannelInfo? Channel { get; init; }

    /// <summary>The app as it is installed; newer clients tell it.</summary>
    [JsonConverter(typeof(LenientObject<AppInfo>))]
    public AppInfo? App { get; init; }

    /// <summary>Kind of a conversation update; compare without regard to case.</summary>
    public string? EventType { get; init; }

    [JsonConverter(typeof(LenientObject<InstallSettings>))]
    public InstallSettings? Settings { get; init; }

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

/// <summary>The app package that a client uses.</summary>
public sealed record AppInfo
{
    public string? Id { get; init; }
    public string? Version { get; init; }

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
    [JsonConverter(typeof(LenientObject<ChannelInfo>))]
    public ChannelInfo? SelectedChannel { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; } // "set": the serialiser cannot fill extension data by init.
}
