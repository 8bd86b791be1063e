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
    public string? GroupProblem { get; init; }
}

/// <summary>Data of <c>pledge-coach</c>.</summary>
/// <param name="AsksForDay">Whether only a day is missing, which the card has a field for.</param>
/// <param name="Today">The first day that may be chosen.</param>
/// <param name="Problem">What was wrong with the day; null for nothing.</param>
internal sealed record PledgeCoachCard(
    string Draft,
    string Pledge,
    string Advice,
    bool AsksForDay,
    string Today,
    string? Problem
);

/// <summary>Data of <c>pledge-replace</c>: words that may be the pledge, beside those that it has.</summary>
/// <param name="First">The words as they are; null where there are none yet.</param>
internal sealed record PledgeReplaceCard(string Draft, string Question, string? First, string Second);

/// <summary>Data of <c>pledge-stopped</c>: what was found and why; the words themselves are gone.</summary>
internal sealed record PledgeStoppedCard(string Text, IReadOnlyList<string> Findings);

/// <summary>Data of <c>pledge-preview</c>.</summary>
/// <param name="Post">What the button does, in a word or two.</param>
/// <param name="Next">What happens next, and where.</param>
/// <param name="Teams">Teams to which it may go instead, with the titles of their buttons.</param>
/// <param name="CanChoose">Whether there are more teams to choose from.</param>
/// <param name="Warnings">What an owner or the author should look at again; empty where nothing was found.</param>
/// <param name="Themes">The themes, and that there is none.</param>
/// <param name="Theme">The theme that the author chose, or that was proposed.</param>
/// <param name="Version">Marks what it shows; see <c>PledgeDraft.Version</c>.</param>
internal sealed record PledgePreviewCard(
    string Draft,
    string Version,
    string Post,
    string Next,
    IReadOnlyList<CardChoice> Teams,
    bool CanChoose,
    IReadOnlyList<string> Warnings,
    PledgeLines Lines,
    IReadOnlyList<CardChoice> Themes,
    string Theme
);

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
    bool CanTakeDown,
    bool CanPutBack,
    IReadOnlyList<string> Viewers,
    string Digest,
    string? Position,
    string? NextId
);

/// <summary>Data of <c>pledge-digest</c>: many pledges in one post, and one person's view of it.</summary>
/// <param name="Pledges">Those that cannot be joined: gone, or the person is in them.</param>
/// <param name="Choices">Those that can be joined; in somebody's own view, those they are not in yet.</param>
/// <param name="More">How many there are besides those shown, in words; null for none.</param>
/// <param name="Digest">The pledge that names the digest.</param>
/// <param name="Viewers">As in <see cref="PledgePostCard"/>.</param>
internal sealed record PledgeDigestCard(
    string Title,
    string Campaign,
    string Hashtag,
    string? Said,
    IReadOnlyList<DigestLine> Pledges,
    IReadOnlyList<CardChoice> Choices,
    string? More,
    string Digest,
    IReadOnlyList<string> Viewers
);

/// <summary>A pledge in a digest.</summary>
/// <param name="Note">What the pledge is to the person who looks, or its state; null for neither.</param>
internal sealed record DigestLine(string Text, string? Note, bool IsGone);

/// <summary>Data of <c>my-pledges</c>: a page of the list, or one pledge with what can be done about it.</summary>
/// <param name="One">The pledge that is open; null for the list.</param>
/// <param name="From">Where the list goes on; null at its end.</param>
/// <param name="HasMore">Whether there are others than the one that is open.</param>
internal sealed record MyPledgesCard(
    string Title,
    string? Said,
    MyPledge? One,
    IReadOnlyList<MyPledgeLine> Pledges,
    string? From,
    bool HasMore,
    bool IsOwner
);

/// <summary>A pledge of the person's own, or one they joined, in the list.</summary>
internal sealed record MyPledgeLine(string Id, string Text, string Status, string Due);

/// <summary>A pledge of the person's own, or one they joined.</summary>
/// <param name="Place">Where it is, in Markdown; null where it is nowhere.</param>
/// <param name="Post">The address of its post; null where there is none.</param>
/// <param name="Reason">Why an owner declined it or took it down, or when the person is reminded of it; null for neither.</param>
/// <param name="IsReminded">Whether the person will be reminded of it, and can take that back.</param>
internal sealed record MyPledge(
    string Id,
    string Text,
    string Status,
    string Due,
    string? Place,
    string? Post,
    string Joined,
    string? Reason,
    bool IsMine,
    bool CanFinish,
    bool CanEdit,
    bool IsRefused,
    bool CanRemind,
    bool IsReminded
);

/// <summary>Data of <c>pledge-take-down</c>: an owner is asked why.</summary>
internal sealed record PledgeTakeDownCard(string Id, string Pledge, string? Problem);

/// <summary>Data of <c>pledge-withdraw</c>.</summary>
internal sealed record PledgeWithdrawCard(string Id, string Question, string Pledge);

/// <summary>Data of <c>follow-up</c>.</summary>
/// <param name="Again">The day that is offered for "still on it".</param>
/// <param name="Problem">What was wrong with the words; null for nothing.</param>
/// <param name="AgainProblem">What was wrong with the day; null for nothing.</param>
internal sealed record FollowUpCard(
    string Id,
    string Text,
    string Today,
    string Again,
    string? Problem,
    string? AgainProblem
);

/// <summary>Data of <c>pledge-approval</c>.</summary>
/// <param name="Version">Which version of the pledge it shows; a press about another one decides nothing.</param>
/// <param name="Said">What the owner should know before they decide; null for nothing.</param>
/// <param name="Decided">What was decided; null while it is open.</param>
internal sealed record PledgeApprovalCard(
    string Id,
    string Version,
    PledgeLines Lines,
    IReadOnlyList<string> Warnings,
    string? Said,
    string? Problem,
    string? Decided
);

/// <summary>Data of <c>pledge-team</c>: which team a pledge goes to.</summary>
/// <param name="Said">What was wrong with the last choice; null for nothing.</param>
/// <param name="Teams">Teams in which the bot has met the person; more are found by typing.</param>
/// <param name="Chosen">The team that it goes to now; empty for none.</param>
/// <param name="Name">The name of that team; null for none.</param>
/// <param name="MaySearch">Whether other teams of the tenant may be looked for; guests may not.</param>
internal sealed record PledgeTeamCard(
    string Draft,
    string? Said,
    IReadOnlyList<CardChoice> Teams,
    string Chosen,
    string? Name,
    bool MaySearch
);
