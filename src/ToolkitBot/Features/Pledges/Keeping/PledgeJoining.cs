using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Teams;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>
/// "Me too" in the channel. The one who pressed sees at once that they are in; the card that everybody sees follows
/// in a batch through the outbox.
/// </summary>
internal sealed class PledgeJoining(PledgeDesk desk, CampaignStore campaigns, TeamFinder teams, PostViewers viewers)
    : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("pledge.join", JoinAsync);
        verbs.On("pledge.leave", LeaveAsync);
        verbs.On("pledge.view", ViewAsync);
    }

    private Task JoinAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        OnAsync(
            turn,
            press,
            (pledge, has) =>
                has
                    ? ShowAsync(turn, pledge, has, null, press.Id("digest"), cancellationToken)
                    : JoinAsync(turn, pledge, press.Id("digest"), cancellationToken),
            cancellationToken
        );

    private Task LeaveAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        OnAsync(
            turn,
            press,
            (pledge, has) =>
                has
                    ? LeaveAsync(turn, pledge, press.Id("digest"), cancellationToken)
                    : ShowAsync(turn, pledge, has, null, press.Id("digest"), cancellationToken),
            cancellationToken
        );

    private Task ViewAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        OnAsync(
            turn,
            press,
            (pledge, has) => ShowAsync(turn, pledge, has, null, press.Id("digest"), cancellationToken),
            cancellationToken
        );

    /// <summary>Does something with the pledge that a card names, and with whether the person joined it.</summary>
    private async Task OnAsync(
        Turn turn,
        Press press,
        Func<Pledge, bool, Task> act,
        CancellationToken cancellationToken
    )
    {
        if (
            await desk.FindAsync(turn.TenantId, press.Id("id"), cancellationToken) is not { } pledge
            || !await teams.MaySeeAsync(turn, pledge, cancellationToken)
        )
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return;
        }

        await act(pledge, (await desk.JoinedByAsync(turn.PersonKey, [pledge.Id], cancellationToken)).Count > 0);
    }

    /// <summary>The sentence that says why this person cannot do that with the pledge; null where they can.</summary>
    public static string? Refused(Turn turn, Pledge pledge, PledgeAct act)
    {
        var actor = pledge.PersonKey == turn.PersonKey ? PledgeActor.Author : PledgeActor.Anyone;
        return pledge.Refusal(act, actor) is { } refusal ? turn.Words[refusal.PhraseKey] : null;
    }

    /// <summary>A pledge's post as this person sees it.</summary>
    /// <param name="said">What is said about the press; null where nothing happened.</param>
    /// <param name="digest">The digest in whose place it is shown, known by one of its pledges; null for a post of its own.</param>
    public async Task ShowAsync(
        Turn turn,
        Pledge pledge,
        bool hasJoined,
        string? said,
        string? digest,
        CancellationToken cancellationToken
    )
    {
        var campaign = await campaigns.ReadAsync(turn.TenantId, pledge.TeamId, cancellationToken);
        var place = digest is null
            ? null
            : DigestPlace.Of(digest, pledge, await desk.OfDigestAsync(turn.TenantId, digest, cancellationToken));
        // In a digest's place the client must not ask for the view of this one pledge by itself.
        var ids = place is null ? await viewers.OfAsync(campaign, [pledge], cancellationToken) : [];
        var isAuthor = pledge.PersonKey == turn.PersonKey;
        var isOwner = campaign.IsOwnedBy(turn.PersonKey);
        var viewer = new PostViewer(hasJoined, isAuthor, isOwner, isOwner && pledge.MayBePutBack(desk.Now), said);
        turn.ShowInPlace("pledge-post", PledgePostView.Post(turn.Language, campaign, pledge, ids, viewer, place));
    }

    private async Task JoinAsync(Turn turn, Pledge pledge, string? digest, CancellationToken cancellationToken)
    {
        if (Refused(turn, pledge, PledgeAct.Join) is { } sentence)
        {
            await RefuseAsync(turn, pledge, sentence, digest, cancellationToken);
            return;
        }

        turn.Also(desk.Join(pledge, turn.PersonKey));
        pledge.Join();
        var said = turn.Words["pledge.joined-now"];
        await ShowAsync(turn, pledge, hasJoined: true, said, digest, cancellationToken);
    }

    private async Task LeaveAsync(Turn turn, Pledge pledge, string? digest, CancellationToken cancellationToken)
    {
        if (Refused(turn, pledge, PledgeAct.Leave) is { } sentence)
        {
            await RefuseAsync(turn, pledge, sentence, digest, cancellationToken);
            return;
        }

        turn.Also(desk.Leave(pledge, turn.PersonKey));
        pledge.Leave();
        var said = turn.Words["pledge.left-now"];
        await ShowAsync(turn, pledge, hasJoined: false, said, digest, cancellationToken);
    }

    /// <summary>An old post: where its pledge is gone, that is what it shows now.</summary>
    private async Task RefuseAsync(
        Turn turn,
        Pledge pledge,
        string sentence,
        string? digest,
        CancellationToken cancellationToken
    )
    {
        if (pledge.IsShown)
        {
            turn.Toast(sentence);
        }
        else
        {
            await ShowAsync(turn, pledge, hasJoined: false, null, digest, cancellationToken);
        }
    }
}
