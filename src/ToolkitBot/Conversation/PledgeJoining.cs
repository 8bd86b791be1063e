using ToolkitBot.Outbox;
using ToolkitBot.Pledges;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Conversation;

/// <summary>
/// "Me too" in the channel. The one who pressed sees at once that they are in; the card that everybody sees follows
/// in a batch through the outbox.
/// </summary>
internal sealed class PledgeJoining(PledgeDesk desk, CampaignBook campaigns, PostViewers viewers)
{
    public async Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (press.Act() == "join-some")
        {
            await JoinSomeAsync(turn, press, cancellationToken);
            return;
        }

        if (
            await desk.FindAsync(turn.TenantId, press.Text("id"), cancellationToken)
            is not { } pledge
        )
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return;
        }

        var has =
            (await desk.JoinedByAsync(turn.PersonKey, [pledge.Id], cancellationToken)).Count > 0;
        switch (press.Act())
        {
            case "join" when !has:
                await JoinAsync(turn, pledge, cancellationToken);
                break;
            case "leave" when has:
                await LeaveAsync(turn, pledge, cancellationToken);
                break;
            default:
                await ShowAsync(turn, pledge, new PostViewer(has, null), cancellationToken);
                break;
        }
    }

    private async Task JoinAsync(Turn turn, Pledge pledge, CancellationToken cancellationToken)
    {
        if (Refused(turn, pledge, PledgeAct.Join) is { } sentence)
        {
            await RefuseAsync(turn, pledge, sentence, cancellationToken);
            return;
        }

        turn.Also(desk.Join(pledge, turn.PersonKey));
        pledge.Joined++;
        await ShowAsync(
            turn,
            pledge,
            new PostViewer(true, turn.Words["pledge.joined-now"]),
            cancellationToken
        );
    }

    private async Task LeaveAsync(Turn turn, Pledge pledge, CancellationToken cancellationToken)
    {
        if (Refused(turn, pledge, PledgeAct.Leave) is { } sentence)
        {
            await RefuseAsync(turn, pledge, sentence, cancellationToken);
            return;
        }

        turn.Also(desk.Leave(pledge, turn.PersonKey));
        pledge.Joined--;
        await ShowAsync(
            turn,
            pledge,
            new PostViewer(false, turn.Words["pledge.left-now"]),
            cancellationToken
        );
    }

    /// <summary>From a digest, several at once.</summary>
    private async Task JoinSomeAsync(
        Turn turn,
        CardInput press,
        CancellationToken cancellationToken
    )
    {
        var chosen = press.Choices("pledges").ToHashSet(StringComparer.Ordinal);
        var all = press.CardMessageId is { } post
            ? await desk.OfPostAsync(turn.TenantId, post, cancellationToken)
            : [];
        var asked = all.Where(pledge => chosen.Contains(pledge.Id)).ToList();
        if (asked.Count == 0)
        {
            turn.Toast(turn.Words["pledge.choose-one"]);
            return;
        }

        var has = await desk.JoinedByAsync(
            turn.PersonKey,
            [.. asked.Select(pledge => pledge.Id)],
            cancellationToken
        );
        var said = turn.Words["pledge.joined-now"];
        foreach (var pledge in asked.Where(pledge => !has.Contains(pledge.Id)))
        {
            if (Refused(turn, pledge, PledgeAct.Join) is { } sentence)
            {
                said = sentence;
                continue;
            }

            turn.Also(desk.Join(pledge, turn.PersonKey));
            pledge.Joined++;
        }

        var campaign = await campaigns.ReadAsync(
            turn.Content.Campaign,
            turn.TenantId,
            cancellationToken
        );
        turn.ShowInPlace(
            "pledge-digest",
            PledgePostView.Digest(turn.Language, campaign, all, said)
        );
    }

    /// <summary>An old post: where its pledge is gone, that is what it shows now.</summary>
    private async Task RefuseAsync(
        Turn turn,
        Pledge pledge,
        string sentence,
        CancellationToken cancellationToken
    )
    {
        if (PledgeLife.IsShown(pledge.State))
        {
            turn.Toast(sentence);
        }
        else
        {
            await ShowAsync(turn, pledge, new PostViewer(false, null), cancellationToken);
        }
    }

    private static string? Refused(Turn turn, Pledge pledge, PledgeAct act)
    {
        var actor = pledge.PersonKey == turn.PersonKey ? PledgeActor.Author : PledgeActor.Anyone;
        return PledgeLife.Next(act, actor, pledge.State, approveFirst: false).Refusal is { } refusal
            ? turn.Words[refusal.PhraseKey]
            : null;
    }

    private async Task ShowAsync(
        Turn turn,
        Pledge pledge,
        PostViewer viewer,
        CancellationToken cancellationToken
    )
    {
        var campaign = await campaigns.ReadAsync(
            turn.Content.Campaign,
            turn.TenantId,
            cancellationToken
        );
        var ids = await viewers.OfAsync(pledge, cancellationToken);
        turn.ShowInPlace(
            "pledge-post",
            PledgePostView.Post(turn.Language, campaign, pledge, ids, viewer)
        );
    }
}
