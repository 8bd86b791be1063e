using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>Everything that answers are made of, in one language.</summary>
/// <param name="Sections">The sections, in the order of their files.</param>
/// <param name="Doors">The kinds of questions that are declined, and who to ask instead.</param>
/// <param name="Spelling">Chat spelling.</param>
public sealed record AnswerContent(
    IReadOnlyList<AnswerSection> Sections,
    IReadOnlyList<DeclinedTopic> Doors,
    Spelling Spelling
)
{
    internal const string NoneFile = "answers/none.yaml";
    internal const string SpellingFile = "spelling.yaml";

    /// <summary>The file with the topics for people in need, in a language's folder.</summary>
    public const string NeedFile = "in-need.yaml";

    /// <summary>All examples, with their labels.</summary>
    public IReadOnlyList<LabelledQuestion> Examples =>
        [.. Sections.SelectMany(section => section.Examples), .. Doors.SelectMany(door => door.Examples)];

    /// <summary>Returns whether answers are made from a file of a language's folder.</summary>
    /// <param name="file">Its path inside the language's folder.</param>
    public static bool IsMadeOf(string file) => file == SpellingFile || IsAnswer(file);

    /// <summary>Returns whether a file of a language's folder is in <c>answers/</c>.</summary>
    internal static bool IsAnswer(string file) => file.StartsWith("answers/", StringComparison.Ordinal);

    /// <summary>Reads <c>answers/</c> and <c>spelling.yaml</c> of a language's folder.</summary>
    /// <exception cref="ContentException">A file is missing or something in it cannot be used.</exception>
    public static AnswerContent Read(ContentFiles language) =>
        new(
            [
                .. language
                    .Names.Where(name => IsAnswer(name) && name != NoneFile)
                    .Select(name => AnswerSection.Read(language.Node(name))),
            ],
            DeclinedTopic.ReadAll(language.Node(NoneFile)),
            Spelling.Read(language.Node(SpellingFile))
        );

    /// <summary>Returns the section with that id, or null.</summary>
    public AnswerSection? Section(string id) => Sections.FirstOrDefault(s => s.Id == id);

    /// <summary>Returns the door with that id, or null.</summary>
    public DeclinedTopic? Door(string? id) => Doors.FirstOrDefault(d => d.Id == id);
}
