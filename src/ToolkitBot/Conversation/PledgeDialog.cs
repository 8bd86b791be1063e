using ToolkitBot.Pledges;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Conversation;

/// <summary>
/// Making a pledge: the form or one line, the screen before anything is kept, the coach once, the preview, the post.
/// What is open is state, so it goes on after a restart and on another device. In shared conversations only the person
/// sees it, as the answer to their own press.
/// </summary>
internal sealed class PledgeDialog(
    PledgeDesk desk,
    CampaignBook campaigns,
    PledgePosting posting,
    PledgeKeeping keeping
) : IRoom
{
    public const string DialogName = "pledge";

    public string Family => "pledge";

    /// <summary>Whether typed words belong to a pledge that is being made.</summary>
    public static bool IsOpen(Turn turn) => turn.State is { Dialog: DialogName, Draft: not null };

    public static void Stop(Turn turn)
    {
        turn.State = turn.State with { Dialog = null, Draft = null };
        turn.Show("notice", Notices.Of(turn, "pledge.stopped"));
    }

    /// <summary>The command <c>pledge</c>: with words it goes on to coach or preview, without it opens the form.</summary>
    public async Task StartAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (!await IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Open(turn, NewDraft());
            return;
        }

        var line = turn.Language.Pledges.Lines.Parse(text, Today(turn));
        Continue(
            turn,
            NewDraft() with
            {
                Text = line.Text,
                DueOn = line.Due,
                MadeAs = line.Party.ToString().ToLowerInvariant(),
            }
        );
    }

    /// <summary>
    /// The form with somebody's message in it, for "make this a pledge". Words that must not be kept are not: the form comes
    /// empty, and says why.
    /// </summary>
    public async Task StartFromAsync(Turn turn, string message, CancellationToken cancellationToken)
    {
        if (!await IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        var words = PledgeText.Fold(message);
        var found = PledgeScreening.Check(turn.Language, words);
        if (found.Verdict == ScreenVerdict.Stop)
        {
            var problem = $"{turn.Words["pledge.screened-stop"]} {found.Findings[0].Explanation}";
            Open(turn, NewDraft(), new FormProblems(problem, null), inPlace: true);
            return;
        }

        var due = turn.Language.Pledges.Lines.Parse(words, Today(turn)).Due;
        Open(turn, NewDraft() with { Text = Cut(words), DueOn = due }, inPlace: true);
    }

    /// <summary>As much as a pledge may have, ending with a whole word.</summary>
    private static string Cut(string words)
    {
        if (words.Length <= PledgeText.Longest)
        {
            return words;
        }

        var end = words.LastIndexOf(' ', PledgeText.Longest);
        return words[..(end > 0 ? end : PledgeText.Longest)];
    }

    /// <summary>Words typed while a pledge is open are its new words.</summary>
    public Task SayAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        var draft = turn.State.Draft!;
        var line = turn.Language.Pledges.Lines.Parse(text, Today(turn));
        Continue(turn, draft with { Text = line.Text, DueOn = line.Due ?? draft.DueOn });
        return Task.CompletedTask;
    }

    public Task ShowMineAsync(Turn turn, CancellationToken cancellationToken) =>
        keeping.ShowMineAsync(turn, null, cancellationToken);

    public async Task PressAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        switch (press.Act())
        {
            case "start" or "form":
                await StartAsync(turn, "", cancellationToken);
                break;
            case "draft":
                await DraftAsync(turn, press, cancellationToken);
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

    private PledgeDraft NewDraft() =>
        new() { Id = Guid.CreateVersion7(desk.Now).ToString(), Step = "form" };

    private DateOnly Today(Turn turn) => PledgeTimes.Today(PledgeTimes.ZoneOf(turn), desk.Now);

    private async Task<bool> IsTakingAsync(Turn turn, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadAsync(
            turn.Content.Campaign,
            turn.TenantId,
            cancellationToken
        );
        var today = Today(turn);
        if (today >= campaign.StartsOn && today <= campaign.EndsOn)
        {
            return true;
        }

        var text = turn.Words.Format(
            "pledge.closed",
            ("start", PledgeTimes.Write(campaign.StartsOn, turn.Language.Id)),
            ("end", PledgeTimes.Write(campaign.EndsOn, turn.Language.Id))
        );
        turn.Show("notice", Notices.Titled(turn, null, text));
        return false;
    }

    private void Open(
        Turn turn,
        PledgeDraft draft,
        FormProblems problems = default,
        bool inPlace = false
    )
    {
        turn.State = turn.State with { Dialog = DialogName, Draft = draft with { Step = "form" } };
        var card = PledgeForm.Card(turn, draft, Today(turn), problems);
        if (inPlace || turn.Press is not null && !turn.IsPersonal)
        {
            turn.ShowInPlace("pledge-form", card);
        }
        else
        {
            // In public a form that somebody else can see carries nobody's words.
            turn.Show(
                "pledge-form",
                turn.IsPersonal ? card : PledgeForm.Card(turn, NewDraft(), Today(turn))
            );
        }
    }

    /// <summary>A pledge that the content proposes: looked up here, never taken from the card.</summary>
    private async Task DraftAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (!await IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        var section = press.Text("section");
        var proposed =
            press.Text("from") == "summary"
                ? WalkSummary.Of(turn.Content.Guide, turn.State.Walk?.Answers ?? []).PledgePrompt
                : turn.Content.Answer(section ?? "")?.Pledge;
        var draft = NewDraft() with { Text = PledgeText.Fold(proposed ?? ""), Coached = true };
        Open(turn, draft);
    }

    private async Task ReadFormAsync(
        Turn turn,
        CardInput press,
        CancellationToken cancellationToken
    )
    {
        if (!await IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
            return;
        }

        var draft = PledgeForm.Read(turn, press, turn.State.Draft ?? NewDraft());
        var problems = PledgeForm.Check(turn, draft, Today(turn));
        if (
            problems.Any
            && PledgeScreening.Check(turn.Language, draft).Verdict != ScreenVerdict.Stop
        )
        {
            Open(turn, draft, problems, inPlace: true);
            return;
        }

        Continue(turn, draft);
    }

    /// <summary>From words to the next step: refused, sharpened once, or shown as it will look.</summary>
    private void Continue(Turn turn, PledgeDraft draft)
    {
        if (TryStop(turn, draft))
        {
            return;
        }

        var problems = PledgeForm.Check(turn, draft, Today(turn));
        if (problems.Any)
        {
            Open(
                turn,
                draft with
                {
                    Text =
                        draft.Text.Length > PledgeText.Longest
                            ? draft.Text[..PledgeText.Longest]
                            : draft.Text,
                },
                problems
            );
            return;
        }

        var advice = turn.Language.Pledges.Coach.Advise(
            draft.Text,
            draft.DueOn is not null,
            draft.Coached || draft.Edits is not null
        );
        draft = draft with { Step = advice is null ? "preview" : "coach", Coached = true };
        turn.State = turn.State with { Dialog = DialogName, Draft = draft };
        if (!turn.IsPersonal && turn.Press is null)
        {
            // Typed in public: what was typed is there for all to see, but it is not the bot that repeats it.
            turn.Show(
                "notice",
                new NoticeCard(
                    null,
                    turn.Words["pledge.drafted"],
                    [new(turn.Words["buttons.preview"], "pledge.resume")]
                )
            );
        }
        else if (advice is not null)
        {
            var key = advice switch
            {
                { AsksForAction: true, AsksForDate: true } => "pledge.coach-both",
                { AsksForAction: true } => "pledge.coach-action",
                _ => "pledge.coach-date",
            };
            turn.ShowInPlace(
                "pledge-coach",
                new PledgeCoachCard(draft.Id, draft.Text, turn.Words[key])
            );
        }
        else
        {
            posting.Preview(turn, draft);
        }
    }

    /// <summary>Words that must not be kept: said why, and gone. Nothing was stored or logged before this.</summary>
    private static bool TryStop(Turn turn, PledgeDraft draft)
    {
        var result = PledgeScreening.Check(turn.Language, draft);
        if (result.Verdict != ScreenVerdict.Stop)
        {
            return false;
        }

        var rest = PledgeScreening.WithoutStopped(turn.Language, draft) with { Step = "form" };
        turn.State = turn.State with { Dialog = DialogName, Draft = rest };
        var found = result
            .Findings.Where(finding => finding.Verdict == ScreenVerdict.Stop)
            .Select(finding => finding.Explanation);
        turn.ShowInPlace(
            "pledge-stopped",
            new PledgeStoppedCard(turn.Words["pledge.screened-stop"], [.. found.Distinct()])
        );
        return true;
    }

    private async Task ResumeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.State.Draft is { Text.Length: > 0 } draft)
        {
            Continue(turn, draft with { Coached = draft.Coached && draft.Step != "coach" });
        }
        else
        {
            await StartAsync(turn, "", cancellationToken);
        }
    }

    private async Task ChangeAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (turn.State.Draft is { } draft)
        {
            Open(turn, draft, inPlace: true);
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
            Continue(turn, draft with { Coached = true });
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

        var dialog = turn.State.Dialog == DialogName ? null : turn.State.Dialog;
        turn.State = turn.State with { Dialog = dialog, Draft = null };
        turn.ShowInPlace("notice", Notices.Of(turn, "pledge.stopped"));
    }

    private async Task PostAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (turn.State.Draft is not { } draft || draft.Id != press.Text("draft"))
        {
            await ShowOldAsync(turn, press, cancellationToken);
        }
        else if (!TryStop(turn, draft) && await IsTakingAsync(turn, cancellationToken))
        {
            await posting.PostAsync(turn, draft, cancellationToken);
        }
    }

    /// <summary>A card from earlier: its draft was posted already, or is gone.</summary>
    private async Task ShowOldAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
    {
        if (await WasMadeAsync(turn, press, cancellationToken))
        {
            ShowMade(turn);
        }
        else
        {
            Open(turn, turn.State.Draft ?? NewDraft(), inPlace: true);
        }
    }

    /// <summary>Whether the card is about a pledge that the person has made already and is not changing.</summary>
    private async Task<bool> WasMadeAsync(
        Turn turn,
        CardInput press,
        CancellationToken cancellationToken
    )
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
