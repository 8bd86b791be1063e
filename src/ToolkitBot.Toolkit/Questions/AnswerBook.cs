using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>Answers and the finder that was learnt from exactly their examples, in one language.</summary>
/// <param name="Fingerprint">Name of the files it was made from, see <see cref="AnswerContent.Fingerprint"/>.</param>
/// <param name="Content">The sections, the doors and the spelling.</param>
/// <param name="Model">What was learnt from their examples.</param>
/// <param name="InNeed">What was learnt from the examples of <c>in-need/</c>; null where there is none.</param>
public sealed record AnswerBook(string Fingerprint, AnswerContent Content, AnswerModel Model, NeedModel? InNeed)
{
    /// <summary>Finds the section for a question.</summary>
    public AnswerFinder Finder { get; } = new(Model, Content.Spelling);

    /// <summary>Every example with its label, made from the model; not kept.</summary>
    public IReadOnlyList<LabelledQuestion> Examples =>
        [
            .. Enumerable
                .Range(0, Model.Examples.Count)
                .Select(i => LabelledQuestion.Of(Model.Examples.Text(i), Model.Labels[Model.Examples.Labels.Span[i]])),
        ];

    /// <summary>Reads a language's folder and learns from it; takes a second or two.</summary>
    /// <exception cref="ContentException">Something in the folder cannot be used.</exception>
    public static AnswerBook Learn(string folder, string shownAs)
    {
        var fingerprint = AnswerContent.Fingerprint(folder);
        var content = AnswerContent.ReadFolder(folder, shownAs);
        return new AnswerBook(
            fingerprint,
            content,
            AnswerTrainer.Train(content.Examples, content.Spelling),
            LearnInNeed(folder, shownAs, content)
        );
    }

    private static NeedModel? LearnInNeed(string folder, string shownAs, AnswerContent content)
    {
        var path = Path.Combine(folder, AnswerContent.NeedFile);
        if (!File.Exists(path))
        {
            return null;
        }

        var node = ContentNode.ReadFile(path, $"{shownAs}/{AnswerContent.NeedFile}");
        var topics = NeedTopics.Read(node, content.Spelling);
        var pledges = ScreenExamples.Read(folder, shownAs).All.Where(row => row.Label == ScreenExamples.Innocent);
        return NeedModel.Learn(
            topics,
            NeedExamples.Read(folder, shownAs, topics),
            content.Examples.Concat(pledges),
            content.Spelling
        );
    }
}
