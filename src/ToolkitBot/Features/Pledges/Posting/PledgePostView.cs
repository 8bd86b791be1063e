using ToolkitBot.Languages;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges.Posting;

/// <summary>The channel's posts: one pledge, or a digest of many; for everybody, or as one person sees them.</summary>
internal static class PledgePostView
{
    public static PledgePostCard Post(
        Language language,
        CampaignRecord campaign,
        Pledge pledge,
        IReadOnlyList<string> viewers,
        PostViewer? viewer = null,
        DigestPlace? place = null
    )
    {
        var words = language.Content.Phrases;
        var shown = pledge.IsShown;
        var joined = viewer?.HasJoined == true;
        var own = viewer?.IsAuthor == true;
        return new(
            pledge.Id,
            campaign.Name,
            campaign.Hashtag ?? "",
            PledgeView.Joined(words, pledge.Joined),
            shown ? PledgeView.Lines(language, pledge) : null,
            shown ? viewer?.Said ?? Mine(words, joined, own) : null,
            shown ? null : Gone(language, pledge),
            shown && !joined && !own && pledge.Refusal(PledgeAct.Join, PledgeActor.Anyone) is null,
            shown && joined,
            viewers,
            place?.DigestId ?? "",
            place is null ? null : words.Format("digest.position", ("at", place.At), ("count", place.Count)),
            place?.NextId
        );
    }

    public static PledgeDigestCard Digest(
        Language language,
        CampaignRecord campaign,
        IReadOnlyList<Pledge> pledges,
        IReadOnlyList<string> viewers,
        DigestViewer? viewer = null
    )
    {
        var words = language.Content.Phrases;
        return new(
            words.Plural("digest.title", pledges.Count),
            campaign.Name,
            campaign.Hashtag ?? "",
            viewer?.Said,
            [.. pledges.Select(pledge => Line(language, pledge, viewer))],
            [
                .. pledges
                    .Where(pledge =>
                        pledge.Refusal(PledgeAct.Join, PledgeActor.Anyone) is null && viewer?.IsIn(pledge) != true
                    )
                    .Select(PledgeView.Choice),
            ],
            pledges[0].Id,
            viewers
        );
    }

    private static DigestLine Line(Language language, Pledge pledge, DigestViewer? viewer)
    {
        if (!pledge.IsShown)
        {
            return new(Gone(language, pledge), "", "", "", null, null, IsGone: true);
        }

        var lines = PledgeView.Lines(language, pledge);
        var joined = PledgeView.Joined(language.Content.Phrases, pledge.Joined);
        var mine = Mine(
            language.Content.Phrases,
            viewer?.Joined.Contains(pledge.Id) == true,
            viewer?.IsAuthor(pledge) == true
        );
        return new(pledge.Text, lines.Who, lines.Due, joined, lines.Status, mine, IsGone: false);
    }

    private static string? Mine(Phrases words, bool joined, bool own) =>
        own ? words["pledge.yours"]
        : joined ? words["pledge.joined-by-you"]
        : null;

    private static string Gone(Language language, Pledge pledge) =>
        pledge.State == PledgeState.Withdrawn
            ? language.Content.Phrases["pledge.withdrawn"]
            : PledgeView.Status(language.Content.Phrases, pledge.State);
}

/// <summary>Who looks at a post.</summary>
/// <param name="Said">What is said to them; null says only whether they joined.</param>
internal sealed record PostViewer(bool HasJoined, bool IsAuthor, string? Said);

/// <summary>Who looks at a digest.</summary>
/// <param name="Joined">Which of its pledges they joined.</param>
internal sealed record DigestViewer(string PersonKey, IReadOnlySet<string> Joined, string? Said)
{
    public bool IsAuthor(Pledge pledge) => pledge.PersonKey == PersonKey;

    public bool IsIn(Pledge pledge) => IsAuthor(pledge) || Joined.Contains(pledge.Id);
}

/// <summary>Where in a digest a pledge is shown by itself.</summary>
/// <param name="DigestId">The pledge that the digest is known by.</param>
/// <param name="NextId">The pledge after it; null for the last.</param>
internal sealed record DigestPlace(string DigestId, int At, int Count, string? NextId)
{
    /// <summary>Null where the pledge does not stand in that digest.</summary>
    public static DigestPlace? Of(string digestId, Pledge pledge, IReadOnlyList<Pledge> all)
    {
        var shown = all.Where(p => p.IsShown || p.Id == pledge.Id).ToList();
        var at = shown.FindIndex(p => p.Id == pledge.Id);
        return at < 0 ? null : new(digestId, at + 1, shown.Count, shown.ElementAtOrDefault(at + 1)?.Id);
    }
}
