using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Data of <c>campaign</c>: the settings that its owners may change, and how it goes. Problems are null where nothing is wrong.</summary>
internal sealed record CampaignCard
{
    /// <summary>What the settings were read as; a card that was read before the last change saves nothing.</summary>
    public required string Version { get; init; }
    public required string Name { get; init; }
    public required string Hashtag { get; init; }
    public required string Starts { get; init; }
    public required string Ends { get; init; }
    public required string Goal { get; init; }
    public required bool ApproveFirst { get; init; }
    public required string Channel { get; init; }
    public required string Progress { get; init; }
    public required string Figures { get; init; }
    public string? Said { get; init; }
    public string? NameProblem { get; init; }
    public string? HashtagProblem { get; init; }
    public string? DatesProblem { get; init; }
    public string? GoalProblem { get; init; }
}
