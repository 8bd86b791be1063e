using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// Pledges that show what a screen must question and what it must let pass, in one language: the files of the folder
/// <c>screening</c>. Each file holds lists of examples, each under the kind of finding it should lead to, or under
/// <see cref="Innocent"/>. Innocent, too, is what people say when the bot asks them something (<see cref="OrdinaryWords"/>).
/// </summary>
/// <param name="Fingerprint">A hash of exactly these examples.</param>
/// <param name="All">The examples, labelled by kind.</param>
public sealed record ScreenExamples(string Fingerprint, IReadOnlyList<LabelledQuestion> All)
{
    /// <summary>The folder of the examples inside a language's folder.</summary>
    public const string Folder = "screening";

    /// <summary>The label of examples that must pass.</summary>
    public const string Innocent = "innocent";

    /// <summary>Kinds of findings that are learnt; the others have a form that rules recognise.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [FindingKind.NamedPatient, FindingKind.DescribedPatient, FindingKind.HostileWords];

    /// <summary>Returns whether a file of a language's folder contains examples.</summary>
    /// <param name="file">Its path inside the language's folder.</param>
    public static bool IsExampleFile(string file) => file.StartsWith(Folder + "/", StringComparison.Ordinal);

    /// <summary>Returns whether a language's folder contains examples.</summary>
    public static bool AreIn(string folder) => AreIn(ContentFiles.Read(folder));

    /// <summary>Returns whether a language has examples.</summary>
    public static bool AreIn(ContentFiles language) => language.Names.Any(IsExampleFile);

    /// <summary>Reads the examples of a language.</summary>
    /// <param name="folder">The language's folder, such as <c>content/en</c>.</param>
    /// <param name="shownAs">Its path below the content folder, as shown in problems.</param>
    /// <exception cref="ContentException">A file cannot be used, a label is unknown or an example repeated.</exception>
    public static ScreenExamples Read(string folder, string shownAs) => Read(ContentFiles.Read(folder, shownAs));

    /// <summary>Reads the examples of a language.</summary>
    /// <exception cref="ContentException">A file cannot be used, a label is unknown or an example repeated.</exception>
    public static ScreenExamples Read(ContentFiles language)
    {
        var seen = new Dictionary<string, ContentNode>(StringComparer.Ordinal);
        var examples = language
            .Names.Where(IsExampleFile)
            .SelectMany(file => Check(language.Node(file), seen))
            .ToList();
        var ordinary = OrdinaryWords
            .Read(language)
            .Where(text => !seen.ContainsKey(Key(text)))
            .Select(text => new LabelledQuestion(text, Innocent));
        return new ScreenExamples(FingerprintOf(language), [.. examples, .. ordinary]);
    }

    /// <summary>Returns a hash of exactly the files that <see cref="Read(string, string)"/> would read.</summary>
    public static string FingerprintOf(string folder) => FingerprintOf(ContentFiles.Read(folder));

    /// <summary>Returns a hash of exactly the files that <see cref="Read(ContentFiles)"/> would read.</summary>
    /// <remarks>Includes the word lists, because the features depend on them.</remarks>
    public static string FingerprintOf(ContentFiles language) =>
        language.Fingerprint(
            $"{AnswerTrainer.Version}.{LearntScreen.Version}",
            file => IsExampleFile(file) || OrdinaryWords.IsMadeOf(file) || file == "screening.yaml"
        );

    /// <summary>Reads and checks the examples of a file.</summary>
    /// <param name="node">The file.</param>
    /// <param name="seen">The examples of earlier files by their words; those of this file are added.</param>
    /// <exception cref="ContentException">A label is unknown, or an example is repeated.</exception>
    internal static IReadOnlyList<LabelledQuestion> Check(ContentNode node, Dictionary<string, ContentNode> seen)
    {
        var all = new List<LabelledQuestion>();
        node.Only([.. Kinds, Innocent]);
        foreach (var (label, list) in node.Entries())
        {
            foreach (var example in list.AsList())
            {
                var text = example.AsText();
                var key = Key(text);
                if (!seen.TryAdd(key, example))
                {
                    var first = seen[key];
                    example.Tell(
                        $"this example stands in {first.File}, line {first.Line} already; take one of them away."
                    );
                }

                all.Add(new LabelledQuestion(text, label));
            }
        }

        return all;
    }

    private static string Key(string text) => string.Join(' ', Word.Of(text).Select(word => word.Key));
}
