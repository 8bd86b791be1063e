using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// What was learnt from the examples of each topic against the harmless ones and all that people say in the
/// ordinary way: it notices need in words that nobody foresaw.
/// </summary>
public sealed class NeedModel
{
    /// <summary>Turns margins into probabilities, as in the finder.</summary>
    private const double Sharpness = 5;

    /// <summary>What a wrong answer to an example costs, against large weights.</summary>
    private const float Cost = 2;

    private readonly int harmless;

    internal NeedModel(AnswerModel learnt, IReadOnlyDictionary<string, string> kinds)
    {
        Learnt = learnt;
        Kinds = kinds;
        harmless = Array.IndexOf(learnt.Labels, NeedExamples.Harmless);
    }

    internal AnswerModel Learnt { get; }

    /// <summary>The kinds of words the model was learnt with.</summary>
    internal IReadOnlyDictionary<string, string> Kinds { get; }

    /// <summary>Learns.</summary>
    /// <param name="topics">The topics with the kinds of words.</param>
    /// <param name="examples">Sentences with the id of their topic or <see cref="NeedExamples.Harmless"/>.</param>
    /// <param name="ordinary">What people say who are in no need: questions, wishes, answers, innocent pledges.</param>
    /// <param name="spelling">The spelling of the same language.</param>
    /// <returns>The model, or null where there are no examples.</returns>
    public static NeedModel? Learn(
        NeedTopics topics,
        IReadOnlyList<LabelledQuestion> examples,
        IEnumerable<string> ordinary,
        Spelling spelling
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
        return new NeedModel(AnswerTrainer.Train(all, features, Cost).WithoutExamples(), topics.Kinds);
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
        return Enumerable.Range(0, shares.Length).Where(k => k != harmless).Select(k => (Learnt.Labels[k], shares[k]));
    }
}
