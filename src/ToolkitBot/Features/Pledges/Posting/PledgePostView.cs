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
    /// <summary>More would not be read on one card; the rest are seen one by one.</summary>
    public const int MostChoices = 5;
    private const int MostLines = 3;

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
            PledgeView.Joined(words, pledge.Joined, own),
            shown ? PledgeView.Lines(language, pledge) : null,
            shown ? viewer?.Said ?? Mine(words, joined, own) : null,
            shown ? null : Gone(language, pledge),
            shown && !joined && !own && pledge.Refusal(PledgeAct.Join, PledgeActor.Anyone) is null,
            shown && joined,
            shown && viewer?.IsOwner == true,
            viewer?.MayPutBack == true,
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
        var digest = pledges[0].Id;
        if (pledges.Any(pledge => pledge.IsShown))
        {
            // One that is gone would be a line about nothing; where all are, the post says what became of them.
            pledges = [.. pledges.Where(pledge => pledge.IsShown)];
        }

        var open = pledges.Where(pledge =>
            pledge.Refusal(PledgeAct.Join, PledgeActor.Anyone) is null && viewer?.IsIn(pledge) != true
        );
        var others = pledges.Except(open).ToList();
        var choices = open.Take(MostChoices).Select(pledge => PledgeView.Choice(words, pledge)).ToList();
        var lines = others.Take(MostLines).Select(pledge => Line(language, pledge, viewer)).ToList();
        var more = pledges.Count - choices.Count - lines.Count;
        return new(
            words.Plural("digest.title", pledges.Count),
            campaign.Name,
            campaign.Hashtag ?? "",
            viewer?.Said,
            lines,
            choices,
            more == 0 ? null : words.Plural("digest.more", more),
            digest,
            viewers
        );
    }

    private static DigestLine Line(Language language, Pledge pledge, DigestViewer? viewer)
    {
        if (!pledge.IsShown)
        {
            return new(Gone(language, pledge), null, IsGone: true);
        }

        var words = language.Content.Phrases;
        var mine = Mine(words, viewer?.Joined.Contains(pledge.Id) == true, viewer?.IsAuthor(pledge) == true);
        var joined = pledge.Joined > 0 ? PledgeView.Joined(words, pledge.Joined) : null;
        string?[] notes = [joined, mine ?? PledgeView.Status(words, pledge.State)];
        return new(pledge.Text, string.Join(" · ", notes.OfType<string>()), IsGone: false);
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
/// <param name="IsOwner">They answer for the campaign, and may take the post down.</param>
/// <param name="MayPutBack">It was taken down, and they may put it back.</param>
/// <param name="Said">What is said to them; null says only whether they joined.</param>
internal sealed record PostViewer(bool HasJoined, bool IsAuthor, bool IsOwner, bool MayPutBack, string? Said);

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
