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
)
{
    /// <summary>Id of the topic in whose place it is shown where a text is as <see cref="Where"/> says; or null.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>Patterns of which a text must have one.</summary>
    public IReadOnlyList<NeedPattern> Where { get; init; } = [];

    /// <summary>Patterns of which it must have none.</summary>
    public IReadOnlyList<NeedPattern> Unless { get; init; } = [];

    /// <summary>Whether it is shown in the place of another topic for these words.</summary>
    internal bool StandsFor(NeedTopic other, IReadOnlyList<string> words) =>
        InsteadOf == other.Id
        && Where.Any(pattern => pattern.Find(words) is not null)
        && !Unless.Any(pattern => pattern.Find(words) is not null);
}
