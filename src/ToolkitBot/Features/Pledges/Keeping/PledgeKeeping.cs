using ToolkitBot.Features.Pledges.Making;
using ToolkitBot.Languages;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Keeping;

/// <summary>What can be done with a pledge that is there: by its author, by others, by the campaign's owners.</summary>
internal sealed class PledgeKeeping(
    PledgeDesk desk,
    PledgePlaces places,
    MyPledges mine,
    PledgeDialog dialog,
    FollowUpDialog followUp
) : IRoom
{
    private const int DaysMore = 28;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        On(verbs, "pledge.edit", EditAsync);
        On(verbs, "pledge.withdraw", AskToWithdrawAsync);
        On(verbs, "pledge.withdraw-yes", WithdrawAsync);
        On(verbs, "pledge.done", Answering(DoneAsync));
        On(verbs, "pledge.still", Answering(StillAsync));
        On(verbs, "pledge.let-go", Answering(LetGoAsync));
        On(verbs, "pledge.no-more", Answering(NoMoreAsync));
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

    private async Task DoOwnAsync(Turn turn, Press press, OwnPledgeHandler handler, CancellationToken cancellationToken)
    {
        var pledge = await desk.FindAsync(turn.TenantId, press.Id("id") ?? press.Id("pledge"), cancellationToken);
        if (pledge is null)
        {
            await mine.ShowAsync(turn, turn.Words["pledge.choose-one"], cancellationToken);
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

    private async Task EditAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken)
    {
        if (NoLonger(turn, PledgeAct.Edit, pledge) is { } sentence)
        {
            await mine.ShowOneAsync(turn, pledge, sentence, cancellationToken);
            return;
        }

        var draft = await dialog.ForTeamAsync(turn, dialog.NewDraft(), pledge.TeamId, cancellationToken);
        dialog.OpenForm(
            turn,
            draft with
            {
                Edits = pledge.Id,
                Text = pledge.Text,
                ForWhom = pledge.ForWhom,
                Why = pledge.Why,
                DueOn = pledge.DueChosen ? pledge.DueOn : null,
                MadeAs = pledge.MadeAs,
                GroupName = pledge.GroupName,
                ThemeId = pledge.ThemeId,
                ThemeChosen = pledge.ThemeId is not null,
                ShowName = pledge.ShownName is not null,
            }
        );
    }

    private Task AskToWithdrawAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken)
    {
        if (NoLonger(turn, PledgeAct.Withdraw, pledge) is { } sentence)
        {
            return mine.ShowOneAsync(turn, pledge, sentence, cancellationToken);
        }

        var isPosted = pledge is { IsShown: true, PostActivityId: not null };
        var asked = isPosted ? "pledge.withdraw-confirm" : "pledge.withdraw-unposted";
        turn.ShowInPlace("pledge-withdraw", new PledgeWithdrawCard(pledge.Id, turn.Words[asked], pledge.Text));
        return Task.CompletedTask;
    }

    /// <summary>Its words leave the channel after this turn, and only once the channel can be reached.</summary>
    private async Task WithdrawAsync(Turn turn, Press press, Pledge pledge, CancellationToken cancellationToken)
    {
        var said =
            pledge is not { IsShown: true, PostActivityId: not null } ? "pledge.withdrawn-unposted"
            : await places.OfAsync(turn, pledge, cancellationToken) is { IsReached: true } ? "pledge.withdrawn-now"
            : "pledge.withdrawn-later";
        await ChangeAsync(turn, pledge, new WithdrawPledge(pledge.Id), turn.Words[said], cancellationToken);
    }

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
        var outcome = PledgeText.Fold(press.Words("outcome").Text);
        if (outcome.Length > PledgeText.Longest)
        {
            var tooLong = turn.Words.Format("errors.field-too-long", ("limit", PledgeText.Longest));
            turn.ShowInPlace("follow-up", FollowUp(turn.Language, pledge, desk.Now, tooLong));
            return;
        }

        if (PledgeScreening.Check(turn.Language, outcome) is { Findings: [{ } found, ..] })
        {
            // What the screen only doubts is not kept either: nobody looks at it before it is posted.
            var text = $"{turn.Words["pledge.screened-stop"]} {ScreenedWords.Of(turn.Words, found)}";
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
            turn.ShowInPlace(
                "follow-up",
                FollowUp(turn.Language, pledge, desk.Now, null, turn.Words["pledge.later-day"])
            );
            return;
        }

        var said = turn.Words.Format("pledge.still-on-it-now", ("date", PledgeTimes.Write(again, turn.Language.Id)));
        await ChangeAsync(turn, pledge, new ExtendPledge(pledge.Id, again), said, cancellationToken);
    }

    /// <summary>The card that asks how it went.</summary>
    public static FollowUpCard FollowUp(
        Language language,
        Pledge pledge,
        DateTimeOffset now,
        string? problem = null,
        string? againProblem = null
    )
    {
        var today = PledgeTimes.Today(PledgeTimes.Zone(pledge.TimeZone, language.Content.Campaign), now);
        return new(
            pledge.Id,
            language.Content.Phrases.Format("pledge.follow-up", ("pledge", pledge.Text)),
            PledgeForm.Iso(today.AddDays(1)),
            PledgeForm.Iso(today.AddDays(DaysMore)),
            problem,
            againProblem
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
            await mine.ShowOneAsync(turn, pledge, turn.Words[refusal.PhraseKey], cancellationToken);
            return;
        }

        turn.Also(desk.Change(change));
        turn.ShowInPlace("notice", PledgePosting.Made(turn, said));
    }
}
