namespace ToolkitBot.Storage.Entities;

/// <summary>Somebody who said "me too" to a pledge; once a person.</summary>
internal sealed class PledgeJoin
{
    public required string PledgeId { get; init; }
    public required string PersonKey { get; init; }
    public DateTimeOffset JoinedAt { get; init; }
}
