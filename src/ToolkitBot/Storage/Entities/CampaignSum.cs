namespace ToolkitBot.Storage.Entities;

/// <summary>A stored subtotal of a campaign, for one theme and one kind of pledger; or the total of a tenant.</summary>
internal sealed class CampaignSum
{
    /// <summary>Stands for all themes, or all kinds of pledger, together; not a valid theme id.</summary>
    public const string All = "*";

    /// <summary>Whose sum: the key of a team's campaign or of the tenant's, see <see cref="CampaignKey"/>.</summary>
    public required string CampaignId { get; init; }

    /// <summary>Theme id, or an empty string for pledges without one.</summary>
    public required string ThemeId { get; init; }

    /// <summary><c>individual</c>, <c>team</c> or <c>organisation</c>.</summary>
    public required string MadeAs { get; init; }
    public int Pledged { get; set; }
    public int Joined { get; set; }
    public int Done { get; set; }
}

/// <summary>A campaign's stored totals for a day, per theme and for all themes; saves charts the summing.</summary>
internal sealed class CampaignDay
{
    /// <summary>As in <see cref="CampaignSum.CampaignId"/>.</summary>
    public required string CampaignId { get; init; }

    /// <summary>Theme id, an empty string for pledges without one, or <see cref="CampaignSum.All"/>.</summary>
    public required string ThemeId { get; init; }

    /// <summary>The UTC day on which the pledges were made.</summary>
    public DateOnly Day { get; init; }
    public int Pledged { get; set; }
    public int Joined { get; set; }
    public int Done { get; set; }
}
