using ToolkitBot.Features.Campaigns;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>An owner's yes or no to a pledge that waits; a no needs a reason, which its author is told.</summary>
internal sealed class PledgeApproval(PledgeDesk desk, CampaignBook campaigns) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On(
            "pledge.approve",
            (turn, press, token) => DecideAsync(turn, press, PledgeAct.Approve, token),
            Answered.InOwnView
        );
        verbs.On(
            "pledge.decline",
            (turn, press, token) => DecideAsync(turn, press, PledgeAct.Refuse, token),
            Answered.InOwnView
        );
    }

    private async Task DecideAsync(Turn turn, Press press, PledgeAct act, CancellationToken cancellationToken)
    {
        var pledge = await desk.FindAsync(turn.TenantId, press.Id("id"), cancellationToken);
        if (pledge is null)
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return;
        }

        var campaign = await campaigns.ReadAsync(turn.Content.Campaign, turn.TenantId, cancellationToken);
        if (!CampaignOwners.Has(campaign, turn.PersonKey))
        {
            turn.Toast(turn.Words["campaign.owners-only"]);
            return;
        }

        var reason = PledgeText.Fold(press.Words("reason").Text);
        if (act == PledgeAct.Refuse && ReasonProblem(turn, reason) is { } problem)
        {
            turn.ShowInPlace("pledge-approval", Card(turn.Language, pledge, problem, null));
            return;
        }

        Decide(turn, pledge, act, reason);
    }

    /// <summary>The card that asks an owner.</summary>
    public static PledgeApprovalCard Card(Language language, Pledge pledge, string? problem, string? decided) =>
        new(
            pledge.Id,
            PledgeView.Lines(language, pledge),
            [
                .. PledgeScreening
                    .Check(language, pledge.Text, pledge.ForWhom ?? "", pledge.Why ?? "")
                    .Findings.Select(finding => finding.Explanation),
            ],
            problem,
            decided
        );

    private static string? ReasonProblem(Turn turn, string reason) =>
        reason.Length == 0 ? turn.Words["campaign.reason-needed"]
        : PledgeScreening.Check(turn.Language, reason) is { Findings.Count: > 0 } found ? found.Findings[0].Explanation
        : null;

    private void Decide(Turn turn, Pledge pledge, PledgeAct act, string reason)
    {
        // An owner may decide on their own pledge too: they answer for the channel.
        var step = PledgeLife.Next(act, PledgeActor.CampaignOwner, pledge.State, approveFirst: true);
        if (step.Refusal is { } refusal)
        {
            turn.ShowInPlace("pledge-approval", Card(turn.Language, pledge, null, turn.Words[refusal.PhraseKey]));
            return;
        }

        turn.Also(
            desk.Change(
                new()
                {
                    PledgeId = pledge.Id,
                    Act = act,
                    Actor = PledgeActor.CampaignOwner,
                    Reason = act == PledgeAct.Refuse ? reason : null,
                },
                turn.Content.Campaign
            )
        );
        var said = act == PledgeAct.Approve ? "campaign.approved-by" : "campaign.declined-by";
        var name = turn.Said.PersonName ?? turn.Words["pledge.anonymous"];
        turn.ShowInPlace("pledge-approval", Card(turn.Language, pledge, null, turn.Words.Format(said, ("name", name))));
    }
}
