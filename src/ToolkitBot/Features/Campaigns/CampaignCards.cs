using ToolkitBot.Turns;

namespace ToolkitBot.Features.Campaigns;

/// <summary>Data of <c>campaign</c>: the settings that its owners may change. Problems are null where nothing is wrong.</summary>
internal sealed record CampaignCard
{
    /// <summary>What the settings were read as; a card that was read before the last change saves nothing.</summary>
    public required string Version { get; init; }

    /// <summary>Id of the team whose campaign it is.</summary>
    public required string Team { get; init; }

    /// <summary>The campaign's name as it stands, whatever is typed into the field.</summary>
    public required string Title { get; init; }

    /// <summary>Which team's campaign this is, in words.</summary>
    public required string Of { get; init; }
    public required bool TakesPledges { get; init; }

    public required string Name { get; init; }
    public required string Hashtag { get; init; }
    public required string Starts { get; init; }
    public required string Ends { get; init; }
    public required string Goal { get; init; }
    public required bool ApproveFirst { get; init; }

    /// <summary>The content's themes, and the ids of those that are chosen, with commas between them.</summary>
    public required IReadOnlyList<CardChoice> Themes { get; init; }
    public required string ChosenThemes { get; init; }
    public required string Progress { get; init; }
    public string? Said { get; init; }
    public string? NameProblem { get; init; }
    public string? HashtagProblem { get; init; }
    public string? DatesProblem { get; init; }
    public string? GoalProblem { get; init; }
}

/// <summary>Data of <c>campaign-choose</c>: the campaigns that somebody answers for.</summary>
/// <param name="Verb">What is pressed once they have chosen.</param>
internal sealed record CampaignChooseCard(string Verb, IReadOnlyList<CardChoice> Teams);

/// <summary>Data of <c>campaign-room</c>: how a campaign goes, and the way to all that its owners do.</summary>
/// <param name="Waiting">How many pledges wait for a decision, in words; null for none.</param>
/// <param name="ToDo">What is still to be set up.</param>
/// <param name="Wall">Where the wall opens.</param>
internal sealed record CampaignRoomCard(
    string Team,
    string Title,
    string? Said,
    string Progress,
    string Channel,
    string? Waiting,
    IReadOnlyList<CampaignToDoLine> ToDo,
    string Wall
);

/// <summary>A line of what is still to be set up.</summary>
/// <param name="Button">The title of the button that leads there; null for none.</param>
/// <param name="Id">What the button is about; null where that is the team alone.</param>
internal sealed record CampaignToDoLine(string Text, string? Button, string? Verb, string? Id);
