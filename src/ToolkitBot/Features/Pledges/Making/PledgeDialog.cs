using ToolkitBot.Features.Pledges.Keeping;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>
/// Making a pledge, from the first press to the post; its steps stand in <see cref="PledgeSteps"/>. What is open is state, so
/// it goes on after a restart and on another device. In shared conversations only the person sees it, as the answer to
/// their own press.
/// </summary>
internal sealed class PledgeDialog(
    PledgeDesk desk,
    PledgeSteps steps,
    PledgeStarting starting,
    PledgePosting posting,
    PledgeKeeping keeping
) : IRoom
{
    public string Family => "pledge";

    /// <summary>Whether typed words belong to a pledge that is being made.</summary>
    public static bool IsOpen(Turn turn) => turn.State is { Dialog: PledgeSteps.DialogName, Draft: not null };

    public static void Stop(Turn turn)
    {
        turn.State = turn.State with { Dialog = null, Draft = null };
        turn.Show("notice", Notices.Of(turn, "pledge.stopped"));
    }

    public Task StartAsync(Turn turn, string text, CancellationToken cancellationToken) =>
        starting.StartAsync(turn, text, cancellationToken);

    /// <summary>Words typed while a pledge is open are its new words.</summary>
    public Task SayAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        var draft = turn.State.Draft!;
        var line = turn.Language.Pledges.Lines.Parse(text, steps.Today(turn));
        steps.Continue(turn, draft with { Text = line.Text, DueOn = line.Due ?? draft.DueOn });
        return Task.CompletedTask;
    }

    public Task ShowMineAsync(Turn turn, CancellationToken cancellationToken) =>
        keeping.ShowMineAsync(turn, null, cancellationToken);

    public async Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        switch (press.Act())
        {
            case "start" or "form":
                await starting.StartAsync(turn, "", cancellationToken);
                break;
            case "draft":
                await starting.DraftAsync(turn, press, cancellationToken);
                break;
            case "preview":
                await ReadFormAsync(turn, press, cancellationToken);
                break;
            case "resume":
                await ResumeAsync(turn, cancellationToken);
                break;
            case "change":
                await ChangeAsync(turn, press, cancellationToken);
                break;
            case "keep":
                await KeepAsync(turn, press, cancellationToken);
                break;
            case "cancel":
                await CancelAsync(turn, press, cancellationToken);
                break;
            case "post":
                await PostAsync(turn, press, cancellationToken);
                break;
            default:
                await keeping.PressAsync(turn, press, cancellationToken);
                break;
        }
    }

    private async Task ReadFormAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
            return;
        }

        var draft = PledgeForm.Read(turn, press, turn.State.Draft ?? steps.NewDraft());
        if (!await IsTakenAsync(turn, draft, cancellationToken))
        {
            return;
        }

        var problems = PledgeForm.Check(turn, draft, steps.Today(turn), press.Text("due"));
        if (problems.Any && PledgeScreening.Check(turn.Language, draft).Verdict != ScreenVerdict.Stop)
        {
            steps.Open(turn, draft, problems, inPlace: true);
            return;
        }

        steps.Continue(turn, draft);
    }

    private async Task ResumeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.State.Draft is { Text.Length: > 0 } draft)
        {
            steps.Continue(turn, draft with { Coached = draft.Coached && draft.Step != "coach" });
        }
        else
        {
            await starting.StartAsync(turn, "", cancellationToken);
        }
    }

    private async Task ChangeAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (turn.State.Draft is { } draft)
        {
            steps.Open(turn, draft, inPlace: true);
        }
        else
        {
            await ShowOldAsync(turn, press, cancellationToken);
        }
    }

    private async Task KeepAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (turn.State.Draft is { } draft && draft.Id == press.Text("draft"))
        {
            steps.Continue(turn, draft with { Coached = true });
        }
        else
        {
            await ShowOldAsync(turn, press, cancellationToken);
        }
    }

    private async Task CancelAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
            return;
        }

        var dialog = turn.State.Dialog == PledgeSteps.DialogName ? null : turn.State.Dialog;
        turn.State = turn.State with { Dialog = dialog, Draft = null };
        turn.ShowInPlace("notice", Notices.Of(turn, "pledge.stopped"));
    }

    private async Task PostAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (turn.State.Draft is not { } draft || draft.Id != press.Text("draft"))
        {
            await ShowOldAsync(turn, press, cancellationToken);
        }
        else if (!PledgeSteps.TryStop(turn, draft) && await IsTakenAsync(turn, draft, cancellationToken))
        {
            await posting.PostAsync(turn, draft, cancellationToken);
        }
    }

    /// <summary>New words for a pledge that stands are taken after the campaign's end too: it is still its author's.</summary>
    private async Task<bool> IsTakenAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken) =>
        draft.Edits is not null || await starting.IsTakingAsync(turn, cancellationToken);

    /// <summary>A card from earlier: its draft was posted already, or is gone.</summary>
    private async Task ShowOldAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
        }
        else
        {
            steps.Open(turn, turn.State.Draft ?? steps.NewDraft(), inPlace: true);
        }
    }

    /// <summary>Whether the card is about a pledge that the person has made already and is not changing.</summary>
    private async Task<bool> WasMadeAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        var named = press.Text("draft");
        if (named is null || named == turn.State.Draft?.PledgeId || named == turn.State.Draft?.Id)
        {
            return false;
        }

        var made = await desk.FindAsync(turn.TenantId, named, cancellationToken);
        return made?.PersonKey == turn.PersonKey;
    }

    private static void ShowMade(Turn turn) =>
        turn.ShowInPlace("notice", PledgePosting.Made(turn, turn.Words["pledge.posted-already"]));
}
