using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// An immutable model that gives the screen a second opinion. It recognises identifiable people, named patients and
/// hostility in wordings that no rule foresaw. Its own findings are only for review, never a stop. It also drops the
/// rules' doubts about such things if it finds the text innocent.
/// </summary>
public sealed class LearntScreen
{
    /// <summary>Must change whenever the same examples would give a different model.</summary>
    public const string Version = "5";

    /// <summary>Scales margins for the softmax.</summary>
    private const double Sharpness = 5;

    /// <summary>From this probability on a text is asked about, whatever the rules say.</summary>
    private const double AskFrom = 0.26;

    /// <summary>Below this probability the rules' doubts are dropped. In between, the rules decide.</summary>
    private const double PassBelow = 0.22;

    // Arbitrary numbers; networks with different starting weights make different errors.
    private static readonly uint[] Seeds = [20011, 40009];

    // Fewer words say too little about anybody: "Ward 7", "my mum", "be kind".
    private const int FewestWords = 3;

    private readonly AnswerModel model;
    private readonly IReadOnlyList<ScreenNetwork> networks;

    internal LearntScreen(AnswerModel model, IReadOnlyList<ScreenNetwork> networks)
    {
        this.model = model;
        this.networks = networks;
    }

    internal AnswerModel Model => model;

    internal IReadOnlyList<ScreenNetwork> Networks => networks;

    /// <summary>Learns from examples; takes a few seconds.</summary>
    /// <param name="examples">Examples of at least two kinds.</param>
    /// <param name="words">The screening words of the same language.</param>
    /// <exception cref="ArgumentException">There are fewer than two kinds.</exception>
    public static LearntScreen Learn(IReadOnlyList<LabelledQuestion> examples, ScreeningWords words)
    {
        var model = AnswerTrainer.Train(examples, new ScreenFeatures(words)).WithoutExamples();
        var texts = examples.Select(example => model.Index.Weigh(example.Text)).ToArray();
        var kinds = examples.Select(example => Array.IndexOf(model.Labels, example.Label)).ToArray();
        return new(
            model,
            [
                .. Seeds.Select(seed =>
                    ScreenNetworkTrainer.Learn(texts, kinds, model.Labels.Length, model.Index.RowCount, seed)
                ),
            ]
        );
    }

    /// <summary>
    /// Opens a language's screen: reads the book that the build wrote if it was learnt from exactly these files,
    /// otherwise learns now, which takes a few seconds.
    /// </summary>
    /// <param name="language">The files of the language's folder.</param>
    /// <param name="bookFile">The file that the build wrote; may be missing.</param>
    /// <param name="words">The screening words of the same language.</param>
    /// <returns>The screen, or null if the language has no examples.</returns>
    /// <exception cref="Content.ContentException">The book does not match, and an example cannot be used.</exception>
    public static LearntScreen? Open(Content.ContentFiles language, string bookFile, ScreeningWords words) =>
        !ScreenExamples.AreIn(language)
            ? null
            : ScreenBook.Read(bookFile, ScreenExamples.FingerprintOf(language), words)
                ?? Learn(ScreenExamples.Read(language).All, words);

    /// <summary>Returns the probability that a text needs review, and the most likely kind of finding.</summary>
    public (string Kind, double Probability) Judge(string text)
    {
        var features = model.Index.Weigh(text);
        var shares = Softmax.Of(model.Margins(features), Sharpness);
        foreach (var network in networks)
        {
            var judged = network.Judge(features);
            for (var k = 0; k < shares.Length; k++)
            {
                shares[k] += judged[k] / networks.Count;
            }
        }

        var innocent = Array.IndexOf(model.Labels, ScreenExamples.Innocent);
        var kind = Enumerable.Range(0, shares.Length).Where(k => k != innocent).MaxBy(k => shares[k]);
        var bad = shares.Sum() - (innocent < 0 ? 0 : shares[innocent]);
        return (model.Labels[kind], bad / shares.Sum());
    }

    internal void Find(ScreenText text)
    {
        var words = text.Plain.Words;
        if (words.Count < FewestWords || words.All(word => FunctionWords.Has(word.Key)))
        {
            return;
        }

        var (kind, probability) = Judge(text.Plain.Text);
        if (probability >= AskFrom)
        {
            var (start, length) = text.Plain.Folded.Source(words[0].Start, words[^1].End);
            text.Findings.Add(new(kind, ScreenVerdict.Review, start, length, Learnt: true));
        }
        else if (probability < PassBelow)
        {
            text.Findings.RemoveAll(found =>
                found.Verdict == ScreenVerdict.Review && ScreenExamples.Kinds.Contains(found.Kind)
            );
        }
    }
}
