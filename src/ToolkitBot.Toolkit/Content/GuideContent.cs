using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Content;

/// <summary>The five considerations, and the closing texts.</summary>
/// <param name="Title">Name of the walk.</param>
/// <param name="Intro">Shown before the first step.</param>
/// <param name="Considerations">The steps, in order.</param>
/// <param name="Audience">The audience in a pledge if the person named none.</param>
/// <param name="Outcomes">The closing texts, by the name of the ending.</param>
public sealed record GuideContent(
    string Title,
    string Intro,
    IReadOnlyList<Consideration> Considerations,
    string Audience,
    IReadOnlyDictionary<string, GuideOutcome> Outcomes
)
{
    /// <summary>Id of the step with which a walk begins.</summary>
    public const string FirstStep = "consider.why";

    /// <summary>The endings that every language must have texts for.</summary>
    public static readonly IReadOnlyList<string> Endings =
    [
        "ready",
        "nearly-ready",
        "think-again",
        "only-everyone-else",
        "mostly-open",
    ];

    /// <summary>Returns the step with that id, or null.</summary>
    public Consideration? Find(string id) => Considerations.FirstOrDefault(c => c.Id == id);

    /// <summary>Reads <c>guide.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static GuideContent Read(ContentNode node, Negation negation)
    {
        node.Only("title", "intro", "considerations", "audience", "outcomes");
        var outcomes = node.Get("outcomes");
        outcomes.Only([.. Endings]);
        return new(
            node.Text("title"),
            node.Text("intro"),
            [.. node.List("considerations").Select(step => Consideration.Read(step, negation))],
            node.Text("audience"),
            Endings.ToDictionary(e => e, e => GuideOutcome.Read(outcomes.Get(e)))
        );
    }
}

/// <summary>The closing text of a walk.</summary>
/// <param name="Title">The verdict in a few words.</param>
/// <param name="Text">What it means and what to do next.</param>
public sealed record GuideOutcome(string Title, string Text)
{
    /// <summary>Reads one entry of <c>outcomes</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static GuideOutcome Read(ContentNode node)
    {
        node.Only("title", "text");
        return new(node.Text("title"), node.Text("text"));
    }
}
