namespace ToolkitBot.Toolkit.Pledges;

/// <summary>An act that was refused.</summary>
/// <param name="Act">The requested act.</param>
/// <param name="PhraseKey">The phrase that explains why, one of <see cref="PledgeLife.RefusalKeys"/>.</param>
public sealed record RefusedAct(PledgeAct Act, string PhraseKey);

/// <summary>The result of an act: the state to store, or why nothing changes.</summary>
/// <param name="State">The new state; the old one if the act is refused or does not change it.</param>
/// <param name="Refusal">Null if the act is allowed.</param>
public sealed record PledgeStep(PledgeState State, RefusedAct? Refusal)
{
    public bool IsAllowed => Refusal is null;
}

/// <summary>
/// The state machine of a pledge: who may do what in which state, and the resulting state. Repeating an act (a
/// second click on "done") is allowed and changes nothing.
/// </summary>
public static class PledgeLife
{
    public const string NotYours = "pledge.refused.not-yours";
    public const string OwnersOnly = "pledge.refused.owners-only";
    public const string OwnPledge = "pledge.refused.own-pledge";
    public const string BotOnly = "pledge.refused.bot-only";
    public const string Gone = "pledge.refused.withdrawn";
    public const string NotPosted = "pledge.refused.not-posted";
    public const string AlreadySubmitted = "pledge.refused.already-submitted";
    public const string NotWaiting = "pledge.refused.not-waiting";
    public const string NotDue = "pledge.refused.not-due";
    public const string Finished = "pledge.refused.finished";
    public const string TakenDown = "pledge.refused.taken-down";
    public const string NotTakenDown = "pledge.refused.not-taken-down";

    /// <summary>All phrase keys that a refusal can have.</summary>
    public static IReadOnlyList<string> RefusalKeys { get; } =
    [
        NotYours,
        OwnersOnly,
        OwnPledge,
        BotOnly,
        Gone,
        NotPosted,
        AlreadySubmitted,
        NotWaiting,
        NotDue,
        Finished,
        TakenDown,
        NotTakenDown,
    ];

    /// <summary>Returns whether the act is allowed.</summary>
    public static bool May(PledgeAct act, PledgeActor actor, PledgeState state) =>
        Next(act, actor, state, approveFirst: false).IsAllowed;

    /// <summary>Returns the result of an act.</summary>
    /// <param name="approveFirst">Whether the campaign's owners approve pledges before they are posted.</param>
    public static PledgeStep Next(PledgeAct act, PledgeActor actor, PledgeState state, bool approveFirst)
    {
        // Check the actor first, so that others cannot find out the pledge's state.
        if (Outsider(act, actor) is { } outsider)
        {
            return new PledgeStep(state, new RefusedAct(act, outsider));
        }

        if (state == PledgeState.Withdrawn && act != PledgeAct.Withdraw)
        {
            return new PledgeStep(state, new RefusedAct(act, Gone));
        }

        return After(act, state, approveFirst) is { } next
            ? new PledgeStep(next, null)
            : new PledgeStep(state, new RefusedAct(act, Reason(act, state)));
    }

    /// <summary>Returns whether a pledge in this state is in the channel, visible to everybody.</summary>
    public static bool IsShown(PledgeState state) =>
        state
            is PledgeState.Posted
                or PledgeState.Due
                or PledgeState.Done
                or PledgeState.StillOnIt
                or PledgeState.LetGo;

    private static string? Outsider(PledgeAct act, PledgeActor actor) =>
        act switch
        {
            // Owners are responsible for the channel: they may take a post down, but not reword or withdraw it.
            PledgeAct.Approve or PledgeAct.Refuse or PledgeAct.TakeDown or PledgeAct.PutBack => actor
            == PledgeActor.CampaignOwner
                ? null
                : OwnersOnly,
            PledgeAct.FollowUpSent => actor == PledgeActor.Bot ? null : BotOnly,
            PledgeAct.Join or PledgeAct.Leave => actor switch
            {
                PledgeActor.Author => OwnPledge,
                PledgeActor.Bot => NotYours,
                _ => null,
            },
            _ => actor == PledgeActor.Author ? null : NotYours,
        };

    private static PledgeState? After(PledgeAct act, PledgeState state, bool approveFirst) =>
        (act, state) switch
        {
            (PledgeAct.Submit, PledgeState.Drafted or PledgeState.Refused) => approveFirst
                ? PledgeState.AwaitingApproval
                : PledgeState.Posted,
            (PledgeAct.Approve, PledgeState.AwaitingApproval) => PledgeState.Posted,
            (PledgeAct.Refuse, PledgeState.AwaitingApproval) => PledgeState.Refused,
            (PledgeAct.Edit, PledgeState.Drafted or PledgeState.Refused) => PledgeState.Drafted,
            (PledgeAct.Edit, PledgeState.AwaitingApproval or PledgeState.TakenDown) => PledgeState.AwaitingApproval,
            (PledgeAct.TakeDown, _) when IsShown(state) => PledgeState.TakenDown,
            (PledgeAct.PutBack, PledgeState.TakenDown) => PledgeState.Posted,
            (PledgeAct.Edit, PledgeState.Posted or PledgeState.Due or PledgeState.StillOnIt) => approveFirst
                ? PledgeState.AwaitingApproval
                : state,
            (PledgeAct.Join, PledgeState.Posted or PledgeState.Due or PledgeState.StillOnIt or PledgeState.Done) =>
                state,
            (PledgeAct.Leave, _) when IsShown(state) => state,
            (PledgeAct.FollowUpSent, PledgeState.Posted or PledgeState.StillOnIt or PledgeState.Due) => PledgeState.Due,
            (PledgeAct.MarkDone, _) when IsShown(state) => PledgeState.Done,
            (PledgeAct.MarkStillOnIt, _) when IsShown(state) && state != PledgeState.Posted => PledgeState.StillOnIt,
            (PledgeAct.LetGo, PledgeState.Posted or PledgeState.Due or PledgeState.StillOnIt or PledgeState.LetGo) =>
                PledgeState.LetGo,
            (PledgeAct.Withdraw, _) => PledgeState.Withdrawn,
            _ => null,
        };

    private static string Reason(PledgeAct act, PledgeState state) =>
        act switch
        {
            PledgeAct.Submit => AlreadySubmitted,
            PledgeAct.Approve or PledgeAct.Refuse => NotWaiting,
            PledgeAct.PutBack => NotTakenDown,
            _ when state == PledgeState.TakenDown => TakenDown,
            _ when state is PledgeState.Drafted or PledgeState.AwaitingApproval or PledgeState.Refused => NotPosted,
            PledgeAct.MarkStillOnIt => NotDue,
            _ => Finished,
        };
}
