namespace ToolkitBot.Storage.Entities;

/// <summary>The parts of a pledge that its author writes and may edit.</summary>
internal sealed record PledgeDetails
{
    public required string Text { get; init; }
    public string? ForWhom { get; init; }
    public string? Why { get; init; }
    public string? ThemeId { get; init; }

    /// <summary>The due date, in <see cref="TimeZone"/>.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Whether its author chose the due date; else it is only the day on which they are asked how it went.</summary>
    public required bool DueChosen { get; init; }
    public required string TimeZone { get; init; }

    /// <summary><c>individual</c>, <c>team</c> or <c>organisation</c>.</summary>
    public required string MadeAs { get; init; }
    public string? GroupName { get; init; }

    /// <summary>Author's name to show; null if the pledge is anonymous.</summary>
    public string? ShownName { get; init; }
}
