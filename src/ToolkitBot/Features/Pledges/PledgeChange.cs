using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges;

/// <summary>One thing that somebody does with a pledge that is there; done inside the transaction, on what stands then.</summary>
/// <param name="Act">The row of <see cref="PledgeLife"/> it goes by.</param>
internal abstract record PledgeChange(string PledgeId, PledgeAct Act)
{
    /// <summary>Does it.</summary>
    /// <param name="approveFirst">The campaign's owners look at pledges before they are posted.</param>
    public abstract void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now);
}

/// <param name="NeedsReview">An owner has to see the new words although the campaign posts at once.</param>
internal sealed record EditPledge(string PledgeId, PledgeDetails Details, bool NeedsReview)
    : PledgeChange(PledgeId, PledgeAct.Edit)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) =>
        pledge.Edit(Details, approveFirst || NeedsReview);
}

internal sealed record ApprovePledge(string PledgeId) : PledgeChange(PledgeId, PledgeAct.Approve)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.Approve();
}

internal sealed record RefusePledge(string PledgeId, string Reason) : PledgeChange(PledgeId, PledgeAct.Refuse)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.Refuse(Reason);
}

internal sealed record FinishPledge(string PledgeId, string? Outcome) : PledgeChange(PledgeId, PledgeAct.MarkDone)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.MarkDone(Outcome, now);
}

internal sealed record ExtendPledge(string PledgeId, DateOnly Until) : PledgeChange(PledgeId, PledgeAct.MarkStillOnIt)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.MarkStillOnIt(Until);
}

internal sealed record LetPledgeGo(string PledgeId, string? Outcome) : PledgeChange(PledgeId, PledgeAct.LetGo)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.LetGo(Outcome);
}

internal sealed record WithdrawPledge(string PledgeId) : PledgeChange(PledgeId, PledgeAct.Withdraw)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.Withdraw();
}
