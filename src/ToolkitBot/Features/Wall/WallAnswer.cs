using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Storage.Migrations;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Features.Wall;

/// <summary>The JSON of <c>/api/wall</c>, in one language. Days are written <c>2026-10-01</c>.</summary>
internal sealed record WallAnswer(
    WallAnswerCampaign Campaign,
    string? Theme,
    long Total,
    long Joined,
    long Done,
    WallAnswerMakers As,
    IReadOnlyList<WallAnswerTheme> Themes,
    IReadOnlyList<WallDay> Days,
    IReadOnlyList<WallAnswerPledge> Newest
);

internal sealed record WallAnswerCampaign(
    string Name,
    string About,
    string? Hashtag,
    DateOnly Starts,
    DateOnly Ends,
    DateOnly Today,
    long Goal,
    long Teams,
    string? Team
);

/// <summary>Pledges by who makes them.</summary>
internal sealed record WallAnswerMakers(long Individual, long Team, long Organisation);

/// <param name="Id">Null for what belongs to no theme of the content; that cannot be chosen.</param>
internal sealed record WallAnswerTheme(string? Id, string Label, long Total, long Joined, long Done);

internal sealed record WallAnswerPledge(
    string Id,
    string Text,
    string? Theme,
    string? ThemeLabel,
    DateOnly? Due,
    int Joined,
    bool Done,
    string As,
    string? Name,
    string? Group,
    string? Team
);

/// <summary>A team whose wall can be looked at.</summary>
/// <param name="Name">Null where Teams has told none.</param>
internal sealed record WallTeam(string Id, string? Name, long Total, string? Beside);

/// <summary>Why there is no answer, in plain words.</summary>
internal sealed record WallProblem(string Problem);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WallAnswer))]
[JsonSerializable(typeof(WallProblem))]
[JsonSerializable(typeof(IReadOnlyList<WallTeam>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class WallJson : JsonSerializerContext;
