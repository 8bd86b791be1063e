using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>
/// The steps of a pledge that is being made: the form, the screen before anything is kept, the coach once, the preview.
/// </summary>
internal sealed class PledgeSteps(PledgeDesk desk, PledgePosting posting)
{
    public const string DialogName = "pledge";

    public PledgeDraft NewDraft() => new() { Id = Guid.CreateVersion7(desk.Now).ToString(), Step = "form" };

    public DateOnly Today(Turn turn) => PledgeTimes.Today(PledgeTimes.ZoneOf(turn), desk.Now);

    /// <summary>The form; in public only the one who pressed sees what stands in it.</summary>
    public void Open(Turn turn, PledgeDraft draft, FormProblems problems = default, bool inPlace = false)
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
            turn.Show("pledge-form", turn.IsPersonal ? card : PledgeForm.Card(turn, NewDraft(), Today(turn)));
        }
    }

    /// <summary>From words to the next step: refused, sharpened once, or shown as it will look.</summary>
    public void Continue(Turn turn, PledgeDraft draft)
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
                    Text = draft.Text.Length > PledgeText.Longest ? draft.Text[..PledgeText.Longest] : draft.Text,
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
            turn.ShowInPlace("pledge-coach", new PledgeCoachCard(draft.Id, draft.Text, turn.Words[key]));
        }
        else
        {
            posting.Preview(turn, draft);
        }
    }

    /// <summary>Words that must not be kept: said why, and gone. Nothing was stored or logged before this.</summary>
    public static bool TryStop(Turn turn, PledgeDraft draft)
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
}
