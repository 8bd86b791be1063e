using ToolkitBot.Turns;

namespace ToolkitBot.Features.Privacy;

/// <summary>Data of <c>privacy</c>: the kinds of data held about the person and, on request, all of it.</summary>
/// <param name="Next">Where the export continues; empty at its end.</param>
internal sealed record PrivacyCard(
    string Title,
    string? Said,
    IReadOnlyList<string> Held,
    IReadOnlyList<string> Export,
    string Next
);
