using System.Globalization;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Pledges;
using ToolkitBot.Features.Questions;
using ToolkitBot.Features.Walk;
using ToolkitBot.Outbox;
using ToolkitBot.Toolkit.Commands;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Privacy;

/// <summary><c>forget me</c>: lists what is held, shows all of it, and deletes it after confirmation.</summary>
internal sealed class PrivacyRoom(
    PledgeDesk desk,
    QuestionDesk questions,
    CampaignStore campaigns,
    OutboxQueue queue,
    PersonExport export
) : IRoom
{
    /// <summary>Characters of the export on one card: within what a phone renders and Teams accepts.</summary>
    private const int LettersOnACard = 6000;

    public void Declare(Verbs verbs, TypedCommands commands)
    {
        verbs.On("privacy.export", ExportAsync, Answered.InPrivate);
        verbs.On("privacy.forget", (turn, _, token) => ForgetAsync(turn, token), Answered.InPrivate);
        verbs.On(
            "privacy.keep",
            (turn, _) => turn.ShowInPlace("notice", Notices.Of(turn, "privacy.kept")),
            Answered.InPrivate
        );
        commands.On(CommandNames.ForgetMe, (turn, _, token) => ShowAsync(turn, token), Answered.InPrivate);
    }

    /// <summary>What stands in channels is emptied after this turn, once they can be reached.</summary>
    private async Task ForgetAsync(Turn turn, CancellationToken cancellationToken)
    {
        var pledges = await desk.MineAsync(turn.PersonKey, int.MaxValue, cancellationToken);
        var isPosted =
            pledges.Any(pledge => pledge.PostActivityId is not null)
            || await questions.OfPersonAsync(turn.PersonKey, cancellationToken) > 0;
        turn.IsForgotten = true;
        turn.Also(
            new ForgetEffect(turn.TenantId, turn.PersonKey, campaigns.StewardsOf(turn.TenantId), queue, desk.Now)
        );
        turn.ShowInPlace("notice", Notices.Of(turn, isPosted ? "privacy.forgotten-posts" : "privacy.forgotten"));
    }

    private async Task ExportAsync(Turn turn, Press press, CancellationToken cancellationToken)
    {
        _ = int.TryParse(press.Id("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var from);
        var (lines, next) = Page(await export.LinesAsync(turn, cancellationToken), from);
        var said = turn.Words[next is null ? "privacy.export-intro" : "privacy.export-part"];
        turn.ShowInPlace("privacy-export", new PrivacyExportCard(turn.Words["privacy.title"], said, lines, next));
    }

    private async Task ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.ShowInPlace(
            "privacy",
            new PrivacyCard(turn.Words["privacy.title"], await HeldAsync(turn, cancellationToken))
        );

    /// <summary>The kinds of data that are held.</summary>
    private async Task<List<string>> HeldAsync(Turn turn, CancellationToken cancellationToken)
    {
        var pledges = await desk.MineAsync(turn.PersonKey, int.MaxValue, cancellationToken);
        var joined = await desk.JoinedAsync(turn.PersonKey, int.MaxValue, cancellationToken);
        var held = new List<string> { turn.Words["privacy.held-person"], turn.Words["privacy.held-chats"] };
        if (WalkDialog.AnswersOf(turn.State).Count > 0)
        {
            held.Add(turn.Words["privacy.held-answers"]);
        }

        if (pledges.Count > 0)
        {
            held.Add(turn.Words.Plural("privacy.held-pledges", pledges.Count));
        }

        if (joined.Count > 0)
        {
            held.Add(turn.Words.Plural("privacy.held-joins", joined.Count));
        }

        if (await questions.OfPersonAsync(turn.PersonKey, cancellationToken) is > 0 and var asked)
        {
            held.Add(turn.Words.Plural("privacy.held-questions", asked));
        }

        if (await questions.AnsweredByAsync(turn.PersonKey, cancellationToken) is > 0 and var answered)
        {
            held.Add(turn.Words.Plural("privacy.held-answered", answered));
        }

        held.AddRange(await HeldAsOwnerAsync(turn, cancellationToken));
        return held;
    }

    /// <summary>What is held of an owner, and which campaigns are left without one.</summary>
    private async Task<List<string>> HeldAsOwnerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var held = new List<string>();
        var known = await campaigns.OwnedAsync(turn.TenantId, turn.PersonKey, int.MaxValue, cancellationToken);
        var owned = known.Where(campaign => campaign.OwnerKeys.Contains(turn.PersonKey)).ToList();
        if (owned.Count > 0)
        {
            held.Add(turn.Words.Plural("privacy.held-campaigns", owned.Count));
        }

        if (await campaigns.IsInHistoryAsync(turn.PersonKey, cancellationToken))
        {
            held.Add(turn.Words["privacy.held-events"]);
        }

        held.AddRange(
            owned
                .Where(campaign => campaign.OwnerKeys.Count == 1)
                .Select(campaign =>
                    turn.Words.Format("privacy.held-last-owner", ("team", CampaignOverview.TeamName(turn, campaign)))
                )
        );
        return held;
    }

    /// <summary>Returns the lines that fit on a card, at least one, and where the next card begins, if any.</summary>
    private static (IReadOnlyList<string> Lines, string? Next) Page(IReadOnlyList<string> all, int from)
    {
        var lines = new List<string>();
        var letters = 0;
        foreach (var line in all.Skip(from))
        {
            letters += line.Length;
            if (lines.Count > 0 && letters > LettersOnACard)
            {
                return (lines, (from + lines.Count).ToString(CultureInfo.InvariantCulture));
            }

            lines.Add(line);
        }

        return (lines, null);
    }
}
