namespace ToolkitBot.Storage.Entities;

/// <summary>The bot has met this person in this team: they spoke there, or its roster named them.</summary>
internal sealed class Membership
{
    public required string PersonKey { get; init; }
    public required string TeamId { get; init; }
}
