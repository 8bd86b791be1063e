namespace ToolkitBot.Toolkit.Pledges;

public enum PledgeState
{
    Drafted,
    AwaitingApproval,
    Posted,
    Due,
    Done,
    StillOnIt,
    LetGo,
    Withdrawn,
    Refused,
}
