using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Storage.Entities;

/// <summary>
/// A pledge and its progress. Its methods follow <see cref="PledgeLife"/>; an act that is not allowed in the current
/// state means that the pledge has changed since it was read, and throws <see cref="ConflictException"/>.
/// </summary>
internal sealed class Pledge
{
    /// <summary>How long an owner can put a post back that was taken down.</summary>
    public static readonly TimeSpan PutBackWithin = TimeSpan.FromDays(1);

    /// <summary>SQL for the states that the wall shows; filters the indexes on the newest pledges.</summary>
    public const string ShownStates = "state IN ('Posted', 'Due', 'StillOnIt', 'Done')";

    /// <summary>Creates a draft; it is not stored until it is submitted.</summary>
    public Pledge(
        string id,
        string tenantId,
        string campaignId,
        string? teamId,
        string? personKey,
        PledgeDetails details,
        DateTimeOffset createdAt
    )
        : this(id, tenantId, campaignId, details.MadeAs, details.Text, details.TimeZone)
    {
        TeamId = teamId;
        PersonKey = personKey;
        CreatedAt = createdAt;
        Describe(details);
    }

    /// <summary>For EF, when it reads a row.</summary>
    private Pledge(string id, string tenantId, string campaignId, string madeAs, string text, string timeZone) =>
        (Id, TenantId, CampaignId, MadeAs, Text, TimeZone) = (id, tenantId, campaignId, madeAs, text, timeZone);

    public string Id { get; private init; }
    public string TenantId { get; private init; }

    /// <summary>Key of the tenant's campaign; with <see cref="TeamId"/> it leads to the team's.</summary>
    public string CampaignId { get; private init; }

    /// <summary>The team whose pledge it is; null while its author's team is not known.</summary>
    public string? TeamId { get; private set; }

    /// <summary>Key of the author; null once they have asked to be forgotten.</summary>
    public string? PersonKey { get; private set; }

    /// <summary>Author's name to show; null if the pledge is anonymous.</summary>
    public string? ShownName { get; private set; }

    /// <summary><c>individual</c>, <c>team</c> or <c>organisation</c>.</summary>
    public string MadeAs { get; private set; }

    /// <summary>Name of the team or organisation that the pledge is made for, if any.</summary>
    public string? GroupName { get; private set; }
    public string Text { get; private set; }
    public string? ForWhom { get; private set; }
    public string? Why { get; private set; }
    public string? ThemeId { get; private set; }

    /// <summary>The due date, in the author's time zone.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>As in <see cref="PledgeDetails.DueChosen"/>.</summary>
    public bool DueChosen { get; private set; }
    public string TimeZone { get; private set; }
    public PledgeState State { get; private set; }

    /// <summary>The reason an owner gave for refusing it, or for taking its post down.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>When an owner took its post down; null if none did, or it was put back.</summary>
    public DateTimeOffset? TakenDownAt { get; private set; }

    /// <summary>The state in which it was taken down, and to which it is put back.</summary>
    public PledgeState? StateBefore { get; private set; }

    /// <summary>What changed, in the author's words; screened like the pledge.</summary>
    public string? Outcome { get; private set; }

    /// <summary>How many others have joined; updated in the same transaction as the joins.</summary>
    public int Joined { get; private set; }

    public string? ChannelId { get; private set; }
    public string? PostActivityId { get; private set; }

    /// <summary>The version that the post shows; the pump redraws it if <see cref="Version"/> differs.</summary>
    public long PostedVersion { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? PostedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public long Version { get; private set; }

    /// <summary>Whether everybody can see it in the channel.</summary>
    public bool IsShown => PledgeLife.IsShown(State);

    /// <summary>Whether an owner may still put its post back.</summary>
    public bool MayBePutBack(DateTimeOffset now) =>
        State == PledgeState.TakenDown && now - TakenDownAt <= PutBackWithin;

    /// <summary>Returns why the act is not possible now; null if it is.</summary>
    public RefusedAct? Refusal(PledgeAct act, PledgeActor actor) => Step(act, actor).Refusal;

    /// <summary>Submits the finished draft.</summary>
    /// <param name="approveFirst">Whether an owner has to approve it before it is posted.</param>
    public void Submit(bool approveFirst) => Do(PledgeAct.Submit, PledgeActor.Author, approveFirst);

    /// <summary>Sets the team, unless it already has one.</summary>
    public void GoTo(string teamId)
    {
        if (TeamId is null)
        {
            TeamId = teamId;
            Version++;
        }
    }

    /// <summary>Sets the team of a pledge that waited for one, and submits it there.</summary>
    /// <param name="approveFirst">As in <see cref="Submit"/>.</param>
    public void Place(string teamId, bool approveFirst)
    {
        GoTo(teamId);
        if (State == PledgeState.Drafted)
        {
            Submit(approveFirst);
        }
    }

    /// <summary>Sets the channel, unless it already has one.</summary>
    public void PostIn(string? channelId) => ChannelId ??= channelId;

    /// <summary>It was never posted, or its post was deleted with its channel: it is posted in another.</summary>
    public void PostAnewIn(string channelId)
    {
        (PostActivityId, PostedAt) = (null, null);
        ChannelId = channelId;
        Version++;
    }

    public void Approve() => Do(PledgeAct.Approve, PledgeActor.CampaignOwner);

    public void Refuse(string reason)
    {
        Do(PledgeAct.Refuse, PledgeActor.CampaignOwner);
        RefusalReason = reason;
    }

    /// <summary>Takes its post down: the words leave the channel and the wall, and stay its author's.</summary>
    public void TakeDown(string reason, DateTimeOffset now)
    {
        var before = State;
        Do(PledgeAct.TakeDown, PledgeActor.CampaignOwner);
        (StateBefore, RefusalReason, TakenDownAt) = (before, reason, now);
    }

    /// <summary>Puts a post back that was taken down.</summary>
    /// <exception cref="ConflictException">It was taken down too long ago.</exception>
    public void PutBack(DateTimeOffset now)
    {
        if (now - TakenDownAt > PutBackWithin)
        {
            throw new ConflictException();
        }

        Do(PledgeAct.PutBack, PledgeActor.CampaignOwner);
        State = StateBefore ?? State;
        StateBefore = null;
        (RefusalReason, TakenDownAt) = (null, null);
    }

    /// <summary>Changes the pledge, on behalf of its author; a refused pledge is submitted again.</summary>
    public void Edit(PledgeDetails details, bool approveFirst)
    {
        Do(PledgeAct.Edit, PledgeActor.Author, approveFirst);
        (StateBefore, TakenDownAt) = (null, null);
        Describe(details);
        if (State == PledgeState.Drafted && TeamId is not null)
        {
            Submit(approveFirst);
        }
    }

    /// <summary>Counts somebody who says "me too".</summary>
    public void Join()
    {
        Do(PledgeAct.Join, PledgeActor.Anyone);
        Joined++;
    }

    /// <summary>Takes back a join.</summary>
    public void Leave()
    {
        Do(PledgeAct.Leave, PledgeActor.Anyone);
        Joined--;
    }

    /// <param name="outcome">What changed; null to keep the earlier outcome.</param>
    public void MarkDone(string? outcome, DateTimeOffset now)
    {
        Do(PledgeAct.MarkDone, PledgeActor.Author);
        DoneAt ??= now;
        Outcome = outcome ?? Outcome;
    }

    /// <param name="until">The new due date.</param>
    public void MarkStillOnIt(DateOnly until)
    {
        Do(PledgeAct.MarkStillOnIt, PledgeActor.Author);
        (DueOn, DueChosen) = (until, true);
    }

    /// <param name="outcome">What changed; null to keep the earlier outcome.</param>
    public void LetGo(string? outcome)
    {
        Do(PledgeAct.LetGo, PledgeActor.Author);
        Outcome = outcome ?? Outcome;
    }

    /// <summary>Withdraws the pledge and clears its text and names; the row stays, to empty its post.</summary>
    public void Withdraw()
    {
        Do(PledgeAct.Withdraw, PledgeActor.Author);
        Text = "";
        ForWhom = Why = GroupName = ShownName = Outcome = RefusalReason = null;
        (StateBefore, TakenDownAt) = (null, null);
    }

    /// <summary>Withdraws the pledge of a forgotten person; also clears the author's key and the join count.</summary>
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
        (DueOn, DueChosen) = (details.DueOn, details.DueChosen);
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
