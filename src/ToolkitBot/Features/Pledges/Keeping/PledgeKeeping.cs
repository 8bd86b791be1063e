using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>What can be done with a pledge that is there: by its author, by others, by the campaign's owners.</summary>
internal sealed class PledgeKeeping(
    PledgeDesk desk,
    CampaignBook campaigns,
    PledgeDialog dialog,
    FollowUpDialog followUp
) : IRoom
{
    private const int MostShown = 10;
    private const int DaysMore = 28;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("pledge.mine", (turn, _, token) => ShowMineAsync(turn, null, token), Answered.InOwnView);
        On(verbs, "pledge.edit", EditAsync);
        On(verbs, "pledge.withdraw", AskToWithdrawAsync);
        On(verbs, "pledge.withdraw-yes", WithdrawAsync);
        On(verbs, "pledge.done", Answering(DoneAsync));
        On(verbs, "pledge.still", Answering(StillAsync));
        On(verbs, "pledge.let-go", Answering(LetGoAsync));
        On(verbs, "pledge.no-more", Answering(NoMoreAsync));
        commands.On(CommandNames.MyPledges, (turn, _, token) => ShowMineAsync(turn, null, token), Answered.InPrivate);
    }

    private delegate Task OwnPledgeHandler(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken);

    /// <summary>An answer to "did you do it?" ends the question.</summary>
    private OwnPledgeHandler Answering(OwnPledgeHandler handler) =>
        async (turn, press, pledge, token) =>
        {
            followUp.End(turn, pledge);
            await handler(turn, press, pledge, token);
        };

    /// <summary>A verb that its author says of a pledge.</summary>
    private void On(Verbs verbs, string verb, OwnPledgeHandler handler) =>
        verbs.On(verb, (turn, press, token) => DoOwnAsync(turn, press, handler, token), Answered.InOwnView);

    /// <param name="said">What is said above the list, or null.</param>
    public async Task ShowMineAsync(Turn turn, string? said, CancellationToken cancellationToken)
    {
        var mine = await desk.MineAsync(turn.PersonKey, MostShown, cancellationToken);
        var campaign = await campaigns.ReadAsync(turn.Content.Campaign, turn.TenantId, cancellationToken);
        turn.ShowInPlace(
            "my-pledges",
            new MyPledgesCard(
                mine.Count == 0 ? turn.Words["my-pledges.none"] : turn.Words.Plural("my-pledges.count", mine.Count),
                said,
                [.. mine.Select(pledge => Line(turn, pledge))],
                [.. mine.Select(PledgeView.Choice)],
                mine.Count == 1 ? mine[0].Id : "",
                campaign.IsOwnedBy(turn.PersonKey)
            )
        );
    }

    private static MyPledgeLine Line(Turn turn, Pledge pledge) =>
        new(
            pledge.Text,
            PledgeView.Status(turn.Words, pledge.State),
            turn.Words.Format("pledge.due-on", ("date", PledgeTimes.Write(pledge.DueOn, turn.Language.Id))),
            pledge.IsShown ? PledgeView.Joined(turn.Words, pledge.Joined) : "",
            pledge.State == PledgeState.Refused && pledge.RefusalReason is { } reason
                ? turn.Words.Format("pledge.declined", ("reason", reason))
                : null
        );

    private async Task DoOwnAsync(Turn turn, Press press, OwnPledgeHandler handler, CancellationToken cancellationToken)
    {
        var pledge = await desk.FindAsync(turn.TenantId, press.Id("id") ?? press.Id("pledge"), cancellationToken);
        if (pledge is null)
        {
            await ShowMineAsync(turn, turn.Words["pledge.choose-one"], cancellationToken);
        }
        else if (pledge.PersonKey != turn.PersonKey)
        {
            turn.Toast(turn.Words["pledge.not-yours"]);
        }
        else
        {
            await handler(turn, press, pledge, cancellationToken);
        }
    }

    private Task EditAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken)
    {
        if (NoLonger(turn, PledgeAct.Edit, pledge) is { } sentence)
        {
            return ShowMineAsync(turn, sentence, cancellationToken);
        }

        dialog.OpenForm(
            turn,
            dialog.NewDraft() with
            {
                Edits = pledge.Id,
                Text = pledge.Text,
                ForWhom = pledge.ForWhom,
                Why = pledge.Why,
                DueOn = pledge.DueOn,
                MadeAs = pledge.MadeAs,
                GroupName = pledge.GroupName,
                ThemeId = pledge.ThemeId,
                ShowName = pledge.ShownName is not null,
            }
        );
        return Task.CompletedTask;
    }

    private Task AskToWithdrawAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken)
    {
        if (NoLonger(turn, PledgeAct.Withdraw, pledge) is { } sentence)
        {
            return ShowMineAsync(turn, sentence, cancellationToken);
        }

        turn.ShowInPlace("pledge-withdraw", new PledgeWithdrawCard(pledge.Id, pledge.Text));
        return Task.CompletedTask;
    }

    private Task WithdrawAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken) =>
        ChangeAsync(turn, pledge, new WithdrawPledge(pledge.Id), turn.Words["pledge.withdrawn-now"], cancellationToken);

    private Task DoneAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken) =>
        AnswerAsync(
            turn,
            press,
            pledge,
            outcome => new FinishPledge(pledge.Id, outcome),
            "pledge.done-now",
            cancellationToken
        );

    private Task LetGoAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken) =>
        AnswerAsync(
            turn,
            press,
            pledge,
            outcome => new LetPledgeGo(pledge.Id, outcome),
            "pledge.let-go-now",
            cancellationToken
        );

    private static Task NoMoreAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken)
    {
        turn.Also(new FollowUpsOffEffect(turn.PersonKey));
        turn.ShowInPlace("notice", PledgePosting.Made(turn, turn.Words["pledge.follow-up-off-now"]));
        return Task.CompletedTask;
    }

    /// <summary>Why an old list cannot begin what it offers; null where it can.</summary>
    private static string? NoLonger(Turn turn, PledgeAct act, Pledge pledge)
    {
        if (pledge.State == PledgeState.Withdrawn)
        {
            return turn.Words[PledgeLife.Gone];
        }

        return pledge.Refusal(act, PledgeActor.Author) is { } refusal ? turn.Words[refusal.PhraseKey] : null;
    }

    /// <summary>Done or let go, with the words on what changed, if there are any; they are screened like the pledge.</summary>
    private async Task AnswerAsync(
        Turn turn,
        Press press,
        Pledge pledge,
        Func<string?, PledgeChange> change,
        string said,
        CancellationToken cancellationToken
    )
    {
        var outcome = WholeCharacters.Cut(PledgeText.Fold(press.Words("outcome").Text), PledgeText.Longest);
        if (PledgeScreening.Check(turn.Language, outcome) is { Findings: [{ } found, ..] })
        {
            // What the screen only doubts is not kept either: nobody looks at it before it is posted.
            var text = $"{turn.Words["pledge.screened-stop"]} {found.Explanation}";
            turn.ShowInPlace("follow-up", FollowUp(turn.Language, pledge, desk.Now, text));
            return;
        }

        var answer = change(outcome.Length > 0 ? outcome : null);
        await ChangeAsync(turn, pledge, answer, turn.Words[said], cancellationToken);
    }

    private async Task StillAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken)
    {
        var today = PledgeTimes.Today(PledgeTimes.ZoneOf(turn), desk.Now);
        var again = PledgeForm.Day(press.Words("again").Text) ?? today.AddDays(DaysMore);
        if (again <= today)
        {
            turn.ShowInPlace("follow-up", FollowUp(turn.Language, pledge, desk.Now, turn.Words["pledge.later-day"]));
            return;
        }

        var said = turn.Words.Format("pledge.still-on-it-now", ("date", PledgeTimes.Write(again, turn.Language.Id)));
        await ChangeAsync(turn, pledge, new ExtendPledge(pledge.Id, again), said, cancellationToken);
    }

    /// <summary>The card that asks how it went.</summary>
    public static FollowUpCard FollowUp(Language language, Pledge pledge, DateTimeOffset now, string? problem)
    {
        var today = PledgeTimes.Today(PledgeTimes.Zone(pledge.TimeZone, language.Content.Campaign), now);
        return new(
            pledge.Id,
            language.Content.Phrases.Format("pledge.follow-up", ("pledge", pledge.Text)),
            PledgeForm.Iso(today.AddDays(1)),
            PledgeForm.Iso(today.AddDays(DaysMore)),
            problem
        );
    }

    private async Task ChangeAsync(
        Turn turn,
        Pledge pledge,
        PledgeChange change,
        string said,
        CancellationToken cancellationToken
    )
    {
        if (pledge.Refusal(change.Act, PledgeActor.Author) is { } refusal)
        {
            await ShowMineAsync(turn, turn.Words[refusal.PhraseKey], cancellationToken);
            return;
        }

        turn.Also(desk.Change(change, turn.Content.Campaign));
        turn.ShowInPlace("notice", PledgePosting.Made(turn, said));
    }
}
