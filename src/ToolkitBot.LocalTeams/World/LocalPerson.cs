namespace ToolkitBot.LocalTeams.World;

/// <summary>One sample person of the local Teams.</summary>
public sealed record LocalPerson
{
    /// <summary>Short name for addresses and tests, such as <c>amina</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Display name; says plainly that the person is a sample.</summary>
    public required string Name { get; init; }
    public required string GivenName { get; init; }
    public required string Surname { get; init; }

    /// <summary>Id on the channel, <c>29:…</c>.</summary>
    public required string Mri { get; init; }

    /// <summary>Entra object id, a GUID.</summary>
    public required string ObjectId { get; init; }
    public required string Email { get; init; }

    /// <summary>What the rosters say: <c>user</c>, or <c>guest</c> of the tenant.</summary>
    public string Role { get; init; } = "user";

    /// <summary>BCP-47 tag of the person's client, such as <c>cy-GB</c>.</summary>
    public string Locale { get; init; } = "en-GB";

    /// <summary>IANA time zone name of the person's client.</summary>
    public string TimeZone { get; init; } = "Europe/London";
}
