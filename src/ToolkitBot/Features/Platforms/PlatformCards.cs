using ToolkitBot.Storage.Entities;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Platforms;

/// <summary>Data of <c>platform-ask</c>: own words or four short questions, filled in with earlier answers.</summary>
internal sealed record PlatformAskCard(
    string Wish,
    IReadOnlyList<CardChoice> Audiences,
    IReadOnlyList<CardChoice> Purposes,
    IReadOnlyList<CardChoice> Materials,
    IReadOnlyList<CardChoice> Times,
    string Audience,
    string Purpose,
    string Material,
    string Time,
    string? Problem
);

/// <summary>Data of <c>recommendation</c>.</summary>
/// <param name="Understood">What was understood of the wish, or null.</param>
/// <param name="TurnedDown">What was understood as not wanted, or null.</param>
/// <param name="NoRow">A word on platforms asked for that the table lacks, or null.</param>
internal sealed record RecommendationCard(
    string Title,
    string? Understood,
    string? TurnedDown,
    string? NoRow,
    string Section,
    IReadOnlyList<RecommendedPlatform> Platforms,
    string Advice,
    string? Pledge
);

/// <summary>A recommended platform.</summary>
internal sealed record RecommendedPlatform(
    string Id,
    string Name,
    string Place,
    bool IsBest,
    string Reason,
    string Remember,
    string Takes
);

/// <summary>Data of <c>platform</c>: a row of the table.</summary>
internal sealed record PlatformCard(
    string Id,
    string Section,
    string Name,
    string Who,
    string GoodFor,
    string Remember,
    string Takes,
    string? Note,
    string GuideTitle,
    string GuideUrl,
    string? Pledge
);

/// <summary>Data of <c>comparison</c>.</summary>
/// <param name="NoRow">A word on platforms named that the table lacks, or null.</param>
/// <param name="Shown">What is seen at a glance.</param>
/// <param name="Lines">What stands behind "More".</param>
internal sealed record ComparisonCard(
    string Title,
    string? NoRow,
    string First,
    string FirstId,
    string Second,
    string SecondId,
    IReadOnlyList<ComparisonLine> Shown,
    IReadOnlyList<ComparisonLine> Lines
);

/// <summary>One aspect of a comparison.</summary>
internal sealed record ComparisonLine(string Heading, string First, string Second);

/// <summary>Data of <c>platform-choose</c>: which platform, or which two.</summary>
/// <param name="NoRow">A word on platforms named that the table lacks, or null.</param>
internal sealed record PlatformChooseCard(
    string Text,
    string? NoRow,
    IReadOnlyList<CardChoice> Platforms,
    bool Two,
    string First,
    string Second
);
