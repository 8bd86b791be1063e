using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// The screen's second opinion, learnt from examples: it notices people who can be recognised, named patients and
/// hostility in wordings that no rule foresaw. What it finds is asked about, never stopped; what a rule would ask about
/// such things and it finds innocent passes. It never changes.
/// </summary>
public sealed class LearntScreen
{
    /// <summary>Changes whenever the same examples would give another model.</summary>
    public const string Version = "5";

    /// <summary>Turns margins into probabilities.</summary>
    private const double Sharpness = 5;

    /// <summary>From this probability on a text is asked about, whatever the rules say.</summary>
    private const double AskFrom = 0.26;

    /// <summary>Below this probability what a rule only doubts passes. Between the two the rules decide.</summary>
    private const double PassBelow = 0.22;

    // Any numbers; networks that began differently err differently.
    private static readonly uint[] Seeds = [20011, 40009];

    // Fewer words tell too little of anybody: "Ward 7", "my mum", "be kind".
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
    /// <param name="examples">Examples of two kinds at least.</param>
    /// <param name="words">The screening words of the same language.</param>
    /// <exception cref="ArgumentException">There are examples of fewer than two kinds.</exception>
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
    /// What was learnt from a language's examples: read from the book that the build wrote where it was learnt from
    /// exactly these files, else learnt now, which takes some seconds.
    /// </summary>
    /// <param name="language">The files of the language's folder.</param>
    /// <param name="bookFile">The file that the build wrote; need not be there.</param>
    /// <param name="words">The screening words of the same language.</param>
    /// <returns>The screen, or null where the language has no examples.</returns>
    /// <exception cref="Content.ContentException">The book does not fit, and an example cannot be used.</exception>
    public static LearntScreen? Open(Content.ContentFiles language, string bookFile, ScreeningWords words) =>
        !ScreenExamples.AreIn(language)
            ? null
            : ScreenBook.Read(bookFile, ScreenExamples.FingerprintOf(language), words)
                ?? Learn(ScreenExamples.Read(language).All, words);

    /// <summary>How likely something must be asked, and the kind it would most likely be.</summary>
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
