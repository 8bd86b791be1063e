namespace ToolkitBot.Storage.Entities;

/// <summary>What an author says of a pledge, and may edit.</summary>
internal sealed record PledgeDetails
{
    public required string Text { get; init; }
    public string? ForWhom { get; init; }
    public string? Why { get; init; }
    public string? ThemeId { get; init; }

    /// <summary>The day by which it is to be done, in <see cref="TimeZone"/>.</summary>
    public required DateOnly DueOn { get; init; }
    public required string TimeZone { get; init; }

    /// <summary><c>individual</c>, <c>team</c> or <c>organisation</c>.</summary>
    public required string MadeAs { get; init; }
    public string? GroupName { get; init; }

    /// <summary>Name to show; null for a pledge without a name.</summary>
    public string? ShownName { get; init; }
}
