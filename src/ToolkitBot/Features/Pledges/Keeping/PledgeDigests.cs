using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges.Posting;
using ToolkitBot.Features.Teams;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>
/// A digest as one person sees it: which of its pledges they joined, several joined at once, and the pledges one by one
/// in its place. A digest is known by any of its pledges, so that the second post of a crash works like the first.
/// </summary>
internal sealed class PledgeDigests(
    PledgeDesk desk,
    CampaignStore campaigns,
    TeamFinder teams,
    PostViewers viewers,
    PledgeJoining joining
) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On(
            "pledge.digest",
            (turn, press, token) => OnAsync(turn, press, ShowAllAsync, token),
            Answered.InOwnView
        );
        verbs.On("pledge.one", (turn, press, token) => OnAsync(turn, press, ShowOneAsync, token), Answered.InOwnView);
        verbs.On("pledge.join-some", (turn, press, token) => OnAsync(turn, press, JoinSomeAsync, token));
    }

    /// <summary>Does something with the digest that a card names, and with what the person joined of it.</summary>
    private async Task OnAsync(
        Turn turn,
        Press press,
        Func<Turn, Press, IReadOnlyList<Pledge>, IReadOnlySet<string>, CancellationToken, Task> act,
        CancellationToken cancellationToken
    )
    {
        var all = await desk.OfDigestAsync(turn.TenantId, press.Id("digest"), cancellationToken);
        if (all.Count == 0 || !await teams.MaySeeAsync(turn, all[0], cancellationToken))
        {
            turn.Toast(turn.Words["unexpected.not-found"]);
            return;
        }

        var joined = await desk.JoinedByAsync(turn.PersonKey, [.. all.Select(pledge => pledge.Id)], cancellationToken);
        await act(turn, press, all, joined, cancellationToken);
    }

    private Task ShowAllAsync(
        Turn turn,
        Press press,
        IReadOnlyList<Pledge> all,
        IReadOnlySet<string> joined,
        CancellationToken cancellationToken
    ) => ShowAsync(turn, all, joined, null, cancellationToken);

    private Task ShowOneAsync(
        Turn turn,
        Press press,
        IReadOnlyList<Pledge> all,
        IReadOnlySet<string> joined,
        CancellationToken cancellationToken
    )
    {
        var shown = all.Where(pledge => pledge.IsShown).ToList();
        var one = shown.Find(pledge => pledge.Id == press.Id("id")) ?? shown.FirstOrDefault();
        return one is null
            ? ShowAsync(turn, all, joined, null, cancellationToken)
            : joining.ShowAsync(turn, one, joined.Contains(one.Id), null, all[0].Id, cancellationToken);
    }

    private async Task JoinSomeAsync(
        Turn turn,
        Press press,
        IReadOnlyList<Pledge> all,
        IReadOnlySet<string> joined,
        CancellationToken cancellationToken
    )
    {
        var chosen = press.Ids("pledges").ToHashSet(StringComparer.Ordinal);
        var asked = all.Where(pledge => chosen.Contains(pledge.Id)).ToList();
        if (asked.Count == 0)
        {
            turn.Toast(turn.Words["pledge.choose-one"]);
            return;
        }

        var now = joined.ToHashSet(StringComparer.Ordinal);
        var said = turn.Words["pledge.joined-now"];
        foreach (var pledge in asked.Where(pledge => !joined.Contains(pledge.Id)))
        {
            if (PledgeJoining.Refused(turn, pledge, PledgeAct.Join) is { } sentence)
            {
                said = sentence;
                continue;
            }

            turn.Also(desk.Join(pledge, turn.PersonKey));
            pledge.Join();
            now.Add(pledge.Id);
        }

        await ShowAsync(turn, all, now, said, cancellationToken);
    }

    private async Task ShowAsync(
        Turn turn,
        IReadOnlyList<Pledge> all,
        IReadOnlySet<string> joined,
        string? said,
        CancellationToken cancellationToken
    )
    {
        var campaign = await campaigns.ReadAsync(turn.TenantId, all[0].TeamId, cancellationToken);
        var ids = await viewers.OfAsync(campaign, all, cancellationToken);
        turn.ShowInPlace(
            "pledge-digest",
            PledgePostView.Digest(turn.Language, campaign, all, ids, new DigestViewer(turn.PersonKey, joined, said))
        );
    }
}
