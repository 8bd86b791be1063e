using ToolkitBot.Features.Campaigns;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>
/// An owner takes a post down, with a reason that its author reads, and can put it back for a day. The pledge stays its
/// author's, who can edit it; then an owner looks at it before it is posted again.
/// </summary>
internal sealed class PledgeTakeDown(PledgeDesk desk, CampaignRights rights, CampaignStore campaigns)
    : IRoom,
        ICampaignToDo
{
    /// <summary>The owners' card lists what was taken down last for as long as it can be put back.</summary>
    public async Task<IReadOnlyList<CampaignToDo>> ItemsAsync(
        Turn turn,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await desk.TakenDownAsync(campaign, cancellationToken)).Select(pledge => new CampaignToDo(
                turn.Words.Format("campaign.to-do-put-back", ("pledge", Glance.Short(pledge.Text))),
                new(turn.Words["buttons.put-back"], "pledge.put-back", pledge.Id)
            )),
        ];

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        On(verbs, "pledge.take-down", Sync(Ask));
        On(verbs, "pledge.take-down-yes", Sync(TakeDown));
        On(verbs, "pledge.put-back", PutBackAsync);
    }

    private delegate Task OwnersHandler(
        Turn turn,
        Press press,
        Pledge pledge,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    );

    private static OwnersHandler Sync(Action<Turn, Press, Pledge> handler) =>
        (turn, press, pledge, _, _) =>
        {
            handler(turn, press, pledge);
            return Task.CompletedTask;
        };

    /// <summary>A verb that those who answer for its campaign say of a pledge.</summary>
    private void On(Verbs verbs, string verb, OwnersHandler handler) =>
        verbs.On(
            verb,
            async (turn, press, token) =>
            {
                if (await desk.FindAsync(turn.TenantId, press.Id("id"), token) is not { } pledge)
                {
                    turn.Toast(turn.Words["unexpected.not-found"]);
                }
                else if (await rights.AskAsync(turn, pledge.TeamId, token) is { } campaign)
                {
                    await handler(turn, press, pledge, campaign, token);
                }
            },
            Answered.InOwnView,
            Written.ForOthers
        );

    private void Ask(Turn turn, Press press, Pledge pledge)
    {
        if (!IsRefused(turn, pledge, PledgeAct.TakeDown))
        {
            turn.ShowInPlace("pledge-take-down", new PledgeTakeDownCard(pledge.Id, pledge.Text, null));
        }
    }

    private void TakeDown(Turn turn, Press press, Pledge pledge)
    {
        if (IsRefused(turn, pledge, PledgeAct.TakeDown))
        {
            return;
        }

        var reason = PledgeText.Fold(press.Words("reason").Text);
        if (PledgeApproval.ReasonProblem(turn, reason) is { } problem)
        {
            turn.ShowInPlace("pledge-take-down", new PledgeTakeDownCard(pledge.Id, pledge.Text, problem));
            return;
        }

        turn.Also(desk.Change(new TakeDownPledge(pledge.Id, turn.PersonKey, reason)));
        ShowDown(turn, pledge, "campaign.taken-down");
    }

    /// <summary>Says that it is down, with the way back while there is one.</summary>
    private void ShowDown(Turn turn, Pledge pledge, string phrase)
    {
        var campaign = new CardButton(turn.Words["buttons.campaign"], "campaign.show");
        var putBack = new CardButton(turn.Words["buttons.put-back"], "pledge.put-back", pledge.Id);
        var mayPutBack = pledge.State != PledgeState.TakenDown || pledge.MayBePutBack(desk.Now);
        turn.ShowInPlace(
            "notice",
            new NoticeCard(null, turn.Words[phrase], mayPutBack ? [putBack, campaign] : [campaign])
        );
    }

    private async Task PutBackAsync(
        Turn turn,
        Press press,
        Pledge pledge,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    )
    {
        if (IsRefused(turn, pledge, PledgeAct.PutBack))
        {
            return;
        }

        if (!pledge.MayBePutBack(desk.Now))
        {
            turn.ShowInPlace("notice", Notices.Of(turn, "campaign.too-late"));
            return;
        }

        turn.Also(desk.Change(new PutBackPledge(pledge.Id, turn.PersonKey)));
        var said = await IsReachedAsync(pledge, campaign, cancellationToken)
            ? "campaign.put-back"
            : "campaign.put-back-waits";
        turn.ShowInPlace(
            "notice",
            new NoticeCard(
                null,
                turn.Words[said],
                [
                    new(turn.Words["buttons.campaign"], "campaign.show", pledge.TeamId ?? ""),
                    new(turn.Words["buttons.help"], "help.show"),
                ]
            )
        );
    }

    /// <summary>Whether its post can be edited, or a new one made where the old one was deleted with its channel.</summary>
    private async Task<bool> IsReachedAsync(
        Pledge pledge,
        CampaignRecord campaign,
        CancellationToken cancellationToken
    ) =>
        await campaigns.ChannelAsync(pledge.ChannelId, cancellationToken) is not null
        || (
            await campaigns.ChannelAsync(pledge.ChannelId, cancellationToken, isOpen: false) is null
            && await campaigns.ChannelAsync(campaign, cancellationToken) is not null
        );

    private bool IsRefused(Turn turn, Pledge pledge, PledgeAct act)
    {
        if (act == PledgeAct.TakeDown && pledge.State == PledgeState.TakenDown)
        {
            ShowDown(turn, pledge, "campaign.down-already");
            return true;
        }

        if (pledge.Refusal(act, PledgeActor.CampaignOwner) is { } refusal)
        {
            turn.ShowInPlace("notice", Notices.Of(turn, refusal.PhraseKey));
            return true;
        }

        return false;
    }
}
