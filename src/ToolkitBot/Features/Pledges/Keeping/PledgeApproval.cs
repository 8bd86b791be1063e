using System.Globalization;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>
/// An owner's yes or no to a pledge that waits; a no needs a reason, which its author is told. They decide about the words
/// that the card shows: a card that is out of date shows the new ones, and asks again.
/// </summary>
internal sealed class PledgeApproval(PledgeDesk desk, CampaignRights rights) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("pledge.approve", ApproveAsync, Answered.InOwnView, Written.ForOthers);
        verbs.On("pledge.decline", DeclineAsync, Answered.InOwnView, Written.ForOthers);
        verbs.On("pledge.approval", LookAsync, Answered.InOwnView, Written.ForOthers);
    }

    private async Task ApproveAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, press, cancellationToken) is not (var pledge, var campaign))
        {
            return;
        }

        if (!MayDecide(turn.Language, pledge, turn.PersonKey))
        {
            var isAlone = campaign.AskedAbout(turn.PersonKey, doubtful: true).Count == 0;
            Show(turn, pledge, said: turn.Words[isAlone ? "campaign.not-your-own-alone" : "campaign.not-your-own"]);
            return;
        }

        Decide(turn, pledge, new ApprovePledge(pledge.Id, turn.PersonKey, pledge.Version), "campaign.approved-by");
    }

    private async Task DeclineAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, press, cancellationToken) is not (var pledge, _))
        {
            return;
        }

        var reason = PledgeText.Fold(press.Words("reason").Text);
        if (ReasonProblem(turn, reason) is { } problem)
        {
            Show(turn, pledge, problem: problem);
            return;
        }

        Decide(turn, pledge, new RefusePledge(pledge.Id, turn.PersonKey, reason), "campaign.declined-by");
    }

    /// <summary>
    /// A client looks at a card again: it shows what another owner decided or its author changed since. One that is still
    /// right stays as it is, with what was typed into it.
    /// </summary>
    private async Task LookAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (
            await FindAsync(turn, press, cancellationToken) is (var pledge, _)
            && pledge.Refusal(PledgeAct.Approve, PledgeActor.CampaignOwner) is { } settled
        )
        {
            ShowSettled(turn, pledge, settled);
        }
    }

    /// <summary>The pledge as the card shows it, where the person may decide about it; else null, and they are told.</summary>
    private async Task<(Pledge Pledge, CampaignRecord Campaign)?> FindAsync(
        Turn turn,
        Press press,
        CancellationToken cancellationToken
    )
    {
        if (await desk.FindAsync(turn.TenantId, press.Id("id"), cancellationToken) is not { } pledge)
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return null;
        }

        if (await rights.AskAsync(turn, pledge.TeamId, cancellationToken) is not { } campaign)
        {
            return null;
        }

        if (pledge.State == PledgeState.AwaitingApproval && press.Id("version") != Text(pledge.Version))
        {
            Show(turn, pledge, said: turn.Words["campaign.words-changed"]);
            return null;
        }

        return (pledge, campaign);
    }

    /// <summary>The card that asks an owner.</summary>
    /// <param name="said">What the owner should know before they decide; null for nothing.</param>
    /// <param name="problem">What is wrong with their reason; null where nothing is.</param>
    /// <param name="decided">What was decided; null while it is open.</param>
    public static PledgeApprovalCard Card(
        Language language,
        Pledge pledge,
        string? said = null,
        string? problem = null,
        string? decided = null
    ) =>
        new(
            pledge.Id,
            Text(pledge.Version),
            PledgeView.Lines(language, pledge),
            decided is null ? [.. Check(language, pledge).Findings.Select(finding => finding.ForOwners)] : [],
            said,
            problem,
            decided
        );

    /// <summary>
    /// What is wrong with an owner's reason; null where nothing is. Only the author reads it, so that a mere doubt does
    /// not stop it.
    /// </summary>
    public static string? ReasonProblem(Turn turn, string reason) =>
        reason.Length == 0 ? turn.Words["campaign.reason-needed"]
        : PledgeScreening.Check(turn.Language, reason) is { Verdict: ScreenVerdict.Stop } found
            ? ScreenedWords.Of(turn.Words, found.Findings[0])
        : null;

    /// <summary>Whether an owner may decide: whatever the screen has doubts about, somebody other than its author looks at.</summary>
    public static bool MayDecide(Language language, Pledge pledge, string ownerKey) =>
        pledge.PersonKey != ownerKey || Check(language, pledge).Verdict == ScreenVerdict.Pass;

    private static ScreenResult Check(Language language, Pledge pledge) =>
        PledgeScreening.Check(language, pledge.Text, pledge.ForWhom ?? "", pledge.Why ?? "");

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static void Show(Turn turn, Pledge pledge, string? said = null, string? problem = null) =>
        turn.ShowInPlace("pledge-approval", Card(turn.Language, pledge, said, problem));

    private static void ShowSettled(Turn turn, Pledge pledge, RefusedAct settled)
    {
        if (pledge.State == PledgeState.Withdrawn)
        {
            turn.ShowInPlace("notice", Notices.Of(turn, settled.PhraseKey));
            return;
        }

        var card = Card(turn.Language, pledge, decided: turn.Words[settled.PhraseKey]);
        turn.ShowInPlace("pledge-approval", card);
    }

    private void Decide(Turn turn, Pledge pledge, PledgeChange change, string said)
    {
        // An owner may decide on their own pledge too: they answer for the channel.
        if (pledge.Refusal(change.Act, PledgeActor.CampaignOwner) is { } refusal)
        {
            ShowSettled(turn, pledge, refusal);
            return;
        }

        turn.Also(desk.Change(change));
        var name = turn.Said.PersonName?.Text ?? turn.Words["pledge.anonymous"];
        var card = Card(turn.Language, pledge, decided: turn.Words.Format(said, ("name", name)));
        turn.ShowInPlace("pledge-approval", card);
    }
}
