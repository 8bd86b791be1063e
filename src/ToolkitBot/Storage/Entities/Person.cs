namespace ToolkitBot.Storage.Entities;

/// <summary>Somebody who has talked to the bot; keyed by tenant and Entra object id, never by name.</summary>
internal sealed class Person
{
    /// <summary><c>tenant|object id</c>, see <see cref="PersonKey"/>.</summary>
    public required string Key { get; init; }
    public required string TenantId { get; init; }

    /// <summary>Display name in Teams. Shown only on cards where the person agreed to be named; never a key.</summary>
    public string? Name { get; set; }

    /// <summary>The person's id on the channel (<c>29:…</c>), needed for mentions and user-specific views.</summary>
    public string? ChannelAccountId { get; set; }

    /// <summary>Language the person chose; null to follow the client's locale.</summary>
    public string? Language { get; set; }

    /// <summary>The client's locale when last seen.</summary>
    public string? Locale { get; set; }

    /// <summary>IANA time zone of the client when last seen.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The person's private chat with the bot; null if there is none yet.</summary>
    public string? PersonalConversationId { get; set; }

    /// <summary>The team that the person's pledges go to from outside a team; null until it is known.</summary>
    public string? TeamId { get; set; }

    /// <summary>Whether the person is a guest of the tenant, as a roster has said; null until one did.</summary>
    public bool? IsGuest { get; set; }

    /// <summary>True if the person asked for no more follow-ups.</summary>
    public bool FollowUpsOff { get; set; }
    public DateTimeOffset FirstSeen { get; init; }
    public DateTimeOffset LastSeen { get; set; }
}
