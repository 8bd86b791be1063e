using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Features.Sharing;

/// <summary>Data of <c>share-section</c>: a part of the toolkit to share, with nothing private on it.</summary>
internal sealed record ShareSectionCard(
    string Id,
    string Label,
    string Title,
    string Text,
    string? Rest,
    string? Tip,
    string Source,
    string? Pledge
);

/// <summary>Data of <c>share-platform</c>.</summary>
internal sealed record SharePlatformCard(
    string Section,
    string Name,
    string Who,
    string GoodFor,
    string Remember,
    string? Note,
    string GuideTitle,
    string GuideUrl,
    string? Pledge
);

/// <summary>Data of <c>share-post</c>.</summary>
internal sealed record SharePostCard(string Title, string Text, string X, string LinkedIn, string Facebook);
