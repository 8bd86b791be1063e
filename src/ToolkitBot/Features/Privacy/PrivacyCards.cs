namespace ToolkitBot.Features.Privacy;

/// <summary>Data of <c>privacy</c>: the kinds of data held about the person.</summary>
internal sealed record PrivacyCard(string Title, IReadOnlyList<string> Held);

/// <summary>Data of <c>privacy-export</c>: all that is held about the person, a part at a time.</summary>
/// <param name="Next">Where it continues; null at its end.</param>
internal sealed record PrivacyExportCard(string Title, string Said, IReadOnlyList<string> Export, string? Next);
