using ToolkitBot.Cards;
using ToolkitBot.Features.Campaigns;
using ToolkitBot.Features.Teams;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>The last two steps of a pledge: how it will look, and posting it or its new words.</summary>
internal sealed class PledgePosting(PledgeDesk desk, CampaignStore campaigns, TeamFinder teams)
{
    public Task PreviewAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken) =>
        PreviewAsync(turn, draft, said: null, cancellationToken);

    /// <param name="said">A sentence above everything else; null for none.</param>
    public async Task PreviewAsync(Turn turn, PledgeDraft draft, string? said, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadAsync(turn.TenantId, draft.TeamId, cancellationToken);
        var edited = await desk.FindAsync(turn.TenantId, draft.Edits, cancellationToken);
        var pledge = ToPledge(turn, draft, campaign.EndsOn, edited);
        var found = PledgeScreening.Check(turn.Language, draft);
        var waits = WaitsForOwners(campaign, found.Verdict == ScreenVerdict.Review, edited);
        var nobody = waits && NobodyDecides(turn, campaign, found.Verdict == ScreenVerdict.Review);
        var (next, post) = await OutlookAsync(turn, campaign, waits, nobody, edited, cancellationToken);
        // The screen's own words about a doubt promise that the pledge goes out at once without it.
        var onlyDoubtWaits =
            waits
            && !nobody
            && !WaitsForOwners(campaign, doubtful: false, edited)
            && await campaigns.ChannelAsync(campaign, cancellationToken) is not null;
        var warnings = found.Findings.Select(finding =>
            onlyDoubtWaits ? finding.Explanation : ScreenedWords.Of(turn.Words, finding)
        );
        var others =
            turn.Said.TeamId is null && draft.Edits is null
                ? await teams.OthersAsync(turn, draft.TeamId, cancellationToken)
                : new OtherTeams([], More: false);
        turn.ShowInPlace(
            "pledge-preview",
            new PledgePreviewCard(
                draft.Id,
                draft.Version,
                turn.Words[post],
                next,
                others.Choices(turn),
                others.More,
                [.. said is null ? [] : new[] { said }, .. warnings],
                PledgeView.Lines(turn.Language, pledge),
                PledgeForm.Themes(turn, draft),
                draft.ThemeId ?? PledgeForm.NoTheme
            )
        );
    }

    public async Task PostAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadAsync(turn.TenantId, draft.TeamId, cancellationToken);
        // Whatever the screen doubts waits for somebody other than its author, whoever that may be.
        var doubtful = PledgeScreening.Check(turn.Language, draft).Verdict == ScreenVerdict.Review;
        if (draft.Edits is not null)
        {
            await SaveEditAsync(turn, draft, campaign, doubtful, cancellationToken);
            return;
        }

        var pledge = ToPledge(turn, draft, campaign.EndsOn, edited: null);
        if (await desk.TwinAsync(pledge, cancellationToken) is { } twin)
        {
            turn.ShowInPlace("notice", MadeAlready(turn, twin));
            return;
        }

        if (pledge.TeamId is not null)
        {
            pledge.Submit(campaign.ApproveFirst || doubtful);
        }

        turn.Also(desk.Make(pledge, doubtful));
        TellWhenPosted(turn, pledge);
        var channel = await campaigns.ChannelAsync(campaign, cancellationToken);
        var said =
            pledge.TeamId is null ? turn.Words["pledge.no-team"]
            : pledge.State == PledgeState.AwaitingApproval ? Awaiting(turn, campaign, doubtful)
            : channel is null
                ? turn.Words.Format("pledge.no-channel", ("when", ChannelWords.PostedWhen(turn.Words, campaign)))
            : turn.Words.Format("pledge.posting", ("channel", Name(turn, channel)));
        turn.ShowInPlace("notice", Made(turn, said, pledge.Id));
    }

    private void TellWhenPosted(Turn turn, Pledge pledge)
    {
        if (turn.IsPersonal && !turn.Said.IsDialog)
        {
            turn.Also(desk.TellWhenPosted(pledge, turn.PrivateCard));
        }
    }

    /// <summary>Whether the owners look at it before anybody else does.</summary>
    private static bool WaitsForOwners(CampaignRecord campaign, bool doubtful, Pledge? edited) =>
        campaign.TeamId is not null
        && (
            campaign.ApproveFirst || doubtful || edited?.State is PledgeState.AwaitingApproval or PledgeState.TakenDown
        );

    /// <summary>Whether a pledge waits for somebody to decide, and nobody is there who may.</summary>
    private static bool NobodyDecides(Turn turn, CampaignRecord campaign, bool doubtful) =>
        campaign.AskedAbout(turn.PersonKey, doubtful).Count == 0;

    /// <summary>What is said of a pledge that waits for a decision.</summary>
    private static string Awaiting(Turn turn, CampaignRecord campaign, bool doubtful) =>
        turn.Words[
            !NobodyDecides(turn, campaign, doubtful) ? "pledge.awaiting"
            : campaign.IsOwnedBy(turn.PersonKey) ? "pledge.awaiting-second"
            : "pledge.awaiting-owner"
        ];

    /// <summary>What happens next, and where; and the phrase of the button that does it.</summary>
    private async Task<(string Next, string Post)> OutlookAsync(
        Turn turn,
        CampaignRecord campaign,
        bool waits,
        bool nobody,
        Pledge? edited,
        CancellationToken cancellationToken
    )
    {
        if (campaign.TeamId is null)
        {
            return (turn.Words["pledge.goes-nowhere"], "buttons.save");
        }

        var isPosted =
            edited?.PostActivityId is not null
            && await campaigns.ChannelAsync(edited.ChannelId, cancellationToken, isOpen: false) is not null;
        var channel = await campaigns.ChannelAsync(
            isPosted ? edited!.ChannelId : campaign.ChannelId,
            cancellationToken
        );
        var (next, post) = (waits, channel, isPosted) switch
        {
            (true, _, _) when nobody => (
                campaign.IsOwnedBy(turn.PersonKey) ? "pledge.goes-to-second" : "pledge.goes-to-nobody",
                "buttons.save"
            ),
            (true, _, _) => ("pledge.goes-to-owners", "buttons.send"),
            (_, null, true) => ("pledge.changes-later", "buttons.save"),
            (_, null, _) => ("pledge.goes-to-team", "buttons.save"),
            (_, _, true) => ("pledge.changes-post", "buttons.save"),
            _ => ("pledge.goes-to", "buttons.post"),
        };
        var team = await campaigns.TeamNameAsync(campaign, cancellationToken);
        var said = Next(turn, campaign, team, channel, next);
        return (waits && isPosted ? $"{said} {turn.Words["pledge.hidden-until"]}" : said, post);
    }

    private static string Next(
        Turn turn,
        CampaignRecord campaign,
        DisplayName? team,
        CampaignChannel? channel,
        string phrase
    )
    {
        var all = new (string Name, object Value)[]
        {
            ("team", team?.Markdown ?? turn.Words["pledge.the-team"]),
            ("channel", channel is null ? turn.Words["pledge.the-channel"] : Name(turn, channel)),
            ("when", ChannelWords.PostedWhen(turn.Words, campaign)),
        };
        var places = turn.Words.Places(phrase);
        return turn.Words.Format(phrase, [.. all.Where(place => places.Contains(place.Name))]);
    }

    private static string Name(Turn turn, CampaignChannel channel) =>
        channel.Name?.Markdown ?? turn.Words["pledge.the-channel"];

    /// <summary>The card after a pledge was made, with the ways on.</summary>
    /// <param name="pledgeId">The pledge that can be seen; null for none.</param>
    public static NoticeCard Made(Turn turn, string said, string? pledgeId = null) =>
        new(
            null,
            said,
            [
                pledgeId is null
                    ? new(turn.Words["buttons.my-pledges"], "pledge.mine")
                    : new(turn.Words["buttons.see-it"], "pledge.open", pledgeId),
                new(turn.Words["buttons.pledge"], "pledge.start"),
            ]
        );

    /// <summary>The card for a pledge that was made before; other words may stand on the card that was pressed.</summary>
    public static NoticeCard MadeAlready(Turn turn, Pledge made) =>
        made.State == PledgeState.Withdrawn
            ? Made(turn, turn.Words["pledge.withdrawn"])
            : Made(turn, turn.Words.Format("pledge.made-already", ("pledge", CardText.Escape(made.Text))), made.Id);

    private async Task SaveEditAsync(
        Turn turn,
        PledgeDraft draft,
        CampaignRecord campaign,
        bool doubtful,
        CancellationToken cancellationToken
    )
    {
        var pledge = await desk.FindAsync(turn.TenantId, draft.Edits, cancellationToken);
        if (pledge is null || pledge.PersonKey != turn.PersonKey)
        {
            turn.ShowInPlace("notice", Notices.Of(turn, "unexpected.not-found"));
            return;
        }

        if (pledge.Refusal(PledgeAct.Edit, PledgeActor.Author) is { } refusal)
        {
            turn.ShowInPlace("notice", Made(turn, turn.Words[refusal.PhraseKey]));
            return;
        }

        var details = Details(turn, draft, campaign.EndsOn, pledge);
        turn.Also(desk.Change(new EditPledge(pledge.Id, details, draft.TeamId, doubtful)));
        if (pledge.PostActivityId is null)
        {
            TellWhenPosted(turn, pledge);
        }

        var waits = WaitsForOwners(campaign, doubtful, pledge);
        var said = waits ? Awaiting(turn, campaign, doubtful) : turn.Words["pledge.edited"];
        turn.ShowInPlace("notice", Made(turn, said, pledge.Id));
    }

    /// <param name="edited">The pledge whose words are changed; null for a new one.</param>
    private Pledge ToPledge(Turn turn, PledgeDraft draft, DateOnly campaignEnd, Pledge? edited) =>
        new(
            draft.Id,
            turn.TenantId,
            campaigns.IdOf(turn.TenantId),
            draft.TeamId,
            turn.PersonKey,
            Details(turn, draft, campaignEnd, edited),
            desk.Now
        );

    private PledgeDetails Details(Turn turn, PledgeDraft draft, DateOnly campaignEnd, Pledge? edited)
    {
        var zone = PledgeTimes.ZoneOf(turn);
        var today = PledgeTimes.Today(zone, desk.Now);
        return new()
        {
            Text = draft.Text,
            ForWhom = draft.ForWhom,
            Why = draft.Why,
            ThemeId = draft.ThemeId,
            DueOn = draft.DueOn ?? edited?.DueOn ?? DueDateReader.Default(today, campaignEnd),
            DueChosen = draft.DueOn is not null,
            TimeZone = zone.Id,
            MadeAs = draft.MadeAs,
            GroupName = draft.MadeAs == "individual" ? null : draft.GroupName,
            ShownName = draft.ShowName ? turn.Said.PersonName?.Text : null,
        };
    }
}
