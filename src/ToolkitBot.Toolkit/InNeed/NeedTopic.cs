namespace ToolkitBot.Toolkit.InNeed;

/// <summary>A matter that people must hear about before any answer is given.</summary>
/// <param name="Id">Its name, such as <c>distress</c>.</param>
/// <param name="Title">Heading of the reply.</param>
/// <param name="Text">The kind sentence.</param>
/// <param name="Contacts">Ids of contacts, the most pressing first.</param>
/// <param name="Phrases">Patterns that are unmistakable, whatever stands around them.</param>
public sealed record NeedTopic(
    string Id,
    string Title,
    string Text,
    IReadOnlyList<string> Contacts,
    IReadOnlyList<NeedPattern> Phrases
);
