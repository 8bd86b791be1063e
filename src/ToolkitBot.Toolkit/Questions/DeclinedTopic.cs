using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>A kind of question that the toolkit does not answer, and who to ask instead.</summary>
/// <param name="Id">Its id, such as <c>confidentiality</c>.</param>
/// <param name="Title">Heading of the reply.</param>
/// <param name="Text">What the toolkit does not cover, in friendly words.</param>
/// <param name="Contact">Id of the contact who can help.</param>
/// <param name="Examples">Questions of this kind.</param>
public sealed record DeclinedTopic(
    string Id,
    string Title,
    string Text,
    string Contact,
    IReadOnlyList<LabelledQuestion> Examples
)
{
    /// <summary>Id of the door for all that no other door is for.</summary>
    public const string OffTopic = "off-topic";

    /// <summary>Where its answer stands, if it has one of its own, as questions about the bot have; else null.</summary>
    public string? Source { get; init; }

    /// <summary>What to do next, beside an answer of its own; or null.</summary>
    public string? Tip { get; init; }

    /// <summary>Reads the doors of <c>answers/none.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing or has the wrong shape.</exception>
    public static IReadOnlyList<DeclinedTopic> ReadAll(ContentNode node)
    {
        node.Only("id", "doors");
        return [.. node.List("doors").Select(Read)];
    }

    private static DeclinedTopic Read(ContentNode node)
    {
        node.Only("id", "title", "text", "source", "tip", "contact", "examples");
        var id = node.Text("id");
        return new DeclinedTopic(
            id,
            node.Text("title"),
            node.Text("text"),
            node.Text("contact"),
            AnswerSection.ReadExamples(node.Get("examples"), AnswerSection.None, id)
        )
        {
            Source = node.TextOrNull("source"),
            Tip = node.TextOrNull("tip"),
        };
    }
}
