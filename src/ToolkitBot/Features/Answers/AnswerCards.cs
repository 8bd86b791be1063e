using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Answers;

/// <summary>Data of <c>answer</c>: a section of the toolkit.</summary>
internal sealed record AnswerCard(
    string Id,
    string Title,
    string Text,
    string Source,
    string? Tip,
    string? Pledge,
    IReadOnlyList<SectionLink> Related
);

/// <summary>A section as a button.</summary>
internal sealed record SectionLink(string Id, string Name);

/// <summary>Data of <c>unsure</c>: the three nearest sections instead of a guess.</summary>
internal sealed record UnsureCard(IReadOnlyList<SectionLink> Nearest);

/// <summary>Data of <c>declined</c>: says that the toolkit has no answer, and who has.</summary>
internal sealed record DeclinedCard(
    string Title,
    string Text,
    IReadOnlyList<ContactLine> Contacts,
    IReadOnlyList<SectionLink> Nearest
);
