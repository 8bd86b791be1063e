namespace ToolkitBot.Toolkit.InNeed;

/// <summary>A matter that people must hear about before any answer is given.</summary>
/// <param name="Id">Its name, such as <c>distress</c>.</param>
/// <param name="Title">Heading of the reply.</param>
/// <param name="Text">The kind sentence.</param>
/// <param name="Contacts">Ids of contacts, the most pressing first.</param>
/// <param name="Phrases">Patterns that always count.</param>
/// <param name="Examples">Texts of this topic, from which the screen learns what no pattern says.</param>
/// <param name="Mentions">Patterns that do not count where somebody plans a post or a campaign.</param>
public sealed record NeedTopic(
    string Id,
    string Title,
    string Text,
    IReadOnlyList<string> Contacts,
    IReadOnlyList<NeedPattern> Phrases,
    IReadOnlyList<NeedPattern> Mentions,
    IReadOnlyList<string> Examples
);
