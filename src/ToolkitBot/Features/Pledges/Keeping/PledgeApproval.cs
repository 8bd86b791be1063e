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
        verbs.On("pledge.approve", ApproveAsync, Answered.InOwnView);
        verbs.On("pledge.decline", DeclineAsync, Answered.InOwnView);
    }

    private async Task ApproveAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, press, cancellationToken) is { } pledge)
        {
            Decide(turn, pledge, new ApprovePledge(pledge.Id), "campaign.approved-by");
        }
    }

    private async Task DeclineAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, press, cancellationToken) is not { } pledge)
        {
            return;
        }

        var reason = PledgeText.Fold(press.Words("reason").Text);
        if (ReasonProblem(turn, reason) is { } problem)
        {
            turn.ShowInPlace("pledge-approval", Card(turn.Language, pledge, problem, null));
            return;
        }

        Decide(turn, pledge, new RefusePledge(pledge.Id, reason), "campaign.declined-by");
    }

    /// <summary>The pledge, where the person may decide about it; else null, and they are told.</summary>
    private async Task<Pledge?> FindAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(turn.TenantId, press.Id("id"), cancellationToken) is not { } pledge)
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return null;
        }

        var campaign = await campaigns.ReadAsync(turn.Content.Campaign, turn.TenantId, cancellationToken);
        if (campaign.IsOwnedBy(turn.PersonKey))
        {
            return pledge;
        }

        turn.Toast(turn.Words["campaign.owners-only"]);
        return null;
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

    private void Decide(Turn turn, Pledge pledge, PledgeChange change, string said)
    {
        // An owner may decide on their own pledge too: they answer for the channel.
        if (pledge.Refusal(change.Act, PledgeActor.CampaignOwner) is { } refusal)
        {
            turn.ShowInPlace("pledge-approval", Card(turn.Language, pledge, null, turn.Words[refusal.PhraseKey]));
            return;
        }

        turn.Also(desk.Change(change, turn.Content.Campaign));
        var name = turn.Said.PersonName?.Text ?? turn.Words["pledge.anonymous"];
        turn.ShowInPlace("pledge-approval", Card(turn.Language, pledge, null, turn.Words.Format(said, ("name", name))));
    }
}
