using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>A section of the toolkit as the bot answers with it.</summary>
/// <param name="Id">Section id, the name of its file.</param>
/// <param name="Title">Heading of the card.</param>
/// <param name="Name">Its name on a button, at most 20 characters.</param>
/// <param name="Text">The answer, at most 80 words.</param>
/// <param name="Source">Where this stands in the toolkit, for people.</param>
/// <param name="Tip">A piece of advice, or null.</param>
/// <param name="Pledge">A pledge in the first person that follows from it, or null.</param>
/// <param name="Related">Sections to read next.</param>
/// <param name="Examples">Questions that this section answers; the finder learns from them.</param>
public sealed record Answer(
    string Id,
    string Title,
    string Name,
    string Text,
    string Source,
    string? Tip,
    string? Pledge,
    IReadOnlyList<string> Related,
    IReadOnlyList<string> Examples
)
{
    private const int LongestName = 20;

    /// <summary>Reads one file of <c>answers</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static Answer Read(ContentNode node)
    {
        node.Only("id", "title", "name", "text", "source", "tip", "pledge", "related", "examples");
        if (node.Text("name").Length > LongestName)
        {
            throw node.Get("name").Problem($"'name' stands on a button: use at most {LongestName} characters.");
        }

        return new(
            node.Text("id"),
            node.Text("title"),
            node.Text("name"),
            node.Text("text"),
            node.Text("source"),
            node.TextOrNull("tip"),
            node.TextOrNull("pledge"),
            node.TextsOrEmpty("related"),
            ExampleQuestions.Read(node)
        );
    }
}

/// <summary>A door to knock on where the toolkit has no answer.</summary>
/// <param name="Id">Stable name, such as <c>statistics</c>.</param>
/// <param name="Title">What the question is about.</param>
/// <param name="Text">Says kindly that the toolkit does not cover it, and who does.</param>
/// <param name="Contact">Id of the contact.</param>
/// <param name="Examples">Questions of this kind.</param>
public sealed record Door(string Id, string Title, string Text, string Contact, IReadOnlyList<string> Examples)
{
    /// <summary>Reads the doors of <c>answers/none.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, unknown or unusable.</exception>
    public static IReadOnlyList<Door> ReadAll(ContentNode node)
    {
        node.Only("id", "doors");
        return [.. node.List("doors").Select(Read)];
    }

    private static Door Read(ContentNode node)
    {
        node.Only("id", "title", "text", "contact", "examples");
        return new(
            node.Text("id"),
            node.Text("title"),
            node.Text("text"),
            node.Text("contact"),
            ExampleQuestions.Read(node)
        );
    }
}

/// <summary>Example questions, in the two styles in which they are written.</summary>
internal static class ExampleQuestions
{
    public static IReadOnlyList<string> Read(ContentNode node)
    {
        var examples = node.Get("examples");
        examples.Only("public", "staff");
        return [.. examples.TextsOrEmpty("public"), .. examples.TextsOrEmpty("staff")];
    }
}
