using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>
/// The buttons on the cards of a pledge that is being made. A card from earlier shows where the pledge stands now, and
/// posts nothing that it does not show.
/// </summary>
internal sealed class PledgePresses(PledgeDialog dialog, PledgeDesk desk, PledgePosting posting) : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("pledge.preview", ReadFormAsync, Answered.InOwnView);
        verbs.On("pledge.resume", ResumeAsync, Answered.InOwnView);
        verbs.On("pledge.change", ChangeAsync, Answered.InOwnView);
        verbs.On("pledge.keep", KeepAsync, Answered.InOwnView);
        verbs.On("pledge.replace", ReplaceAsync, Answered.InOwnView);
        verbs.On("pledge.keep-first", KeepFirstAsync, Answered.InOwnView);
        verbs.On("pledge.cancel", CancelAsync, Answered.InOwnView);
        verbs.On("pledge.post", PostAsync, Answered.InOwnView);
    }

    private async Task ReadFormAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
            return;
        }

        var draft = PledgeForm.Read(turn, press, dialog.DraftOf(turn) ?? dialog.NewDraft());
        if (!await IsTakenAsync(turn, draft, cancellationToken))
        {
            return;
        }

        var problems = PledgeForm.Check(turn, draft, dialog.Today(turn), press.Words("due").Text);
        if (problems.Any && !PledgeDialog.IsStopped(turn, draft))
        {
            dialog.OpenForm(turn, draft, problems);
            return;
        }

        dialog.GoOn(turn, draft);
    }

    private Task ResumeAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var draft = dialog.DraftOf(turn) ?? dialog.NewDraft();
        if (draft.Text.Length > 0)
        {
            dialog.GoOn(turn, draft with { Coached = draft.Coached && draft.Step != PledgeDialog.Coach });
        }
        else
        {
            dialog.OpenForm(turn, draft);
        }

        return Task.CompletedTask;
    }

    private Task ChangeAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (dialog.DraftOf(turn) is not { } draft)
        {
            return ShowOldAsync(turn, press, cancellationToken);
        }

        dialog.OpenForm(turn, draft);
        return Task.CompletedTask;
    }

    private Task KeepAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(turn, press, draft => dialog.GoOn(turn, draft with { Coached = true }), cancellationToken);

    private Task ReplaceAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft =>
            {
                var line = turn.Language.Pledges.Lines.Parse(draft.Offered ?? draft.Text, dialog.Today(turn));
                dialog.GoOn(turn, draft with { Coached = false }, line);
            },
            cancellationToken
        );

    private Task KeepFirstAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft =>
            {
                if (draft.Text.Length == 0)
                {
                    dialog.OpenForm(turn, draft with { Offered = null });
                }
                else
                {
                    dialog.GoOn(turn, draft with { Offered = null, Coached = true });
                }
            },
            cancellationToken
        );

    private async Task CancelAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
        }
        else
        {
            dialog.Stop(turn);
        }
    }

    private async Task PostAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (dialog.DraftOf(turn) is not { } draft || draft.Id != press.Id("draft"))
        {
            await ShowOldAsync(turn, press, cancellationToken);
        }
        else if (draft.Step != PledgeDialog.Preview)
        {
            // An earlier preview: what it shows is no longer what would be posted.
            dialog.GoOn(turn, draft);
        }
        else if (
            !dialog.TryStop(turn, draft)
            && !dialog.HasProblems(turn, draft)
            && await IsTakenAsync(turn, draft, cancellationToken)
        )
        {
            dialog.Finish(turn);
            await posting.PostAsync(turn, draft, cancellationToken);
        }
    }

    /// <summary>New words for a pledge that stands are taken after the campaign's end too: it is still its author's.</summary>
    private async Task<bool> IsTakenAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken) =>
        draft.Edits is not null || await dialog.IsTakingAsync(turn, cancellationToken);

    private async Task WithDraftAsync(
        Turn turn,
        Press press,
        Action<PledgeDraft> act,
        CancellationToken cancellationToken
    )
    {
        if (dialog.DraftOf(turn) is { } draft && draft.Id == press.Id("draft"))
        {
            act(draft);
        }
        else
        {
            await ShowOldAsync(turn, press, cancellationToken);
        }
    }

    /// <summary>A card from earlier: its draft was posted already, or is gone.</summary>
    private async Task ShowOldAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
        }
        else
        {
            dialog.OpenForm(turn, dialog.DraftOf(turn) ?? dialog.NewDraft());
        }
    }

    /// <summary>Whether the card is about a pledge that the person has made already and is not changing.</summary>
    private async Task<bool> WasMadeAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var (named, draft) = (press.Id("draft"), dialog.DraftOf(turn));
        if (named is null || named == draft?.PledgeId || named == draft?.Id)
        {
            return false;
        }

        var made = await desk.FindAsync(turn.TenantId, named, cancellationToken);
        return made?.PersonKey == turn.PersonKey;
    }

    private static void ShowMade(Turn turn) =>
        turn.ShowInPlace("notice", PledgePosting.Made(turn, turn.Words["pledge.posted-already"]));
}
