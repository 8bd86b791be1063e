using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Features.Wall;

/// <summary>What the wall shows of a tenant or of one of its teams, of all themes or of one; without any language.</summary>
/// <param name="Theme">The theme these figures are of; null for all.</param>
/// <param name="Makers">Sums by kind of pledger.</param>
/// <param name="Themes">Sums by theme; of all themes, whichever is chosen, because they are the way to the others.</param>
/// <param name="Days">Sums by day, earliest first; days without a pledge are left out.</param>
/// <param name="Newest">The newest pledges, newest first.</param>
internal sealed record WallFigures(
    WallCampaign Campaign,
    string? Theme,
    WallSum Sum,
    IReadOnlyDictionary<string, WallSum> Makers,
    IReadOnlyDictionary<string, WallSum> Themes,
    IReadOnlyList<WallDay> Days,
    IReadOnlyList<WallPledge> Newest
);

/// <summary>
/// The campaign as its owners have set it, or as the content has it before there is one. Of several teams it lasts from the
/// first day of any to the last, and their goals are added up.
/// </summary>
/// <param name="Name">Null where the owners have not given it a name of its own: the content's, in its language.</param>
/// <param name="Teams">How many teams have a part in it.</param>
/// <param name="Team">The only team whose pledges are shown; null for several.</param>
/// <param name="Themes">Ids of the themes that this team has chosen; empty for all.</param>
/// <param name="Today">The day it is in the campaign's time zone: as far as the chart goes.</param>
internal sealed record WallCampaign(
    string? Name,
    string? Hashtag,
    DateOnly Starts,
    DateOnly Ends,
    DateOnly Today,
    long Goal,
    long Teams,
    string? Team,
    IReadOnlyList<string> Themes
);

/// <summary>Kept counts, added up.</summary>
internal sealed record WallSum(long Total, long Joined, long Done)
{
    public static WallSum None { get; } = new(0, 0, 0);

    public static WallSum Of(IEnumerable<WallSum> parts) =>
        parts.Aggregate(
            None,
            (sum, part) => new(sum.Total + part.Total, sum.Joined + part.Joined, sum.Done + part.Done)
        );
}

/// <summary>What was pledged on a day, and what has become of that.</summary>
internal sealed record WallDay(DateOnly Day, long Total, long Joined, long Done);

/// <summary>A pledge as anybody on the wall may see it.</summary>
/// <param name="As"><c>individual</c>, <c>team</c> or <c>organisation</c>.</param>
/// <param name="Name">Only where the person agreed to be named.</param>
/// <param name="Team">Name of the team in which it was made.</param>
/// <param name="Group">Team or organisation; only beside a name that was agreed to, since a small team is as good as a name.</param>
internal sealed record WallPledge(
    string Id,
    string Text,
    string? Theme,
    DateOnly? Due,
    int Joined,
    bool Done,
    string As,
    string? Name,
    string? Group,
    string? Team
);
