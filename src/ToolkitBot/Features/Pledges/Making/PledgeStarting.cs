using ToolkitBot.Features.Campaigns;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Toolkit.Guide;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>How a pledge begins, as long as the campaign takes any: by the command, from a message, from the content.</summary>
internal sealed class PledgeStarting(PledgeSteps steps, CampaignBook campaigns)
{
    /// <summary>The command <c>pledge</c>: with words it goes on to coach or preview, without it opens the form.</summary>
    public async Task StartAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (!await IsTakingAsync(turn, cancellationToken))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            steps.Open(turn, steps.NewDraft());
            return;
        }

        var line = turn.Language.Pledges.Lines.Parse(text, steps.Today(turn));
        steps.Continue(
            turn,
            steps.NewDraft() with
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
            steps.Open(turn, steps.NewDraft(), new FormProblems(problem, null), inPlace: true);
            return;
        }

        var due = turn.Language.Pledges.Lines.Parse(words, steps.Today(turn)).Due;
        steps.Open(turn, steps.NewDraft() with { Text = Cut(words), DueOn = due }, inPlace: true);
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

    /// <summary>A pledge that the content proposes: looked up here, never taken from the card.</summary>
    public async Task DraftAsync(Turn turn, CardInput press, CancellationToken cancellationToken)
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
        var draft = steps.NewDraft() with { Text = PledgeText.Fold(proposed ?? ""), Coached = true };
        steps.Open(turn, draft);
    }

    /// <summary>Whether new pledges are taken today, where the person is; says when they are, if not.</summary>
    public async Task<bool> IsTakingAsync(Turn turn, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadAsync(turn.Content.Campaign, turn.TenantId, cancellationToken);
        var today = steps.Today(turn);
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
}
