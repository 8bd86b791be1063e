namespace ToolkitBot.Storage.Entities;

/// <summary>One person's "me too" to a pledge; at most one row per person and pledge.</summary>
internal sealed class PledgeJoin
{
    public required string PledgeId { get; init; }
    public required string PersonKey { get; init; }
    public DateTimeOffset JoinedAt { get; init; }
}
