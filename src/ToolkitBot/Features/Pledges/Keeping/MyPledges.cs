using System.Globalization;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>
/// "My pledges": the person's own and those they joined, a few at a time, and one of them with what can be done about it.
/// Somebody with a single pledge sees that one at once.
/// </summary>
internal sealed class MyPledges(PledgeDesk desk, CampaignStore campaigns, PledgePlaces places) : IRoom
{
    private const int OnACard = 3;

    /// <summary>Somebody with more finds the newest.</summary>
    private const int MostListed = 60;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("pledge.mine", PageAsync, Answered.InOwnView);
        verbs.On("pledge.open", OpenAsync, Answered.InOwnView);
        commands.On(CommandNames.MyPledges, (turn, _, token) => ShowAsync(turn, null, token), Answered.InPrivate);
    }

    /// <param name="said">What is said above, or null.</param>
    public async Task ShowAsync(Turn turn, string? said, CancellationToken cancellationToken)
    {
        var all = await AllAsync(turn, cancellationToken);
        if (all is [var only])
        {
            await ShowOneAsync(turn, only, all, said, cancellationToken);
        }
        else
        {
            await ShowListAsync(turn, all, 0, said, cancellationToken);
        }
    }

    /// <summary>One pledge that the person made or joined.</summary>
    /// <param name="said">What is said above, or null.</param>
    public async Task ShowOneAsync(Turn turn, Pledge pledge, string? said, CancellationToken cancellationToken)
    {
        var all = await AllAsync(turn, cancellationToken);
        await ShowOneAsync(
            turn,
            all.FirstOrDefault(one => one.Id == pledge.Id) ?? pledge,
            all,
            said,
            cancellationToken
        );
    }

    /// <summary>A joined pledge whose reminder has just been set or taken back.</summary>
    public async Task ShowReminderAsync(Turn turn, Pledge pledge, bool isSet, CancellationToken cancellationToken)
    {
        var all = await AllAsync(turn, cancellationToken);
        var said = isSet ? Reminder(turn, pledge) : turn.Words["pledge.not-reminding"];
        await ShowOneAsync(turn, pledge, all, said, isSet, cancellationToken);
    }

    private async Task PageAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (int.TryParse(press.Id("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            await ShowListAsync(turn, await AllAsync(turn, cancellationToken), from, null, cancellationToken);
        }
        else
        {
            await ShowAsync(turn, null, cancellationToken);
        }
    }

    private async Task OpenAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var all = await AllAsync(turn, cancellationToken);
        var named = press.Id("pledge") ?? press.Id("id");
        if (all.FirstOrDefault(pledge => pledge.Id == named) is { } pledge)
        {
            await ShowOneAsync(turn, pledge, all, null, cancellationToken);
        }
        else
        {
            await ShowAsync(turn, turn.Words["pledge.choose-one"], cancellationToken);
        }
    }

    /// <summary>The person's own pledges, then those they joined.</summary>
    private async Task<IReadOnlyList<Pledge>> AllAsync(Turn turn, CancellationToken cancellationToken) =>
        [
            .. await desk.MineAsync(turn.PersonKey, MostListed, cancellationToken),
            .. (await desk.JoinedAsync(turn.PersonKey, MostListed, cancellationToken)).Where(pledge => pledge.IsShown),
        ];

    private async Task ShowListAsync(
        Turn turn,
        IReadOnlyList<Pledge> all,
        int from,
        string? said,
        CancellationToken cancellationToken
    )
    {
        from = from < all.Count ? from : 0;
        var shown = all.Skip(from).Take(OnACard).ToList();
        var next = from + shown.Count;
        var title =
            all.Count == 0
                ? turn.Words["my-pledges.none"]
                : turn.Words.Format("my-pledges.count", ("count", all.Count));
        var lines = new List<MyPledgeLine>();
        foreach (var pledge in shown)
        {
            var status = Status(turn, pledge, await places.OfAsync(turn, pledge, cancellationToken));
            lines.Add(new(pledge.Id, pledge.Text, status, PledgeView.Due(turn.Language, pledge)));
        }

        turn.ShowInPlace(
            "my-pledges",
            new MyPledgesCard(
                title,
                said,
                null,
                lines,
                next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null,
                HasMore: true,
                await IsOwnerAsync(turn, cancellationToken)
            )
        );
    }

    private async Task ShowOneAsync(
        Turn turn,
        Pledge pledge,
        IReadOnlyList<Pledge> all,
        string? said,
        CancellationToken cancellationToken
    )
    {
        var key = RemindEffect.KeyOf(pledge, turn.PersonKey);
        var isReminded = pledge.PersonKey != turn.PersonKey && await desk.IsQueuedAsync(key, cancellationToken);
        await ShowOneAsync(turn, pledge, all, said, isReminded, cancellationToken);
    }

    private async Task ShowOneAsync(
        Turn turn,
        Pledge pledge,
        IReadOnlyList<Pledge> all,
        string? said,
        bool isReminded,
        CancellationToken cancellationToken
    )
    {
        var isMine = pledge.PersonKey == turn.PersonKey;
        turn.ShowInPlace(
            "my-pledges",
            new MyPledgesCard(
                turn.Words[isMine ? "my-pledges.one" : "my-pledges.joined"],
                said,
                One(turn, pledge, isMine, isReminded, await places.OfAsync(turn, pledge, cancellationToken)),
                [],
                null,
                all.Count > 1,
                await IsOwnerAsync(turn, cancellationToken)
            )
        );
    }

    private MyPledge One(Turn turn, Pledge pledge, bool isMine, bool isReminded, PledgePlace? place)
    {
        var today = PledgeTimes.Today(PledgeTimes.ZoneOf(turn), desk.Now);
        return new(
            pledge.Id,
            pledge.Text,
            Status(turn, pledge, place),
            PledgeView.Due(turn.Language, pledge),
            place?.Sentence,
            place?.Post,
            !pledge.IsShown || (isMine && pledge.Joined == 0) ? "" : PledgeView.Joined(turn.Words, pledge.Joined),
            isMine ? Reason(turn, pledge)
                : isReminded ? Reminder(turn, pledge)
                : null,
            isMine,
            isMine && May(pledge, PledgeAct.MarkDone) && pledge.State != PledgeState.Done,
            isMine && May(pledge, PledgeAct.Edit),
            pledge.State == PledgeState.Refused,
            !isMine && !isReminded && PledgeReminding.MayRemind(pledge, today),
            isReminded
        );
    }

    private static string Reminder(Turn turn, Pledge pledge) =>
        turn.Words.Format("pledge.reminding", ("date", PledgeTimes.Write(pledge.DueOn, turn.Language.Id)));

    private static bool May(Pledge pledge, PledgeAct act) => pledge.Refusal(act, PledgeActor.Author) is null;

    /// <summary>How a pledge stands; one that its channel does not show yet, or no more, is not called posted.</summary>
    private static string Status(Turn turn, Pledge pledge, PledgePlace? place) =>
        pledge.PersonKey != turn.PersonKey ? turn.Words["pledge.joined-by-you"]
        : pledge is { State: PledgeState.Posted, PostActivityId: null }
            ? turn.Words[
                place switch
                {
                    { IsReached: true } => "status.on-its-way",
                    { HasChannel: true } => "status.not-posted",
                    _ => "status.no-channel",
                }
            ]
        : pledge.State == PledgeState.Posted && place?.IsDeleted == true ? turn.Words["status.channel-deleted"]
        : PledgeView.Status(turn.Words, pledge.State);

    /// <summary>Why an owner declined it or took it down; null where none did.</summary>
    private static string? Reason(Turn turn, Pledge pledge) =>
        pledge is { State: PledgeState.Refused or PledgeState.TakenDown, RefusalReason: { } reason }
            ? turn.Words.Format("my-pledges.reason", ("reason", reason))
            : null;

    private async Task<bool> IsOwnerAsync(Turn turn, CancellationToken cancellationToken) =>
        (await campaigns.OwnedAsync(turn.TenantId, turn.PersonKey, 1, cancellationToken)).Count > 0;
}
