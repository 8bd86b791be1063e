using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Conversation;

/// <summary>The channel's posts: one pledge, or a digest of many; for everybody, or as one person sees them.</summary>
internal static class PledgePostView
{
    public static PledgePostCard Post(
        LanguagePack language,
        CampaignRecord campaign,
        Pledge pledge,
        IReadOnlyList<string> viewers,
        PostViewer? viewer = null
    )
    {
        var words = language.Content.Phrases;
        var shown = PledgeLife.IsShown(pledge.State);
        var joined = viewer?.HasJoined == true;
        return new(
            pledge.Id,
            campaign.Name,
            campaign.Hashtag ?? "",
            PledgeView.Joined(words, pledge.Joined),
            shown ? PledgeView.Lines(language, pledge) : null,
            shown ? viewer?.Said ?? (joined ? words["pledge.joined-by-you"] : null) : null,
            shown ? null : Gone(language, pledge),
            shown && !joined && PledgeLife.May(PledgeAct.Join, PledgeActor.Anyone, pledge.State),
            shown && joined,
            viewers
        );
    }

    public static PledgeDigestCard Digest(
        LanguagePack language,
        CampaignRecord campaign,
        IReadOnlyList<Pledge> pledges,
        string? said = null
    )
    {
        var words = language.Content.Phrases;
        return new(
            words.Plural("digest.title", pledges.Count),
            campaign.Name,
            campaign.Hashtag ?? "",
            said,
            [.. pledges.Select(pledge => Line(language, pledge))],
            [
                .. pledges
                    .Where(pledge =>
                        PledgeLife.May(PledgeAct.Join, PledgeActor.Anyone, pledge.State)
                    )
                    .Select(PledgeView.Choice),
            ]
        );
    }

    private static DigestLine Line(LanguagePack language, Pledge pledge)
    {
        if (!PledgeLife.IsShown(pledge.State))
        {
            return new(Gone(language, pledge), "", "", "", null, IsGone: true);
        }

        var lines = PledgeView.Lines(language, pledge);
        var joined = PledgeView.Joined(language.Content.Phrases, pledge.Joined);
        return new(pledge.Text, lines.Who, lines.Due, joined, lines.Status, IsGone: false);
    }

    private static string Gone(LanguagePack language, Pledge pledge) =>
        pledge.State == PledgeState.Withdrawn
            ? language.Content.Phrases["pledge.withdrawn"]
            : PledgeView.Status(language.Content.Phrases, pledge.State);
}

/// <summary>Who looks at a post.</summary>
/// <param name="Said">What is said to them; null says only whether they joined.</param>
internal sealed record PostViewer(bool HasJoined, string? Said);
