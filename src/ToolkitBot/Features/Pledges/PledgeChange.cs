using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Features.Pledges;

/// <summary>One thing that somebody does with a pledge that is there; done inside the transaction, on what stands then.</summary>
/// <param name="Act">The row of <see cref="PledgeLife"/> it goes by.</param>
internal abstract record PledgeChange(string PledgeId, PledgeAct Act)
{
    /// <summary>The team it gives to a pledge that has none; null for none.</summary>
    public virtual string? Team => null;

    /// <summary>Does it.</summary>
    /// <param name="approveFirst">The campaign's owners look at pledges before they are posted.</param>
    public abstract void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now);
}

/// <param name="TeamId">Where it goes, if it had no team yet.</param>
/// <param name="NeedsReview">An owner has to see the new words although the campaign posts at once.</param>
internal sealed record EditPledge(string PledgeId, PledgeDetails Details, string? TeamId, bool NeedsReview)
    : PledgeChange(PledgeId, PledgeAct.Edit)
{
    public override string? Team => TeamId;

    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now)
    {
        if (TeamId is not null)
        {
            pledge.GoTo(TeamId);
        }

        pledge.Edit(Details, approveFirst || NeedsReview);
    }
}

/// <summary>A pledge that waited for a team goes to one.</summary>
/// <param name="NeedsReview">As in <see cref="EditPledge"/>.</param>
internal sealed record PlacePledge(string PledgeId, string TeamId, bool NeedsReview)
    : PledgeChange(PledgeId, PledgeAct.Submit)
{
    public override string? Team => TeamId;

    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) =>
        pledge.Place(TeamId, approveFirst || NeedsReview);
}

/// <summary>What an owner decides about a pledge, having seen one version of it.</summary>
/// <param name="ByKey">Who decides.</param>
internal abstract record PledgeDecision(string PledgeId, string ByKey, PledgeAct Act, CampaignEventKind Kind)
    : PledgeChange(PledgeId, Act);

/// <param name="Version">The version that its owner has seen.</param>
internal sealed record ApprovePledge(string PledgeId, string ByKey, long Version)
    : PledgeDecision(PledgeId, ByKey, PledgeAct.Approve, CampaignEventKind.PledgeApproved)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now)
    {
        if (pledge.Version != Version)
        {
            throw new ConflictException();
        }

        pledge.Approve();
    }
}

internal sealed record RefusePledge(string PledgeId, string ByKey, string Reason)
    : PledgeDecision(PledgeId, ByKey, PledgeAct.Refuse, CampaignEventKind.PledgeDeclined)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.Refuse(Reason);
}

internal sealed record TakeDownPledge(string PledgeId, string ByKey, string Reason)
    : PledgeDecision(PledgeId, ByKey, PledgeAct.TakeDown, CampaignEventKind.PledgeTakenDown)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.TakeDown(Reason, now);
}

internal sealed record PutBackPledge(string PledgeId, string ByKey)
    : PledgeDecision(PledgeId, ByKey, PledgeAct.PutBack, CampaignEventKind.PledgePutBack)
{
    public override void Apply(Pledge pledge, bool approveFirst, DateTimeOffset now) => pledge.PutBack(now);
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
