using ToolkitBot.Storage.Entities;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Turns;

namespace ToolkitBot.Features.Answers;

/// <summary>Data of <c>answer</c>: a section of the toolkit.</summary>
/// <param name="Text">Its first sentences.</param>
/// <param name="Rest">What follows them, or null.</param>
/// <param name="Asked">Mark of the question, see <see cref="Questions.AskedWords"/>.</param>
internal sealed record AnswerCard(
    string Id,
    string Title,
    string Text,
    string? Rest,
    string Source,
    string? Tip,
    string? Pledge,
    IReadOnlyList<SectionLink> Related,
    string Asked
);

/// <summary>A section of the toolkit as a button, or an answer of the team's own.</summary>
internal sealed record SectionLink(string Id, string Name, string Verb);

/// <summary>Data of <c>unsure</c>: the three nearest sections instead of a guess.</summary>
/// <param name="CanAsk">Whether a person can be asked.</param>
/// <param name="Asked">Mark of the question, see <see cref="Questions.AskedWords"/>.</param>
/// <param name="From">Where it was asked; empty for a private chat.</param>
internal sealed record UnsureCard(IReadOnlyList<SectionLink> Nearest, bool CanAsk, string Asked, string From);

/// <summary>Data of <c>declined</c>: says that the toolkit has no answer, and who has.</summary>
/// <param name="CanAsk">Whether a person can be asked.</param>
/// <param name="Asked">Mark of the question, see <see cref="Questions.AskedWords"/>.</param>
/// <param name="From">Where it was asked; empty for a private chat.</param>
internal sealed record DeclinedCard(
    string Title,
    string Text,
    IReadOnlyList<ContactLine> Contacts,
    IReadOnlyList<SectionLink> Nearest,
    bool CanAsk,
    string Asked,
    string From
);
