using System.Security.Cryptography;
using System.Text;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Screening.Learnt;
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
    private const string NoneFile = "answers/none.yaml";
    private const string SpellingFile = "spelling.yaml";
    internal const string NeedFile = "in-need.yaml";

    /// <summary>Every example, with its label.</summary>
    public IReadOnlyList<LabelledQuestion> Examples =>
        [.. Sections.SelectMany(section => section.Examples), .. Doors.SelectMany(door => door.Examples)];

    /// <summary>
    /// A short name for exactly the files of a language's folder that answers are made of: a book learnt from
    /// others does not fit. Reads bytes only, which takes a millisecond or two.
    /// </summary>
    /// <param name="folder">The folder on disk, such as <c>content/en</c>.</param>
    public static string Fingerprint(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(AnswerTrainer.Version));
        // The door for people in need learns from innocent pledges, too.
        hash.AppendData(Encoding.UTF8.GetBytes(ScreenExamples.FingerprintOf(folder)));
        foreach (var (path, name) in FilesLearntFrom(folder))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name}\n"));
            if (File.Exists(path))
            {
                hash.AppendData(File.ReadAllBytes(path));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<(string Path, string Name)> FilesLearntFrom(string folder) =>
        Files(folder)
            .Append((Path.Combine(folder, NeedFile), NeedFile))
            .Concat(NeedExamples.Files(folder).OrderBy(file => file.Name, StringComparer.Ordinal));

    private static IEnumerable<(string Path, string Name)> Files(string folder)
    {
        var answers = Path.Combine(folder, "answers");
        var files = Directory.Exists(answers) ? Directory.GetFiles(answers, "*.yaml") : [];
        return files
            .Select(path => (path, "answers/" + Path.GetFileName(path)))
            .Append((Path.Combine(folder, SpellingFile), SpellingFile))
            .OrderBy(file => file.Item2, StringComparer.Ordinal);
    }

    /// <summary>Reads <c>answers/</c> and <c>spelling.yaml</c> of a language's folder.</summary>
    /// <param name="folder">The folder on disk, such as <c>content/en</c>.</param>
    /// <param name="shownAs">Its path below the content folder, as problems name it.</param>
    /// <exception cref="ContentException">A file is missing or something in it cannot be used.</exception>
    public static AnswerContent ReadFolder(string folder, string shownAs)
    {
        if (!Directory.Exists(Path.Combine(folder, "answers")))
        {
            throw new ContentException(new($"{shownAs}/answers", 1, "this folder is missing; put the answers back."));
        }

        Spelling? spelling = null;
        var sections = new List<AnswerSection>();
        IReadOnlyList<DeclineDoor> doors = [];
        foreach (var (path, name) in Files(folder))
        {
            var node = ContentNode.ReadFile(path, $"{shownAs}/{name}");
            switch (name)
            {
                case SpellingFile:
                    spelling = Spelling.Read(node);
                    break;
                case NoneFile:
                    doors = DeclineDoor.ReadAll(node);
                    break;
                default:
                    sections.Add(AnswerSection.Read(node));
                    break;
            }
        }

        return new AnswerContent(
            sections,
            doors,
            spelling ?? throw new InvalidOperationException("Files() always lists the spelling.")
        );
    }

    /// <summary>The section of that id, or null.</summary>
    public AnswerSection? Section(string id) => Sections.FirstOrDefault(s => s.Id == id);

    /// <summary>The door of that id, or null.</summary>
    public DeclineDoor? Door(string? id) => Doors.FirstOrDefault(d => d.Id == id);
}
