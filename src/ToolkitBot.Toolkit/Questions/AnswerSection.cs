using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>A section of the toolkit as an answer: one file of <c>answers/</c>.</summary>
/// <param name="Id">The section's id.</param>
/// <param name="Title">Heading of the answer.</param>
/// <param name="Name">Its name on a button, at most 20 characters.</param>
/// <param name="Text">The answer, at most 80 words.</param>
/// <param name="Source">Where it is in the toolkit.</param>
/// <param name="Tip">One thing to do about it.</param>
/// <param name="Pledge">A ready-made pledge in the first person, or null.</param>
/// <param name="Related">Ids of related sections.</param>
/// <param name="Examples">Questions that it answers.</param>
public sealed record AnswerSection(
    string Id,
    string Title,
    string Name,
    string Text,
    string Source,
    string Tip,
    string? Pledge,
    IReadOnlyList<string> Related,
    IReadOnlyList<LabelledQuestion> Examples
)
{
    /// <summary>The id that means "the toolkit does not answer this".</summary>
    public const string None = "none";

    /// <summary>Most characters of <see cref="Name"/>.</summary>
    public const int LongestName = 20;

    /// <summary>
    /// The entries of a file. <c>ask</c> and <c>until</c> come with an organisation's own answer, so that it can go back and
    /// forth; the bot takes no notice of them here.
    /// </summary>
    internal static readonly string[] Members =
    [
        "id",
        "title",
        "name",
        "text",
        "source",
        "tip",
        "pledge",
        "related",
        "ask",
        "until",
        "examples",
    ];

    /// <summary>The section whose questions the recommender answers.</summary>
    public const string PlatformChoice = "platform.choose";

    /// <summary>Reads one file of <c>answers/</c>, other than <c>none.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing or has the wrong shape.</exception>
    public static AnswerSection Read(ContentNode node)
    {
        node.Only(Members);
        var id = node.Text("id");
        return new AnswerSection(
            id,
            node.Text("title"),
            ReadName(node),
            node.Text("text"),
            node.Text("source"),
            node.Text("tip"),
            node.TextOrNull("pledge"),
            node.TextsOrEmpty("related"),
            ReadExamples(node.Get("examples"), id, door: null)
        );
    }

    private static string ReadName(ContentNode node)
    {
        var name = node.Text("name");
        if (name.Length > LongestName)
        {
            node.Get("name").Tell($"'name' stands on a button: use at most {LongestName} characters.");
        }

        return name;
    }

    internal static IReadOnlyList<LabelledQuestion> ReadExamples(ContentNode node, string sectionId, string? door)
    {
        node.Only("public", "staff");
        return
        [
            .. node.TextsOrEmpty("public")
                .Concat(node.TextsOrEmpty("staff"))
                .Select(text => new LabelledQuestion(text, sectionId, door)),
        ];
    }
}
