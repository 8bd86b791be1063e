using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Storage.Entities;

/// <summary>
/// A promise somebody made, and what became of it. Its methods follow <see cref="PledgeLife"/>; where that does not allow an
/// act, the pledge changed since it was seen, and they throw <see cref="ConflictException"/>.
/// </summary>
internal sealed class Pledge
{
    /// <summary>The states in which everybody may see a pledge, as the indexes for the newest ones filter.</summary>
    public const string ShownStates = "state IN ('Posted', 'Due', 'StillOnIt', 'Done')";

    /// <summary>A draft: nothing is known of it until it is submitted.</summary>
    public Pledge(
        string id,
        string tenantId,
        string campaignId,
        string? personKey,
        PledgeDetails details,
        DateTimeOffset createdAt
    )
        : this(id, tenantId, campaignId, details.MadeAs, details.Text, details.TimeZone)
    {
        PersonKey = personKey;
        CreatedAt = createdAt;
        Describe(details);
    }

    /// <summary>For rows that are read.</summary>
    private Pledge(string id, string tenantId, string campaignId, string madeAs, string text, string timeZone) =>
        (Id, TenantId, CampaignId, MadeAs, Text, TimeZone) = (id, tenantId, campaignId, madeAs, text, timeZone);

    public string Id { get; private init; }
    public string TenantId { get; private init; }
    public string CampaignId { get; private init; }

    /// <summary>Who made it; null once the person asked to be forgotten.</summary>
    public string? PersonKey { get; private set; }

    /// <summary>Name to show; null for a pledge without a name.</summary>
    public string? ShownName { get; private set; }

    /// <summary><c>individual</c>, <c>team</c> or <c>organisation</c>.</summary>
    public string MadeAs { get; private set; }

    /// <summary>Name of the team or organisation, where the pledge is made for one.</summary>
    public string? GroupName { get; private set; }
    public string Text { get; private set; }
    public string? ForWhom { get; private set; }
    public string? Why { get; private set; }
    public string? ThemeId { get; private set; }

    /// <summary>The day by which it is to be done, in the person's own time zone.</summary>
    public DateOnly DueOn { get; private set; }
    public string TimeZone { get; private set; }
    public PledgeState State { get; private set; }

    /// <summary>Why an owner did not let it be posted.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>What changed, in the person's words, screened like the pledge.</summary>
    public string? Outcome { get; private set; }

    /// <summary>How many others joined; kept with the joins in one transaction.</summary>
    public int Joined { get; private set; }

    public string? ChannelId { get; private set; }
    public string? PostActivityId { get; private set; }

    /// <summary>What the channel post was last drawn from; the pump redraws when it differs from <see cref="Version"/>.</summary>
    public long PostedVersion { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? PostedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public long Version { get; private set; }

    /// <summary>Whether it stands in the channel for everybody.</summary>
    public bool IsShown => PledgeLife.IsShown(State);

    /// <summary>Why that cannot be done with it now; null where it can.</summary>
    public RefusedAct? Refusal(PledgeAct act, PledgeActor actor) => Step(act, actor).Refusal;

    /// <summary>The author has finished the draft.</summary>
    /// <param name="approveFirst">An owner has to agree before it is posted.</param>
    public void Submit(bool approveFirst) => Do(PledgeAct.Submit, PledgeActor.Author, approveFirst);

    /// <summary>It has a channel from now on, unless it had one.</summary>
    public void PostIn(string? channelId) => ChannelId ??= channelId;

    /// <summary>It was not posted yet and shall be posted in another channel.</summary>
    public void MoveTo(string channelId)
    {
        ChannelId = channelId;
        Version++;
    }

    public void Approve() => Do(PledgeAct.Approve, PledgeActor.CampaignOwner);

    public void Refuse(string reason)
    {
        Do(PledgeAct.Refuse, PledgeActor.CampaignOwner);
        RefusalReason = reason;
    }

    /// <summary>The author changes it; what was refused is submitted again.</summary>
    public void Edit(PledgeDetails details, bool approveFirst)
    {
        Do(PledgeAct.Edit, PledgeActor.Author, approveFirst);
        Describe(details);
        if (State == PledgeState.Drafted)
        {
            Submit(approveFirst);
        }
    }

    /// <summary>Somebody else says "me too".</summary>
    public void Join()
    {
        Do(PledgeAct.Join, PledgeActor.Anyone);
        Joined++;
    }

    /// <summary>Somebody who had joined does not any more.</summary>
    public void Leave()
    {
        Do(PledgeAct.Leave, PledgeActor.Anyone);
        Joined--;
    }

    /// <param name="outcome">What changed; null where nothing was said.</param>
    public void MarkDone(string? outcome, DateTimeOffset now)
    {
        Do(PledgeAct.MarkDone, PledgeActor.Author);
        DoneAt ??= now;
        Outcome = outcome ?? Outcome;
    }

    /// <param name="until">The day by which it is now to be done.</param>
    public void MarkStillOnIt(DateOnly until)
    {
        Do(PledgeAct.MarkStillOnIt, PledgeActor.Author);
        DueOn = until;
    }

    /// <param name="outcome">What changed; null where nothing was said.</param>
    public void LetGo(string? outcome)
    {
        Do(PledgeAct.LetGo, PledgeActor.Author);
        Outcome = outcome ?? Outcome;
    }

    /// <summary>Takes it back. No word and no name of it is kept, only that there was one, so that its post can be emptied.</summary>
    public void Withdraw()
    {
        Do(PledgeAct.Withdraw, PledgeActor.Author);
        Text = "";
        ForWhom = Why = GroupName = ShownName = Outcome = RefusalReason = null;
    }

    /// <summary>Takes it back for somebody who is forgotten: nothing leads to them or to who joined.</summary>
    public void Forget()
    {
        Withdraw();
        PersonKey = null;
        Joined = 0;
    }

    private void Describe(PledgeDetails details)
    {
        Text = details.Text;
        ForWhom = details.ForWhom;
        Why = details.Why;
        ThemeId = details.ThemeId;
        DueOn = details.DueOn;
        TimeZone = details.TimeZone;
        MadeAs = details.MadeAs;
        GroupName = details.GroupName;
        ShownName = details.ShownName;
    }

    private PledgeStep Step(PledgeAct act, PledgeActor actor, bool approveFirst = false) =>
        PledgeLife.Next(act, actor, State, approveFirst);

    private void Do(PledgeAct act, PledgeActor actor, bool approveFirst = false)
    {
        var step = Step(act, actor, approveFirst);
        if (!step.IsAllowed)
        {
            throw new ConflictException();
        }

        State = step.State;
        Version++;
    }
}
