using ToolkitBot.Features.Teams;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>
/// The buttons on the cards of a pledge that is being made. A card from earlier shows where the pledge stands now, and
/// posts nothing that it does not show.
/// </summary>
internal sealed class PledgePresses(PledgeDialog dialog, PledgeDesk desk, TeamFinder teams, PledgePosting posting)
    : IRoom
{
    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("pledge.preview", ReadFormAsync, Answered.InOwnView);
        verbs.On("pledge.resume", ResumeAsync, Answered.InOwnView);
        verbs.On("pledge.change", ChangeAsync, Answered.InOwnView);
        verbs.On("pledge.keep", KeepAsync, Answered.InOwnView);
        verbs.On("pledge.day", SetDayAsync, Answered.InOwnView);
        verbs.On("pledge.replace", ReplaceAsync, Answered.InOwnView);
        verbs.On("pledge.keep-first", KeepFirstAsync, Answered.InOwnView);
        verbs.On("pledge.cancel", CancelAsync, Answered.InOwnView);
        verbs.On("pledge.post", PostAsync, Answered.InOwnView);
        verbs.On("pledge.teams", ShowTeamsAsync, Answered.InOwnView);
        verbs.On("pledge.team", ChooseTeamAsync, Answered.InOwnView);
        verbs.On("pledge.no-team", WaitForTeamAsync, Answered.InOwnView);
    }

    private async Task ReadFormAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await MadeAsync(turn, press, cancellationToken) is { } made)
        {
            turn.ShowInPlace("notice", PledgePosting.MadeAlready(turn, made));
            return;
        }

        var before = dialog.DraftOf(turn) ?? dialog.NewDraft();
        var draft = PledgeForm.Read(turn, press, before);
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

        // A day in the words counts where the day's field is empty, and is asked for once if it is not understood.
        var line = turn.Language.Pledges.Lines.Parse(draft.Text, dialog.Today(turn));
        var isNew = before.Text != draft.Text;
        if (draft.DueOn is null && (line.Due is not null || (line.AsksForDue && isNew)))
        {
            await dialog.GoOnAsync(turn, draft, line, cancellationToken);
            return;
        }

        await dialog.GoOnAsync(turn, draft, cancellationToken);
    }

    private Task ResumeAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var draft = dialog.DraftOf(turn) ?? dialog.NewDraft();
        if (draft.Text.Length > 0)
        {
            var coached = draft.Coached && draft.Step != PledgeDialog.Coach;
            return dialog.GoOnAsync(turn, draft with { Coached = coached }, cancellationToken);
        }

        dialog.OpenForm(turn, draft);
        return Task.CompletedTask;
    }

    private Task ChangeAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (dialog.DraftOf(turn) is not { } draft)
        {
            return ShowOldAsync(turn, press, cancellationToken);
        }

        // Where the bot has asked about new words, it is those that shall be changed.
        if (draft.Offered is { } offered)
        {
            var line = turn.Language.Pledges.Lines.Parse(offered, dialog.Today(turn));
            draft = draft with { Text = line.Text, DueOn = line.Due ?? draft.DueOn, Offered = null };
        }

        dialog.OpenForm(turn, draft);
        return Task.CompletedTask;
    }

    private Task KeepAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft => dialog.GoOnAsync(turn, draft with { Coached = true }, cancellationToken),
            cancellationToken
        );

    /// <summary>The day that the coach asked for.</summary>
    private Task SetDayAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft =>
            {
                var day = PledgeForm.Day(press.Words("due").Text);
                if (day is not null && day >= dialog.Today(turn))
                {
                    draft = draft with { DueOn = day, Coached = true };
                    return dialog.GoOnAsync(turn, draft, cancellationToken);
                }

                dialog.ShowCoach(turn, draft, turn.Words[day is null ? "errors.field-date" : "errors.field-date-past"]);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    private Task ReplaceAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft =>
            {
                var line = turn.Language.Pledges.Lines.Parse(draft.Offered ?? draft.Text, dialog.Today(turn));
                return dialog.GoOnAsync(turn, draft with { Coached = false }, line, cancellationToken);
            },
            cancellationToken
        );

    private Task KeepFirstAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft =>
            {
                draft = draft with { Offered = null };
                if (draft.Text.Length > 0)
                {
                    return dialog.GoOnAsync(turn, draft with { Coached = true }, cancellationToken);
                }

                dialog.OpenForm(turn, draft);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    private Task ShowTeamsAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft => dialog.ChooseTeamAsync(turn, draft, null, cancellationToken),
            cancellationToken
        );

    private Task ChooseTeamAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft =>
                (press.Id("team") ?? draft.TeamId) is { } team
                    ? dialog.TakeTeamAsync(turn, draft, team, cancellationToken)
                    : dialog.ChooseTeamAsync(turn, draft, turn.Words["team.choose-one"], cancellationToken),
            cancellationToken
        );

    private Task WaitForTeamAsync(Turn turn, Press press, CancellationToken cancellationToken) =>
        WithDraftAsync(
            turn,
            press,
            draft =>
                dialog.GoOnAsync(
                    turn,
                    draft with
                    {
                        TeamId = null,
                        Themes = null,
                        WaitsForTeam = true,
                    },
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task CancelAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await MadeAsync(turn, press, cancellationToken) is { } made)
        {
            turn.ShowInPlace("notice", PledgePosting.MadeAlready(turn, made));
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
        else if (draft.Offered is not null)
        {
            // New words wait for an answer: which of the two would be posted is not decided.
            await dialog.ShowAsync(turn, cancellationToken);
        }
        else if (draft.Step != PledgeDialog.Preview)
        {
            // An earlier preview: what it shows is no longer what would be posted.
            await dialog.GoOnAsync(turn, draft, cancellationToken);
        }
        else if (press.Id("version") != draft.Version)
        {
            await posting.PreviewAsync(turn, draft, turn.Words["pledge.preview-changed"], cancellationToken);
        }
        else if (
            !dialog.TryStop(turn, draft)
            && !dialog.HasProblems(turn, draft)
            && await IsTakenAsync(turn, draft, cancellationToken)
            && await StillBelongsAsync(turn, draft, cancellationToken)
        )
        {
            dialog.Finish(turn);
            await posting.PostAsync(turn, PledgeForm.WithTheme(turn, press, draft), cancellationToken);
        }
    }

    /// <summary>Whether the author belongs to the team that the preview names; else they are asked for another.</summary>
    private async Task<bool> StillBelongsAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken)
    {
        if (
            draft.TeamId is not { } team
            || draft.Edits is not null
            || await teams.BelongsAsync(turn, team, cancellationToken) != RosterAnswer.NotMember
        )
        {
            return true;
        }

        await dialog.ChooseTeamAsync(
            turn,
            draft with
            {
                TeamId = null,
            },
            turn.Words["team.not-yours"],
            cancellationToken
        );
        return false;
    }

    /// <summary>New words for a pledge that stands are taken after the campaign's end too: it is still its author's.</summary>
    private async Task<bool> IsTakenAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken) =>
        draft.Edits is not null || await dialog.IsTakingAsync(turn, draft.TeamId, cancellationToken);

    private async Task WithDraftAsync(
        Turn turn,
        Press press,
        Func<PledgeDraft, Task> act,
        CancellationToken cancellationToken
    )
    {
        if (dialog.DraftOf(turn) is { } draft && draft.Id == press.Id("draft"))
        {
            await act(draft);
        }
        else
        {
            await ShowOldAsync(turn, press, cancellationToken);
        }
    }

    /// <summary>A card from earlier: its draft was posted already, or is gone.</summary>
    private async Task ShowOldAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        if (await MadeAsync(turn, press, cancellationToken) is { } made)
        {
            turn.ShowInPlace("notice", PledgePosting.MadeAlready(turn, made));
        }
        else
        {
            dialog.OpenForm(turn, dialog.DraftOf(turn) ?? dialog.NewDraft());
        }
    }

    /// <summary>The pledge that the card is about, where the person has made it already and is not changing it.</summary>
    private async Task<Pledge?> MadeAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        var (named, draft) = (press.Id("draft"), dialog.DraftOf(turn));
        if (named is null || named == draft?.PledgeId || named == draft?.Id)
        {
            return null;
        }

        var made = await desk.FindAsync(turn.TenantId, named, cancellationToken);
        return made?.PersonKey == turn.PersonKey ? made : null;
    }
}
