namespace ToolkitBot.Toolkit.Pledges;

/// <summary>The state of a pledge. Joins are stored separately.</summary>
public enum PledgeState
{
    /// <summary>Typed and screened; visible only to its author.</summary>
    Drafted,

    /// <summary>Submitted to a campaign whose owners approve pledges first.</summary>
    AwaitingApproval,

    /// <summary>Refused by an owner, with a reason; the author may reword it.</summary>
    Refused,

    /// <summary>Posted in the channel.</summary>
    Posted,

    /// <summary>The author was asked "did you do it?" and has not answered.</summary>
    Due,

    /// <summary>The pledge was kept.</summary>
    Done,

    /// <summary>Not kept yet, but not given up.</summary>
    StillOnIt,

    /// <summary>Given up, which is allowed.</summary>
    LetGo,

    /// <summary>Taken back; its post is redacted. A final state.</summary>
    Withdrawn,

    /// <summary>Taken down by an owner, with a reason; its post is redacted, and its author still has the words.</summary>
    TakenDown,
}

/// <summary>The acts on a pledge.</summary>
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

    /// <summary>An owner takes the post down.</summary>
    TakeDown,

    /// <summary>An owner puts a post back that was taken down.</summary>
    PutBack,
}

/// <summary>Who acts, in relation to the pledge. An owner who acts on their own pledge is its author.</summary>
public enum PledgeActor
{
    Author,
    CampaignOwner,
    Anyone,

    /// <summary>The bot itself, when the due date comes.</summary>
    Bot,
}
