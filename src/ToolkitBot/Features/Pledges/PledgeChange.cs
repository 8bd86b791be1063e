using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges;

/// <summary>One thing that somebody does with a pledge that is there.</summary>
internal sealed record PledgeChange
{
    public required string PledgeId { get; init; }
    public required PledgeAct Act { get; init; }
    public required PledgeActor Actor { get; init; }

    /// <summary>What is written into the pledge beside its state; null where that is all.</summary>
    public Action<Pledge>? Write { get; init; }

    /// <summary>The new words have to be seen by an owner although the campaign posts at once.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>Why an owner says no.</summary>
    public string? Reason { get; init; }
}
