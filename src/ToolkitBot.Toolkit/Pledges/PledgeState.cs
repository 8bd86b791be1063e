namespace ToolkitBot.Toolkit.Pledges;

/// <summary>Where a pledge stands. Who joined it is a fact beside the state.</summary>
public enum PledgeState
{
    /// <summary>Typed and screened; only its author sees it.</summary>
    Drafted,

    /// <summary>Submitted to a campaign whose owners look first.</summary>
    AwaitingApproval,

    /// <summary>An owner said no, with a reason; the author may reword it.</summary>
    Refused,

    /// <summary>In the channel.</summary>
    Posted,

    /// <summary>Its author was asked "did you do it?" and has not answered.</summary>
    Due,

    /// <summary>Kept.</summary>
    Done,

    /// <summary>Not yet kept, and not given up.</summary>
    StillOnIt,

    /// <summary>Given up, which is allowed.</summary>
    LetGo,

    /// <summary>Taken back; the post is redacted. Nothing follows.</summary>
    Withdrawn,
}

/// <summary>What can be done with a pledge.</summary>
public enum PledgeAct
{
    Submit,
    Approve,
    Refuse,
    Edit,
    Join,
    Leave,
    FollowUpSent,
    MarkDone,
    MarkStillOnIt,
    LetGo,
    Withdraw,
}

/// <summary>Who does it, as seen from the pledge. An owner who acts on their own pledge is its author.</summary>
public enum PledgeActor
{
    Author,
    CampaignOwner,
    Anyone,

    /// <summary>The bot itself, when a due date comes.</summary>
    Bot,
}
