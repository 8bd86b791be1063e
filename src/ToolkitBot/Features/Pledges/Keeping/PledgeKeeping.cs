using ToolkitBot.Features.Campaigns;
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
    CampaignBook campaigns,
    PledgeJoining joining,
    PledgeDigests digests,
    PledgeApproval approval
)
{
    private const int MostShown = 10;
    private const int DaysMore = 28;

    public async Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        switch (press.Act())
        {
            case "mine":
                await ShowMineAsync(turn, null, cancellationToken);
                break;
            case "join" or "leave" or "view":
                await joining.PressAsync(turn, press, cancellationToken);
                break;
            case "digest" or "one" or "join-some":
                await digests.PressAsync(turn, press, cancellationToken);
                break;
            case "approve" or "decline":
                await approval.PressAsync(turn, press, cancellationToken);
                break;
            case "edit" or "withdraw" or "withdraw-yes" or "done" or "still" or "let-go" or "no-more":
                await DoOwnAsync(turn, press, cancellationToken);
                break;
        }
    }

    /// <param name="said">What is said above the list, or null.</param>
    public async Task ShowMineAsync(Turn turn, string? said, CancellationToken cancellationToken)
    {
        if (!turn.IsPersonal && turn.Press is null)
        {
            // A list of one's own pledges is nobody else's business; as the answer to a press only they see it.
            turn.Show("notice", Notices.InPrivate(turn));
            return;
        }

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
                CampaignOwners.Has(campaign, turn.PersonKey)
            )
        );
    }

    private static MyPledgeLine Line(Turn turn, Pledge pledge) =>
        new(
            pledge.Text,
            PledgeView.Status(turn.Words, pledge.State),
            turn.Words.Format("pledge.due-on", ("date", PledgeTimes.Write(pledge.DueOn, turn.Language.Id))),
            PledgeLife.IsShown(pledge.State) ? PledgeView.Joined(turn.Words, pledge.Joined) : "",
            pledge.State == PledgeState.Refused && pledge.RefusalReason is { } reason
                ? turn.Words.Format("pledge.declined", ("reason", reason))
                : null
        );

    private async Task DoOwnAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        var pledge = await desk.FindAsync(turn.TenantId, press.Text("id") ?? press.Text("pledge"), cancellationToken);
        if (pledge is null)
        {
            await ShowMineAsync(turn, turn.Words["pledge.choose-one"], cancellationToken);
            return;
        }

        if (pledge.PersonKey != turn.PersonKey)
        {
            turn.Toast(turn.Words["pledge.not-yours"]);
            return;
        }

        switch (press.Act())
        {
            case "edit" or "withdraw" when NoMore(turn, press, pledge) is { } sentence:
                await ShowMineAsync(turn, sentence, cancellationToken);
                break;
            case "edit":
                Edit(turn, pledge);
                break;
            case "withdraw":
                turn.ShowInPlace("pledge-withdraw", new PledgeWithdrawCard(pledge.Id, pledge.Text));
                break;
            case "withdraw-yes":
                await ChangeAsync(
                    turn,
                    pledge,
                    PledgeAct.Withdraw,
                    PledgeErasing.Redact,
                    "pledge.withdrawn-now",
                    cancellationToken
                );
                break;
            case "let-go":
                await AnswerAsync(turn, press, pledge, PledgeAct.LetGo, "pledge.let-go-now", cancellationToken);
                break;
            case "still":
                await StillAsync(turn, press, pledge, cancellationToken);
                break;
            case "no-more":
                turn.Also(new FollowUpsOffEffect(turn.PersonKey));
                turn.ShowInPlace("notice", PledgePosting.Made(turn, turn.Words["pledge.follow-up-off-now"]));
                break;
            default:
                await AnswerAsync(turn, press, pledge, PledgeAct.MarkDone, "pledge.done-now", cancellationToken);
                break;
        }
    }

    /// <summary>Why an old list cannot begin what it offers; null where it can.</summary>
    private static string? NoMore(Turn turn, CardInput press, Pledge pledge)
    {
        if (pledge.State == PledgeState.Withdrawn)
        {
            return turn.Words[PledgeLife.Gone];
        }

        var act = press.Act() == "edit" ? PledgeAct.Edit : PledgeAct.Withdraw;
        var step = PledgeLife.Next(act, PledgeActor.Author, pledge.State, approveFirst: false);
        return step.Refusal is { } refusal ? turn.Words[refusal.PhraseKey] : null;
    }

    private void Edit(Turn turn, Pledge pledge)
    {
        var draft = new PledgeDraft
        {
            Id = Guid.CreateVersion7(desk.Now).ToString(),
            Step = "form",
            Edits = pledge.Id,
            Text = pledge.Text,
            ForWhom = pledge.ForWhom,
            Why = pledge.Why,
            DueOn = pledge.DueOn,
            MadeAs = pledge.MadeAs,
            GroupName = pledge.GroupName,
            ThemeId = pledge.ThemeId,
            ShowName = pledge.ShownName is not null,
        };
        turn.State = turn.State with { Dialog = PledgeSteps.DialogName, Draft = draft };
        turn.ShowInPlace(
            "pledge-form",
            PledgeForm.Card(turn, draft, PledgeTimes.Today(PledgeTimes.ZoneOf(turn), desk.Now))
        );
    }

    /// <summary>Done or let go, with the words on what changed, if there are any; they are screened like the pledge.</summary>
    private async Task AnswerAsync(
        Turn turn,
        CardInput press,
        Pledge pledge,
        PledgeAct act,
        string said,
        CancellationToken cancellationToken
    )
    {
        var outcome = Cut(PledgeText.Fold(press.Text("outcome") ?? ""));
        if (
            outcome.Length > 0
            && PledgeScreening.Check(turn.Language, outcome) is { Verdict: ScreenVerdict.Stop } found
        )
        {
            var text = $"{turn.Words["pledge.screened-stop"]} {found.Findings[0].Explanation}";
            turn.ShowInPlace("follow-up", FollowUp(turn.Language, pledge, desk.Now, text));
            return;
        }

        Action<Pledge>? write = outcome.Length > 0 ? kept => kept.Outcome = outcome : null;
        await ChangeAsync(turn, pledge, act, write, said, cancellationToken);
    }

    private async Task StillAsync(Turn turn, CardInput press, Pledge pledge, CancellationToken cancellationToken)
    {
        var today = PledgeTimes.Today(PledgeTimes.ZoneOf(turn), desk.Now);
        var again = PledgeForm.Day(press.Text("again")) ?? today.AddDays(DaysMore);
        if (again <= today)
        {
            turn.ShowInPlace("follow-up", FollowUp(turn.Language, pledge, desk.Now, turn.Words["pledge.later-day"]));
            return;
        }

        var step = PledgeLife.Next(PledgeAct.MarkStillOnIt, PledgeActor.Author, pledge.State, approveFirst: false);
        if (step.Refusal is { } refusal)
        {
            await ShowMineAsync(turn, turn.Words[refusal.PhraseKey], cancellationToken);
            return;
        }

        turn.Also(Change(turn, pledge, PledgeAct.MarkStillOnIt, kept => kept.DueOn = again));
        var said = turn.Words.Format("pledge.still-on-it-now", ("date", PledgeTimes.Write(again, turn.Language.Id)));
        turn.ShowInPlace("notice", PledgePosting.Made(turn, said));
    }

    /// <summary>The card that asks how it went.</summary>
    public static FollowUpCard FollowUp(LanguagePack language, Pledge pledge, DateTimeOffset now, string? problem)
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
        PledgeAct act,
        Action<Pledge>? write,
        string said,
        CancellationToken cancellationToken
    )
    {
        var step = PledgeLife.Next(act, PledgeActor.Author, pledge.State, approveFirst: false);
        if (step.Refusal is { } refusal)
        {
            await ShowMineAsync(turn, turn.Words[refusal.PhraseKey], cancellationToken);
            return;
        }

        turn.Also(Change(turn, pledge, act, write));
        turn.ShowInPlace("notice", PledgePosting.Made(turn, turn.Words[said]));
    }

    private Storage.IEffect Change(Turn turn, Pledge pledge, PledgeAct act, Action<Pledge>? write) =>
        desk.Change(
            new()
            {
                PledgeId = pledge.Id,
                Act = act,
                Actor = PledgeActor.Author,
                Write = write,
            },
            turn.Content.Campaign
        );

    private static string Cut(string text) => text.Length > PledgeText.Longest ? text[..PledgeText.Longest] : text;
}
