using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// A second opinion beside the patterns, learnt from the examples of the topics against harmless texts and all
/// ordinary questions: it notices wordings that no pattern foresaw.
/// </summary>
public sealed class NeedModel
{
    private const string Plain = "plain";

    /// <summary>Turns margins into probabilities, as in the finder.</summary>
    private const double Sharpness = 5;

    /// <summary>From this probability on a text counts as sensitive: a needless kind word costs less than a missed one.</summary>
    private const double SensitiveFrom = 0.25;

    internal NeedModel(AnswerModel learnt) => Learnt = learnt;

    internal AnswerModel Learnt { get; }

    /// <summary>Learns.</summary>
    /// <param name="topics">The topics with their examples and the harmless ones.</param>
    /// <param name="ordinary">Questions that people ask of the toolkit.</param>
    /// <param name="spelling">The spelling of the same language.</param>
    /// <returns>The model, or null where the topics have no examples.</returns>
    public static NeedModel? Learn(NeedTopics topics, IEnumerable<LabelledQuestion> ordinary, Spelling spelling)
    {
        var sensitive = topics
            .Topics.SelectMany(topic => topic.Examples.Select(text => new LabelledQuestion(text, topic.Id)))
            .ToList();
        if (sensitive.Count == 0)
        {
            return null;
        }

        List<LabelledQuestion> all =
        [
            .. ordinary.Select(question => new LabelledQuestion(question.Text, Plain)),
            .. topics.HarmlessExamples.Select(text => new LabelledQuestion(text, Plain)),
            .. sensitive,
        ];
        return new NeedModel(AnswerTrainer.Train(all, spelling).WithoutExamples());
    }

    /// <summary>The topic a text most likely touches, or null.</summary>
    public string? TopicOf(string text)
    {
        var question = Learnt.Index.Weigh(text);
        if (question.WordCount == 0)
        {
            return null;
        }

        var shares = Softmax.Of(Learnt.Margins(question), Sharpness);
        var plain = Array.IndexOf(Learnt.Labels, Plain);
        var topic = Enumerable.Range(0, shares.Length).Where(k => k != plain).MaxBy(k => shares[k]);
        return 1 - (plain < 0 ? 0 : shares[plain]) >= SensitiveFrom ? Learnt.Labels[topic] : null;
    }
}
