namespace ToolkitBot.Storage.Entities;

/// <summary>Somebody who has spoken with the bot; keyed by tenant and Entra object id, never by a name.</summary>
internal sealed class Person
{
    /// <summary><c>tenant|object id</c>, see <see cref="PersonKey"/>.</summary>
    public required string Key { get; init; }
    public required string TenantId { get; init; }

    /// <summary>Name as Teams shows it; used on cards the person agreed to be named on, never as a key.</summary>
    public string? Name { get; set; }

    /// <summary>The person's id on the channel (<c>29:…</c>), needed for mentions and user-specific views.</summary>
    public string? ChannelAccountId { get; set; }

    /// <summary>Chosen language; null follows the client's locale.</summary>
    public string? Language { get; set; }

    /// <summary>The client's locale when last seen.</summary>
    public string? Locale { get; set; }

    /// <summary>IANA time zone of the client when last seen.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The personal chat with the bot; null until there is one.</summary>
    public string? PersonalConversationId { get; set; }

    /// <summary>The person asked not to be followed up.</summary>
    public bool FollowUpsOff { get; set; }
    public DateTimeOffset FirstSeen { get; init; }
    public DateTimeOffset LastSeen { get; set; }
}
