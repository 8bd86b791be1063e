using System.Security.Cryptography;
using System.Text;
using ToolkitBot.Toolkit.Content;

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
    private const string NoneFile = "none.yaml";

    /// <summary>Every example, with its label.</summary>
    public IReadOnlyList<LabelledQuestion> Examples =>
        [
            .. Sections.SelectMany(section => section.Examples),
            .. Doors.SelectMany(door => door.Examples),
        ];

    /// <summary>A short name for exactly these examples and this spelling: a model trained on others does not fit.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(AnswerTrainer.Version));
        foreach (
            var line in Examples
                .Select(example => $"{example.Label}\t{example.Text}")
                .Concat(Spelling.Lines())
        )
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads <c>answers/</c> and <c>spelling.yaml</c> of a language's folder.</summary>
    /// <param name="folder">The folder on disk, such as <c>content/en</c>.</param>
    /// <param name="shownAs">Its path below the content folder, as problems name it.</param>
    /// <exception cref="ContentException">A file is missing or something in it cannot be used.</exception>
    public static AnswerContent ReadFolder(string folder, string shownAs)
    {
        var spelling = Spelling.Read(
            ContentNode.ReadFile(Path.Combine(folder, "spelling.yaml"), $"{shownAs}/spelling.yaml")
        );
        var answers = Path.Combine(folder, "answers");
        if (!Directory.Exists(answers))
        {
            throw new ContentException(
                new($"{shownAs}/answers", 1, "this folder is missing; put the answers back.")
            );
        }

        var files = Directory
            .GetFiles(answers, "*.yaml")
            .Select(path => (Path: path, Name: Path.GetFileName(path)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        var sections = new List<AnswerSection>();
        IReadOnlyList<DeclineDoor> doors = [];
        foreach (var (path, name) in files)
        {
            var node = ContentNode.ReadFile(path, $"{shownAs}/answers/{name}");
            if (name == NoneFile)
            {
                doors = DeclineDoor.ReadAll(node);
            }
            else
            {
                sections.Add(AnswerSection.Read(node));
            }
        }

        return new AnswerContent(sections, doors, spelling);
    }
}
