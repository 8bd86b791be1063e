using ToolkitBot.Features.Campaigns;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Making;

/// <summary>The last two steps of a pledge: how it will look, and posting it or its new words.</summary>
internal sealed class PledgePosting(PledgeDesk desk, CampaignBook campaigns)
{
    public void Preview(Turn turn, PledgeDraft draft)
    {
        var pledge = ToPledge(turn, draft, turn.Content.Campaign.Ends);
        var found = PledgeScreening.Check(turn.Language, draft).Findings;
        turn.ShowInPlace(
            "pledge-preview",
            new PledgePreviewCard(
                draft.Id,
                turn.Words[found.Count > 0 ? "pledge.screened-review" : "pledge.preview"],
                [.. found.Select(finding => finding.Explanation)],
                PledgeView.Lines(turn.Language, pledge)
            )
        );
    }

    public async Task PostAsync(Turn turn, PledgeDraft draft, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadAsync(turn.Content.Campaign, turn.TenantId, cancellationToken);
        var doubtful = PledgeScreening.Check(turn.Language, draft).Verdict == ScreenVerdict.Review;
        var review = campaign.ApproveFirst || (doubtful && campaign.OwnerKeys.Any(owner => owner != turn.PersonKey));
        if (draft.Edits is not null)
        {
            await SaveEditAsync(turn, draft, campaign, review, cancellationToken);
            return;
        }

        var pledge = ToPledge(turn, draft, campaign.EndsOn);
        pledge.Submit(review);
        turn.Also(desk.Make(pledge, turn.Content.Campaign));
        var channel = await campaigns.ChannelNameAsync(campaign, cancellationToken);
        var said =
            review ? turn.Words["pledge.awaiting"]
            : campaign.ChannelId is null ? turn.Words["pledge.no-channel"]
            : turn.Words.Format("pledge.posting", ("channel", channel?.Markdown ?? turn.Words["pledge.the-channel"]));
        turn.ShowInPlace("notice", Made(turn, said));
    }

    /// <summary>The card after a pledge was made, with the ways on.</summary>
    public static NoticeCard Made(Turn turn, string said) =>
        new(
            null,
            said,
            [
                new(turn.Words["buttons.my-pledges"], "pledge.mine"),
                new(turn.Words["buttons.pledge"], "pledge.start"),
                new(turn.Words["buttons.help"], "help.show"),
            ]
        );

    private async Task SaveEditAsync(
        Turn turn,
        PledgeDraft draft,
        CampaignRecord campaign,
        bool review,
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

        var edited = new EditPledge(pledge.Id, Details(turn, draft, campaign.EndsOn), review);
        turn.Also(desk.Change(edited, turn.Content.Campaign));
        turn.ShowInPlace("notice", Made(turn, turn.Words[review ? "pledge.awaiting" : "pledge.edited"]));
    }

    private Pledge ToPledge(Turn turn, PledgeDraft draft, DateOnly campaignEnd) =>
        new(
            draft.Id,
            turn.TenantId,
            CampaignBook.IdOf(turn.Content.Campaign, turn.TenantId),
            turn.PersonKey,
            Details(turn, draft, campaignEnd),
            desk.Now
        );

    private PledgeDetails Details(Turn turn, PledgeDraft draft, DateOnly campaignEnd)
    {
        var zone = PledgeTimes.ZoneOf(turn);
        var today = PledgeTimes.Today(zone, desk.Now);
        return new()
        {
            Text = draft.Text,
            ForWhom = draft.ForWhom,
            Why = draft.Why,
            ThemeId = draft.ThemeId,
            DueOn = draft.DueOn ?? DueDateReader.Default(today, campaignEnd),
            TimeZone = zone.Id,
            MadeAs = draft.MadeAs,
            GroupName = draft.MadeAs == "individual" ? null : draft.GroupName,
            ShownName = draft.ShowName ? turn.Said.PersonName?.Text : null,
        };
    }
}
