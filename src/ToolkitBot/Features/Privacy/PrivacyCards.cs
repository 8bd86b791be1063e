using ToolkitBot.Turns;

namespace ToolkitBot.Features.Privacy;

/// <summary>Data of <c>privacy</c>: what is held about the person, in kinds, and, when asked for, all of it.</summary>
/// <param name="Next">Where the export goes on; empty where it is whole.</param>
internal sealed record PrivacyCard(
    string Title,
    string? Said,
    IReadOnlyList<string> Held,
    IReadOnlyList<string> Export,
    string Next
);
