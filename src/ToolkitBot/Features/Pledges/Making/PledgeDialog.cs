using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Teams;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>
/// Making a pledge: the form, the screen before anything is kept, the coach once, the preview, the post. What is open is
/// state, so it goes on after a restart and on another device. In shared conversations only the person sees it, as the
/// answer to their own press.
/// </summary>
internal sealed partial class PledgeDialog : Dialog<PledgeDraft>
{
    public const string Coach = "coach";
    public const string Preview = "preview";
    private const string Form = "form";
    private const string Replace = "replace";
    private const string Team = "team";

    /// <summary>Letters of "due by", the longest that people put before a bare day.</summary>
    private const int LongestLead = 5;

    private readonly PledgeDesk desk;
    private readonly CampaignStore campaigns;
    private readonly TeamFinder teams;
    private readonly PledgePosting posting;

    public PledgeDialog(PledgeDesk desk, CampaignStore campaigns, TeamFinder teams, PledgePosting posting)
        : base("pledge", PledgeDraftJson.Default.PledgeDraft)
    {
        (this.desk, this.campaigns, this.teams, this.posting) = (desk, campaigns, teams, posting);
        Step(Form, Sync((turn, draft) => OpenForm(turn, draft)), TakeWordsAsync);
        Step(Coach, Sync(ShowCoach), TakeWordsAsync);
        Step(Preview, posting.PreviewAsync, TakeWordsAsync);
        Step(Team, (turn, draft, token) => ShowTeamsAsync(turn, draft, null, token), TakeTeamAsync);
        Step(Replace, Sync(ShowReplace), TakeWordsAsync);
    }

    /// <summary>What can be pressed on its cards stands in <see cref="PledgePresses"/>.</summary>
    public override void Declare(Verbs verbs, TypedCommands commands) { }

    public override string? Waits(Turn turn) => turn.Words["pledge.waits"];

    public override void Stop(Turn turn)
    {
        Close(turn);
        turn.ShowInPlace("notice", Notices.Of(turn, "pledge.stopped"));
    }

    /// <summary>The pledge that is being made; null where none is.</summary>
    public PledgeDraft? DraftOf(Turn turn) => StateOf(turn);

    /// <summary>The pledge is made, or given up.</summary>
    public void Finish(Turn turn) => Close(turn);

    public PledgeDraft NewDraft() => new() { Id = Guid.CreateVersion7(desk.Now).ToString(), Step = Form };

    /// <summary>
    /// A draft for the person's team; null where that team takes no pledges now, and they are told. Where the team is not
    /// known yet, the draft has none.
    /// </summary>
    public async Task<PledgeDraft?> NewDraftAsync(Turn turn, CancellationToken cancellationToken)
    {
        var team = (await teams.FindAsync(turn, cancellationToken)).Team;
        return await IsTakingAsync(turn, team, cancellationToken)
            ? await ForTeamAsync(turn, NewDraft(), team, cancellationToken)
            : null;
    }

    public DateOnly Today(Turn turn) => PledgeTimes.Today(PledgeTimes.ZoneOf(turn), desk.Now);

    /// <summary>The form for a pledge that begins, below the card whose button was pressed.</summary>
    public void Begin(Turn turn, PledgeDraft draft)
    {
        Open(turn, draft with { Step = Form });
        var card = FormCard(turn, draft);
        if (turn.IsPersonal)
        {
            turn.Show("pledge-form", card);
        }
        else
        {
            turn.ShowInPlace("pledge-form", card);
        }
    }

    /// <summary>The form in the place of the card that was pressed.</summary>
    public void OpenForm(Turn turn, PledgeDraft draft, FormProblems problems = default)
    {
        Open(turn, draft with { Step = Form });
        turn.ShowInPlace("pledge-form", FormCard(turn, draft, problems));
    }

    /// <summary>The form without its words, which must not be kept: it can be filled in, and what is typed is not heard as a pledge.</summary>
    public void OpenStoppedForm(Turn turn, PledgeDraft draft, string problem)
    {
        OpenForm(turn, draft, new FormProblems(problem, null));
        Close(turn, StateOf(turn));
    }

    /// <summary>In public only the one who pressed sees what stands in the form.</summary>
    private PledgeFormCard FormCard(Turn turn, PledgeDraft draft, FormProblems problems = default) =>
        PledgeForm.Card(turn, turn.Said.IsAnsweredToAll ? NewDraft() : draft, Today(turn), problems);

    /// <summary>Typed words without the names of colleagues who are mentioned; says that they were left out.</summary>
    public static Heard WithoutNames(Turn turn, Heard words)
    {
        if (words.Names.Count > 0)
        {
            turn.Show("notice", Notices.Of(turn, "pledge.name-left-out"));
        }

        return words.WithoutNames(turn.Words["pledge.mentioned"]);
    }

    /// <summary>From typed words to the next step; a day that was said and not understood is asked for.</summary>
    public Task GoOnAsync(Turn turn, PledgeDraft draft, PledgeLine line, CancellationToken cancellationToken)
    {
        draft = draft with { Text = line.Text, DueOn = line.Due ?? draft.DueOn };
        if (!line.AsksForDue)
        {
            return GoOnAsync(turn, draft, cancellationToken);
        }

        if (!TryStop(turn, draft))
        {
            var problem = turn.Words.Format("pledge.which-day", ("words", line.DueWords ?? ""));
            OpenForm(turn, draft, PledgeForm.Check(turn, draft, Today(turn)) with { Due = problem });
        }

        return Task.CompletedTask;
    }

    /// <summary>From words to the next step: refused, sharpened once, or shown as it will look.</summary>
    public async Task GoOnAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken)
    {
        if (TryStop(turn, draft) || HasProblems(turn, draft))
        {
            return;
        }

        var advice = turn.Language.Pledges.Coach.Advise(
            draft.Text,
            draft.DueOn is not null,
            draft.Coached || draft.Edits is not null
        );
        draft = draft with { Step = advice is null ? Preview : Coach, Coached = true, Offered = null };
        if (draft.TeamId is null)
        {
            var found = await teams.FindAsync(turn, cancellationToken);
            draft = await ForTeamAsync(turn, draft, found.Team, cancellationToken);
            if (advice is null && found is { Team: null, MayChoose: true } && !draft.WaitsForTeam)
            {
                draft = draft with { Step = Team };
            }
        }

        draft = PledgeForm.WithTheme(turn, draft);
        Open(turn, draft);
        if (turn.Said.IsAnsweredToAll)
        {
            // Typed in public: what was typed is there for all to see, but it is not the bot that repeats it.
            turn.Show("notice", new NoticeCard(null, turn.Words["pledge.drafted"], [PreviewButton(turn)]));
        }
        else if (draft.Step == Team)
        {
            await ShowTeamsAsync(turn, draft, null, cancellationToken);
        }
        else if (advice is null)
        {
            await posting.PreviewAsync(turn, draft, cancellationToken);
        }
        else
        {
            ShowCoach(turn, draft);
        }
    }

    /// <summary>Whether a team takes new pledges today, where the person is; says when it does, if not.</summary>
    /// <param name="team">Null where it is not known yet: as the content says.</param>
    public async Task<bool> IsTakingAsync(Turn turn, string? team, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadAsync(turn.TenantId, team, cancellationToken);
        var today = Today(turn);
        if (!campaign.TakesPledges)
        {
            turn.Show("notice", Notices.Of(turn, "pledge.switched-off"));
            return false;
        }

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

    protected override PledgeDraft First(Turn turn) => NewDraft();

    /// <summary>
    /// Words typed while a pledge is open: a day is its day, a promise its words. Words that would take the place of others,
    /// or that sound like no promise, are asked about.
    /// </summary>
    private async Task<bool> TakeWordsAsync(
        Turn turn,
        PledgeDraft draft,
        Heard words,
        CancellationToken cancellationToken
    )
    {
        if (words.IsQuestion)
        {
            return false;
        }

        words = WithoutNames(turn, words);
        var line = turn.Language.Pledges.Lines.Parse(words.Text, Today(turn));
        if (IsOnlyADay(line))
        {
            await GoOnAsync(turn, draft, line with { Text = draft.Text }, cancellationToken);
            return true;
        }

        var offered = draft with { Text = line.Text, DueOn = line.Due ?? draft.DueOn };
        if (IsStopped(turn, offered))
        {
            TryStop(turn, offered, draft);
        }
        else if (PledgeForm.Check(turn, draft, Today(turn)).Text is not null && SoundsLikeAPromise(line))
        {
            await GoOnAsync(turn, draft, line, cancellationToken);
        }
        else
        {
            Offer(turn, draft, words.Text);
        }

        return true;
    }

    /// <summary>Asks whether new words shall take the place of those that the pledge has.</summary>
    private void Offer(Turn turn, PledgeDraft draft, string words)
    {
        draft = draft with { Step = Replace, Offered = words };
        Open(turn, draft);
        ShowReplace(turn, draft);
    }

    /// <summary>
    /// A pledge in one line. Where another is being made and has words already, the person is asked which it shall be; in
    /// public, where the first would be seen, the new one takes its place.
    /// </summary>
    public Task BeginWithAsync(Turn turn, PledgeDraft draft, PledgeLine line, CancellationToken cancellationToken)
    {
        if (
            turn.Said.IsAnsweredToAll
            || DraftOf(turn) is not { Text.Length: > 0, Edits: null } open
            || open.Text == line.Text
            || IsStopped(turn, draft with { Text = line.Text })
        )
        {
            return GoOnAsync(turn, draft, line, cancellationToken);
        }

        Offer(turn, open, line.Text);
        return Task.CompletedTask;
    }

    /// <summary>Whether nothing is said but a day, or "by" and the like before it.</summary>
    private static bool IsOnlyADay(PledgeLine line) =>
        line.DueWords is { } day
        && line.Text.Replace(day, "", StringComparison.Ordinal).Count(char.IsLetterOrDigit) <= LongestLead;

    /// <summary>"I will", "we'll", "I pledge to": whoever begins like that makes a promise.</summary>
    private static bool SoundsLikeAPromise(PledgeLine line) =>
        !line.Text.StartsWith(line.What, StringComparison.Ordinal);

    private void ShowCoach(Turn turn, PledgeDraft draft) => ShowCoach(turn, draft, null);

    /// <summary>The coach's question; where only a day is missing, with a field for it.</summary>
    /// <param name="problem">What was wrong with the day; null for nothing.</param>
    public void ShowCoach(Turn turn, PledgeDraft draft, string? problem)
    {
        var advice = turn.Language.Pledges.Coach.Advise(draft.Text, draft.DueOn is not null);
        var key = advice switch
        {
            { AsksForAction: true, AsksForDate: true } => "pledge.coach-both",
            { AsksForAction: true } => "pledge.coach-action",
            _ => "pledge.coach-date",
        };
        turn.ShowInPlace(
            "pledge-coach",
            new PledgeCoachCard(
                draft.Id,
                draft.Text,
                turn.Words[key],
                advice is { AsksForAction: false },
                PledgeForm.Iso(Today(turn)),
                problem
            )
        );
    }

    private static void ShowReplace(Turn turn, PledgeDraft draft) =>
        turn.ShowInPlace(
            "pledge-replace",
            new PledgeReplaceCard(
                draft.Id,
                turn.Words[draft.Text.Length > 0 ? "pledge.replace" : "pledge.is-it"],
                draft.Text.Length > 0 ? draft.Text : null,
                draft.Offered ?? ""
            )
        );

    /// <summary>Whether something must be mended first; then the form says what.</summary>
    public bool HasProblems(Turn turn, PledgeDraft draft)
    {
        var problems = PledgeForm.Check(turn, draft, Today(turn));
        if (problems.Any)
        {
            OpenForm(turn, draft with { Text = WholeCharacters.Cut(draft.Text, PledgeText.Longest) }, problems);
        }

        return problems.Any;
    }

    public static bool IsStopped(Turn turn, PledgeDraft draft) =>
        PledgeScreening.Check(turn.Language, draft).Verdict == ScreenVerdict.Stop;

    /// <summary>Words that must not be kept: said why, and gone. Nothing was stored or logged before this.</summary>
    /// <param name="before">The draft as it was before these words; it stays. Null where they came with the draft.</param>
    public bool TryStop(Turn turn, PledgeDraft draft, PledgeDraft? before = null)
    {
        var result = PledgeScreening.Check(turn.Language, draft);
        if (result.Verdict != ScreenVerdict.Stop)
        {
            return false;
        }

        var left = before ?? PledgeScreening.WithoutStopped(turn.Language, draft) with { Step = Form };
        if (left.Text.Length > 0)
        {
            Open(turn, left);
        }
        else
        {
            // Nothing is open that has words: what is typed next is no pledge. The card leads back to the other fields.
            Close(turn, left);
        }

        var found = result
            .Findings.Where(finding => finding.Verdict == ScreenVerdict.Stop)
            .Select(finding => finding.Explanation);
        turn.ShowInPlace(
            "pledge-stopped",
            new PledgeStoppedCard(turn.Words["pledge.screened-stop"], [.. found.Distinct()])
        );
        return true;
    }

    private static ShowStep<PledgeDraft> Sync(Action<Turn, PledgeDraft> show) =>
        (turn, draft, _) =>
        {
            show(turn, draft);
            return Task.CompletedTask;
        };

    private static CardButton PreviewButton(Turn turn) => new(turn.Words["buttons.preview"], "pledge.resume");
}
