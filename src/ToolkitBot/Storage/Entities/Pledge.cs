using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Storage.Entities;

/// <summary>A promise somebody made, and what became of it.</summary>
internal sealed class Pledge
{
    /// <summary>The states in which everybody may see a pledge, as the indexes for the newest ones filter.</summary>
    public const string ShownStates = "state IN ('Posted', 'Due', 'StillOnIt', 'Done')";

    public required string Id { get; init; }
    public required string TenantId { get; init; }
    public required string CampaignId { get; init; }

    /// <summary>Who made it; null once the person asked to be forgotten.</summary>
    public string? PersonKey { get; set; }

    /// <summary>Name to show; null for a pledge without a name.</summary>
    public string? ShownName { get; set; }

    /// <summary><c>individual</c>, <c>team</c> or <c>organisation</c>.</summary>
    public required string MadeAs { get; set; }

    /// <summary>Name of the team or organisation, where the pledge is made for one.</summary>
    public string? GroupName { get; set; }
    public required string Text { get; set; }
    public string? ForWhom { get; set; }
    public string? Why { get; set; }
    public string? ThemeId { get; set; }

    /// <summary>The day by which it is to be done, in the person's own time zone.</summary>
    public DateOnly DueOn { get; set; }
    public required string TimeZone { get; set; }
    public PledgeState State { get; set; }

    /// <summary>Why an owner did not let it be posted.</summary>
    public string? RefusalReason { get; set; }

    /// <summary>What changed, in the person's words, screened like the pledge.</summary>
    public string? Outcome { get; set; }

    /// <summary>How many others joined; kept with the joins in one transaction.</summary>
    public int Joined { get; set; }

    public string? ChannelId { get; set; }
    public string? PostActivityId { get; set; }

    /// <summary>What the channel post was last drawn from; the pump redraws when it differs from <see cref="Version"/>.</summary>
    public long PostedVersion { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PostedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public long Version { get; set; }
}

/// <summary>Somebody who said "me too" to a pledge; once a person.</summary>
internal sealed class PledgeJoin
{
    public required string PledgeId { get; init; }
    public required string PersonKey { get; init; }
    public DateTimeOffset JoinedAt { get; init; }
}
