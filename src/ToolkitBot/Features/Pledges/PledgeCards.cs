using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Pledges;

/// <summary>Data of <c>pledge-form</c>. Problems are null where there is nothing wrong.</summary>
internal sealed record PledgeFormCard
{
    /// <summary>What is being written: a new pledge, or the one that is changed.</summary>
    public required string Draft { get; init; }
    public required string Title { get; init; }
    public required string Intro { get; init; }
    public string Text { get; init; } = "";
    public string ForWhom { get; init; } = "";
    public string Why { get; init; } = "";
    public string Due { get; init; } = "";
    public required string Today { get; init; }
    public required string MadeAs { get; init; }
    public string GroupName { get; init; } = "";
    public string Theme { get; init; } = "";
    public required IReadOnlyList<CardChoice> Themes { get; init; }
    public required string Name { get; init; }
    public string? TextProblem { get; init; }
    public string? DueProblem { get; init; }
}

/// <summary>Data of <c>pledge-coach</c>.</summary>
internal sealed record PledgeCoachCard(string Draft, string Pledge, string Advice);

/// <summary>Data of <c>pledge-replace</c>: words that may be the pledge, beside those that it has.</summary>
/// <param name="First">The words as they are; null where there are none yet.</param>
internal sealed record PledgeReplaceCard(string Draft, string Question, string? First, string Second);

/// <summary>Data of <c>pledge-stopped</c>: what was found and why; the words themselves are gone.</summary>
internal sealed record PledgeStoppedCard(string Text, IReadOnlyList<string> Findings);

/// <summary>Data of <c>pledge-preview</c>.</summary>
/// <param name="Warnings">What an owner or the author should look at again; empty where nothing was found.</param>
internal sealed record PledgePreviewCard(string Draft, string Note, IReadOnlyList<string> Warnings, PledgeLines Lines);

/// <summary>A pledge as a card shows it.</summary>
/// <param name="Status">Set where it is more than posted: done, still on it, let go.</param>
internal sealed record PledgeLines(
    string Text,
    string? ForWhom,
    string? Why,
    string Who,
    string Due,
    string? Theme,
    string? Status,
    bool IsDone,
    string? Outcome
);

/// <summary>Data of <c>pledge-post</c>: the channel's post, and one person's view of it.</summary>
/// <param name="Said">What is said to the person who pressed; null on the card that everybody sees.</param>
/// <param name="Gone">The sentence that stands in for a pledge that is no longer shown; null where it is.</param>
/// <param name="Viewers">Channel ids of those whose client asks for their own view: 60 at the most.</param>
/// <param name="Digest">The pledge that names the digest in whose place this one is shown; empty for a post of its own.</param>
/// <param name="Position">Which one of the digest it is, in words; null for a post of its own.</param>
/// <param name="NextId">The next pledge of the digest; null for the last, and for a post of its own.</param>
internal sealed record PledgePostCard(
    string Id,
    string Campaign,
    string Hashtag,
    string Joined,
    PledgeLines? Lines,
    string? Said,
    string? Gone,
    bool CanJoin,
    bool CanLeave,
    IReadOnlyList<string> Viewers,
    string Digest,
    string? Position,
    string? NextId
);

/// <summary>Data of <c>pledge-digest</c>: many pledges in one post, and one person's view of it.</summary>
/// <param name="Choices">Those that can be joined; in somebody's own view, those they are not in yet.</param>
/// <param name="Digest">The pledge that names the digest.</param>
/// <param name="Viewers">As in <see cref="PledgePostCard"/>.</param>
internal sealed record PledgeDigestCard(
    string Title,
    string Campaign,
    string Hashtag,
    string? Said,
    IReadOnlyList<DigestLine> Pledges,
    IReadOnlyList<CardChoice> Choices,
    string Digest,
    IReadOnlyList<string> Viewers
);

/// <summary>A pledge in a digest.</summary>
/// <param name="Mine">What the pledge is to the person who looks; null on the card that everybody sees.</param>
internal sealed record DigestLine(
    string Text,
    string Who,
    string Due,
    string Joined,
    string? Status,
    string? Mine,
    bool IsGone
);

/// <summary>Data of <c>my-pledges</c>.</summary>
/// <param name="Only">The one that is chosen already; empty where there are several.</param>
internal sealed record MyPledgesCard(
    string Title,
    string? Said,
    IReadOnlyList<MyPledgeLine> Pledges,
    IReadOnlyList<CardChoice> Choices,
    string Only,
    bool IsOwner
);

/// <summary>One of the person's own pledges.</summary>
internal sealed record MyPledgeLine(string Text, string Status, string Due, string Joined, string? Reason);

/// <summary>Data of <c>pledge-withdraw</c>.</summary>
internal sealed record PledgeWithdrawCard(string Id, string Pledge);

/// <summary>Data of <c>follow-up</c>.</summary>
/// <param name="Again">The day that is offered for "still on it".</param>
internal sealed record FollowUpCard(string Id, string Text, string Today, string Again, string? Problem);

/// <summary>Data of <c>pledge-approval</c>.</summary>
/// <param name="Decided">What was decided; null while it is open.</param>
internal sealed record PledgeApprovalCard(
    string Id,
    PledgeLines Lines,
    IReadOnlyList<string> Warnings,
    string? Problem,
    string? Decided
);
