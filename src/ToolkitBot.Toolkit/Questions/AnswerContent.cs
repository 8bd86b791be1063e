using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>All that answers are made of, in one language.</summary>
/// <param name="Sections">The sections, in the order of their files.</param>
/// <param name="Doors">What is declined, and where to turn instead.</param>
/// <param name="Spelling">Chat spelling.</param>
public sealed record AnswerContent(
    IReadOnlyList<AnswerSection> Sections,
    IReadOnlyList<DeclineDoor> Doors,
    Spelling Spelling
)
{
    internal const string NoneFile = "answers/none.yaml";
    internal const string SpellingFile = "spelling.yaml";

    /// <summary>The file of the topics for people in need, in a language's folder.</summary>
    public const string NeedFile = "in-need.yaml";

    /// <summary>Every example, with its label.</summary>
    public IReadOnlyList<LabelledQuestion> Examples =>
        [.. Sections.SelectMany(section => section.Examples), .. Doors.SelectMany(door => door.Examples)];

    /// <summary>Whether a file of a language's folder is one that answers are made of.</summary>
    /// <param name="file">Its path inside the language's folder.</param>
    public static bool IsMadeOf(string file) => file == SpellingFile || IsAnswer(file);

    /// <summary>Whether a file of a language's folder stands among the answers.</summary>
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
            DeclineDoor.ReadAll(language.Node(NoneFile)),
            Spelling.Read(language.Node(SpellingFile))
        );

    /// <summary>The section of that id, or null.</summary>
    public AnswerSection? Section(string id) => Sections.FirstOrDefault(s => s.Id == id);

    /// <summary>The door of that id, or null.</summary>
    public DeclineDoor? Door(string? id) => Doors.FirstOrDefault(d => d.Id == id);
}
