namespace ToolkitBot.Storage.Entities;

/// <summary>A change of rights or a decision in a team's campaign; its owners can read them.</summary>
internal sealed class CampaignEvent
{
    public long Id { get; init; }

    /// <summary>As in <see cref="CampaignRecord.Id"/>.</summary>
    public required string CampaignId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>What happened, one of <see cref="CampaignEventKind"/>.</summary>
    public required CampaignEventKind Kind { get; init; }

    /// <summary>Who did it; null if nobody did, or once they have asked to be forgotten.</summary>
    public string? ByKey { get; init; }

    /// <summary>Whom it was done to; null if nobody, or once they have asked to be forgotten.</summary>
    public string? AboutKey { get; init; }
}

/// <summary>Kinds of <see cref="CampaignEvent"/>; the names are stored.</summary>
internal enum CampaignEventKind
{
    /// <summary>Became an owner by adding the app to a team that had none.</summary>
    FirstOwner,
    OwnerAdded,
    OwnerRemoved,

    /// <summary>Is no longer in the team.</summary>
    OwnerLeft,

    /// <summary>Chose the channel of a campaign whose last owner was gone, and owns it since.</summary>
    OwnerTookOver,

    /// <summary>Wanted to choose the channel of a campaign whose last owner was gone; the stewards were asked.</summary>
    OwnerWanted,
    ChannelChosen,
    ChannelGone,
    SettingsChanged,
    PledgeApproved,
    PledgeDeclined,
    PledgeTakenDown,
    PledgePutBack,
}
