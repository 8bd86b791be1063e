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

    /// <summary>A short name for exactly the files that a book is learnt from; a book learnt from others does not fit.</summary>
    /// <param name="language">The files of a language's folder.</param>
    public static string FingerprintOf(ContentFiles language) =>
        language.Fingerprint(
            AnswerTrainer.Version,
            // The door for people in need learns from innocent pledges, wishes and answers of the walk, too.
            name =>
                AnswerContent.IsMadeOf(name)
                || name == AnswerContent.NeedFile
                || NeedExamples.IsExampleFile(name)
                || ScreenExamples.IsExampleFile(name)
                || OrdinaryWords.IsMadeOf(name)
        );

    /// <summary>Reads a language's folder and learns from it; takes a second or two.</summary>
    /// <exception cref="ContentException">Something in the folder cannot be used.</exception>
    public static AnswerBook Learn(ContentFiles language) => Learn(AnswerContent.Read(language), language);

    /// <summary>Learns from answers that were read before.</summary>
    /// <param name="content">The answers with their examples.</param>
    /// <param name="language">The files that they were read from.</param>
    /// <exception cref="ContentException">Something else that is learnt from cannot be used.</exception>
    public static AnswerBook Learn(AnswerContent content, ContentFiles language) =>
        new(
            FingerprintOf(language),
            content,
            AnswerTrainer.Train(content.Examples, content.Spelling),
            LearnInNeed(content, language)
        );

    private static NeedModel? LearnInNeed(AnswerContent content, ContentFiles language)
    {
        if (!language.Has(AnswerContent.NeedFile))
        {
            return null;
        }

        var topics = NeedTopics.Read(language.Node(AnswerContent.NeedFile), content.Spelling);
        var innocent = ScreenExamples.Read(language).All.Where(row => row.Label == ScreenExamples.Innocent);
        return NeedModel.Learn(
            topics,
            NeedExamples.Read(language, topics),
            content.Examples.Concat(innocent).Select(row => row.Text),
            content.Spelling
        );
    }
}
