using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Storage.Entities;

/// <summary>What a pledge adds to the figures of its tenant and its team, and under which day, theme and kind.</summary>
internal readonly record struct PledgeFigures(
    string CampaignId,
    string? TeamId,
    DateOnly Day,
    string ThemeId,
    string MadeAs,
    int Pledged,
    int Joined,
    int Done
)
{
    /// <summary>Counts a pledge only while it is shown: not if it is waiting, refused or withdrawn.</summary>
    public static PledgeFigures Of(Pledge pledge)
    {
        var shown = pledge.IsShown;
        return new(
            pledge.CampaignId,
            pledge.TeamId,
            DateOnly.FromDateTime(pledge.CreatedAt.UtcDateTime),
            pledge.ThemeId ?? "",
            pledge.MadeAs,
            shown ? 1 : 0,
            shown ? pledge.Joined : 0,
            pledge.State == PledgeState.Done ? 1 : 0
        );
    }

    public static PledgeFigures operator -(PledgeFigures figures) =>
        figures with
        {
            Pledged = -figures.Pledged,
            Joined = -figures.Joined,
            Done = -figures.Done,
        };

    public bool IsZero => (Pledged, Joined, Done) == (0, 0, 0);
}
