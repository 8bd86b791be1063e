using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// What was learnt from the examples of each topic against the harmless ones and all that people say in the
/// ordinary way: it notices need in words that nobody foresaw. Words judge first, and where they do not rule need out,
/// what the sentence means is judged, too.
/// </summary>
public sealed class NeedModel
{
    /// <summary>Turns margins into probabilities, as in the finder.</summary>
    private const double Sharpness = 5;

    /// <summary>What a wrong answer to an example costs, against large weights.</summary>
    private const float Cost = 2;

    /// <summary>Below this probability words decide alone: nearly all that people say, so that it costs nothing.</summary>
    private const double Ruled = 0.001;

    /// <summary>The weight of meaning; words have the rest.</summary>
    private const double WeightOfMeaning = 0.6;

    /// <summary>Of what people say in the ordinary way every second text is enough to learn meanings from.</summary>
    private const int EveryOrdinary = 2;

    private readonly int harmless;

    internal NeedModel(AnswerModel learnt, IReadOnlyDictionary<string, string> kinds, MeaningModel? meaning)
    {
        (Learnt, Kinds, Meaning) = (learnt, kinds, meaning);
        harmless = Array.IndexOf(learnt.Labels, NeedExamples.Harmless);
    }

    internal AnswerModel Learnt { get; }

    /// <summary>The kinds of words the model was learnt with.</summary>
    internal IReadOnlyDictionary<string, string> Kinds { get; }

    /// <summary>The model learnt from the same examples by their meaning; null if there is no encoder.</summary>
    internal MeaningModel? Meaning { get; }

    /// <summary>Learns.</summary>
    /// <param name="topics">The topics with the kinds of words.</param>
    /// <param name="examples">Sentences with the id of their topic or <see cref="NeedExamples.Harmless"/>.</param>
    /// <param name="ordinary">What people say who are in no need: questions, wishes, answers, innocent pledges.</param>
    /// <param name="spelling">The spelling of the same language.</param>
    /// <param name="vectors">Gives the vectors of sentences; null if there is no encoder.</param>
    /// <returns>The model, or null where there are no examples.</returns>
    public static NeedModel? Learn(
        NeedTopics topics,
        IReadOnlyList<LabelledQuestion> examples,
        IReadOnlyList<string> ordinary,
        Spelling spelling,
        VectorSource? vectors
    )
    {
        if (examples.Count == 0)
        {
            return null;
        }

        List<LabelledQuestion> all =
        [
            .. ordinary.Select(text => new LabelledQuestion(text, NeedExamples.Harmless)),
            .. examples,
        ];
        var features = new NeedFeatures(spelling, topics.Kinds);
        var learnt = AnswerTrainer.Train(all, features, Cost).WithoutExamples();
        return new NeedModel(
            learnt,
            topics.Kinds,
            vectors is null ? null : LearnMeaning(learnt.Labels, examples, ordinary, vectors)
        );
    }

    private static MeaningModel LearnMeaning(
        string[] labels,
        IReadOnlyList<LabelledQuestion> examples,
        IReadOnlyList<string> ordinary,
        VectorSource vectors
    )
    {
        var harmless = Array.IndexOf(labels, NeedExamples.Harmless);
        return MeaningModel.Learn(
            [.. examples.Select(example => (example.Text, Array.IndexOf(labels, example.Label)))],
            [.. ordinary.Where((_, i) => i % EveryOrdinary == 0).Select(text => (text, harmless))],
            label => label != harmless,
            labels.Length,
            vectors,
            new VectorLearning(Nodes: 64, InputsLeftOut: 0, NodesLeftOut: 0.2f, Doubt: 0.02f)
        );
    }

    /// <summary>How likely a sentence belongs to each topic; what is left of 1 is that it is harmless.</summary>
    /// <returns>Ids of topics with their share; empty where no word is known.</returns>
    internal IEnumerable<(string Topic, double Share)> Shares(string sentence)
    {
        var weighed = Learnt.Index.Weigh(sentence);
        if (weighed.WordCount == 0)
        {
            return [];
        }

        var shares = Softmax.Of(Learnt.Margins(weighed), Sharpness);
        if (Meaning is not null && 1 - shares[harmless] > Ruled)
        {
            shares = Both(shares, Meaning.Judge(sentence));
        }

        return Enumerable.Range(0, shares.Length).Where(k => k != harmless).Select(k => (Learnt.Labels[k], shares[k]));
    }

    /// <summary>The weighted geometric mean, so that either model can rule a topic out.</summary>
    private static double[] Both(double[] byWords, double[] byMeaning)
    {
        var both = byWords
            .Zip(byMeaning, (word, meaning) => Math.Pow(word, 1 - WeightOfMeaning) * Math.Pow(meaning, WeightOfMeaning))
            .ToArray();
        var sum = both.Sum();
        return [.. both.Select(share => share / sum)];
    }
}
