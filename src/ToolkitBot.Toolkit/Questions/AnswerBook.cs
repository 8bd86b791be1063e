using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>Answers and the finder that was learnt from exactly their examples, in one language.</summary>
/// <param name="Fingerprint">Name of the files it was made from, see <see cref="AnswerContent.Fingerprint"/>.</param>
/// <param name="Content">The sections, the doors and the spelling.</param>
/// <param name="Model">What was learnt from their examples.</param>
/// <param name="Sensitive">What was learnt from the examples of <c>sensitive.yaml</c>; null where there is none.</param>
public sealed record AnswerBook(string Fingerprint, AnswerContent Content, AnswerModel Model, SensitiveModel? Sensitive)
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
            name => AnswerContent.IsMadeOf(name) || name == AnswerContent.SensitiveFile
        );

    /// <summary>Reads a language's folder and learns from it; takes a second or two.</summary>
    /// <exception cref="ContentException">Something in the folder cannot be used.</exception>
    public static AnswerBook Learn(ContentFiles language)
    {
        var content = AnswerContent.Read(language);
        var sensitive = language.Has(AnswerContent.SensitiveFile)
            ? SensitiveTopics.Read(language.Node(AnswerContent.SensitiveFile), content.Spelling)
            : null;
        return Learn(FingerprintOf(language), content, sensitive);
    }

    /// <summary>Learns from what was read before.</summary>
    /// <param name="fingerprint">The fingerprint of the files it was read from.</param>
    /// <param name="content">The answers with their examples.</param>
    /// <param name="sensitive">The topics of <c>sensitive.yaml</c>, or null where there are none.</param>
    public static AnswerBook Learn(string fingerprint, AnswerContent content, SensitiveTopics? sensitive) =>
        new(
            fingerprint,
            content,
            AnswerTrainer.Train(content.Examples, content.Spelling),
            sensitive is null ? null : SensitiveModel.Learn(sensitive, content.Examples, content.Spelling)
        );
}
