namespace ToolkitBot.Storage.Entities;

/// <summary>A stored subtotal of a campaign, for one theme and one kind of pledger.</summary>
internal sealed class CampaignSum
{
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
    /// <summary>Stands for all themes together; not a valid theme id.</summary>
    public const string AllThemes = "*";

    public required string CampaignId { get; init; }

    /// <summary>Theme id, an empty string for pledges without one, or <see cref="AllThemes"/>.</summary>
    public required string ThemeId { get; init; }

    /// <summary>The UTC day on which the pledges were made.</summary>
    public DateOnly Day { get; init; }
    public int Pledged { get; set; }
    public int Joined { get; set; }
    public int Done { get; set; }
}
