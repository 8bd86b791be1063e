using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.InNeed;
using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Screening.Learnt;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>The answers in one language, and the models learnt from exactly their examples.</summary>
/// <param name="Fingerprint">Hash of the files it was made from, see <see cref="FingerprintOf"/>.</param>
/// <param name="Content">The sections, the doors and the spelling.</param>
/// <param name="Model">The model learnt from their examples by their words.</param>
/// <param name="Meaning">The model learnt from the same examples by their meaning; null if there is no encoder.</param>
/// <param name="Wishes">The model learnt from the wishes of the platform table; null if there is no encoder or no table.</param>
/// <param name="InNeed">The model learnt from the examples of <c>in-need/</c>; null if there are none.</param>
public sealed record AnswerBook(
    string Fingerprint,
    AnswerContent Content,
    AnswerModel Model,
    MeaningModel? Meaning,
    MeaningModel? Wishes,
    NeedModel? InNeed
)
{
    /// <summary>Finds the section for a question.</summary>
    public AnswerFinder Finder { get; } = new(Model, Content.Spelling, Meaning);

    /// <summary>All examples with their labels, unpacked from the model on each call.</summary>
    public IReadOnlyList<LabelledQuestion> Examples =>
        [
            .. Enumerable
                .Range(0, Model.Examples.Count)
                .Select(i => LabelledQuestion.Of(Model.Examples.Text(i), Model.Labels[Model.Examples.Labels.Span[i]])),
        ];

    /// <summary>Returns a hash of the files that a book is learnt from; tells whether a book is up to date.</summary>
    /// <param name="language">The files of a language's folder.</param>
    public static string FingerprintOf(ContentFiles language) =>
        language.Fingerprint(
            $"{AnswerTrainer.Version}.{MeaningModel.Version}.{PlatformTable.MeaningVersion}",
            // The door for people in need learns from innocent pledges, wishes and answers of the walk, too.
            name =>
                AnswerContent.IsMadeOf(name)
                || name == AnswerContent.NeedFile
                || NeedExamples.IsExampleFile(name)
                || ScreenExamples.IsExampleFile(name)
                || OrdinaryWords.IsMadeOf(name)
        );

    /// <summary>Reads a language's folder and learns from it; takes some seconds.</summary>
    /// <param name="language">The files of a language's folder.</param>
    /// <param name="vectors">Gives the vectors of examples; null if there is no encoder.</param>
    /// <exception cref="ContentException">Something in the folder cannot be used.</exception>
    public static AnswerBook Learn(ContentFiles language, VectorSource? vectors) =>
        Learn(AnswerContent.Read(language), language, vectors);

    /// <summary>Learns from answers that have already been read.</summary>
    /// <param name="content">The answers with their examples.</param>
    /// <param name="language">The files they were read from.</param>
    /// <param name="vectors">Gives the vectors of examples; null if there is no encoder.</param>
    /// <exception cref="ContentException">Another file to learn from cannot be used.</exception>
    public static AnswerBook Learn(AnswerContent content, ContentFiles language, VectorSource? vectors)
    {
        var words = AnswerTrainer.Train(content.Examples, content.Spelling);
        return new(
            FingerprintOf(language),
            content,
            words,
            vectors is null ? null : MeaningModel.Learn(words, vectors),
            vectors is null ? null : LearnWishes(language, vectors),
            LearnInNeed(content, language, vectors)
        );
    }

    private static MeaningModel? LearnWishes(ContentFiles language, VectorSource vectors) =>
        language.Has("platforms.yaml") && language.Has("negation.yaml")
            ? PlatformTable
                .Read(language.Node("platforms.yaml"), Negation.Read(language.Node("negation.yaml")))
                .LearnMeaning(vectors)
            : null;

    private static NeedModel? LearnInNeed(AnswerContent content, ContentFiles language, VectorSource? vectors)
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
            [.. content.Examples.Concat(innocent).Select(row => row.Text)],
            content.Spelling,
            vectors
        );
    }
}
