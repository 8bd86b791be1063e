using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// Finds the section of the toolkit that answers a question, or says that none does. Pure: the same question
/// always gets the same finding. Safe to use from many threads.
/// </summary>
/// <param name="model">What was learnt from the examples.</param>
/// <param name="spelling">The spelling the model was learnt with.</param>
public sealed class AnswerFinder(AnswerModel model, Spelling spelling)
{
    /// <summary>From this probability on the first section is shown; below it the nearest three are offered.</summary>
    public const double SureFrom = 0.5;

    /// <summary>Both parts of a double question must be at least as sure as this.</summary>
    public const double PartSureFrom = 0.5;

    /// <summary>Longer texts are read up to this many characters.</summary>
    public const int MostCharacters = 2000;

    /// <summary>Turns margins into probabilities; chosen by hand, see README.md for what they are worth.</summary>
    private const double Sharpness = 5;

    /// <summary>How much more readily it declines than the examples alone say; see README.md.</summary>
    private const double DeclineLean = 1.8;

    /// <summary>
    /// How doors add up, as the power of a norm: 1 would be their sum, in which many doors that are all unlikely decline
    /// together whatever nobody understands.
    /// </summary>
    private const double DoorPower = 1.5;

    /// <summary>How much more likely the conversation's last topic is when the question hangs on it.</summary>
    private const double LastTopicLean = 6;

    /// <summary>How much of a closest example must agree for it to be worth showing.</summary>
    private const double CloseEnough = 0.05;

    /// <summary>Finds the section.</summary>
    /// <param name="question">The words as typed.</param>
    /// <param name="lastTopic">Section of the conversation's last answer, for "and for video?".</param>
    public Finding Find(string question, string? lastTopic = null)
    {
        var text = question.Length > MostCharacters ? question[..MostCharacters] : question;
        var whole = Judge(text, lastTopic);
        var parts = Parts(text);
        if (parts.Count == 2)
        {
            whole = WithPartsFirst(whole, parts);
        }

        var first = whole.Ranked[0];
        var (why, door) = Reason(whole, first.Id);
        var outcome =
            parts.Count == 2 ? FindingOutcome.Answer
            : first.Id == AnswerSection.None ? FindingOutcome.Declined
            : first.Probability >= SureFrom ? FindingOutcome.Answer
            : FindingOutcome.Unsure;
        return new Finding(outcome, whole.Ranked, first.Probability, why, door, parts)
        {
            IsFollowUp = lastTopic is not null && FollowUp.Is(spelling.Words(text)),
        };
    }

    private Judgement Judge(string text, string? lastTopic)
    {
        var vector = model.Index.Weigh(text);
        var byLabel = Softmax.Of(model.Margins(vector), Sharpness);
        var bySection = BySection(byLabel);
        var known = vector.WordCount > 0;
        Weigh(bySection, AnswerSection.None, known ? DeclineLean : 1000);
        if (lastTopic is not null && lastTopic != AnswerSection.None)
        {
            LeanTo(bySection, text, lastTopic);
        }

        var total = bySection.Values.Sum();
        return new Judgement(
            vector,
            byLabel,
            [
                .. bySection
                    .OrderByDescending(entry => entry.Value)
                    .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => new RankedSection(entry.Key, entry.Value / total)),
            ]
        );
    }

    private Dictionary<string, double> BySection(double[] byLabel)
    {
        var bySection = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var k = 0; k < byLabel.Length; k++)
        {
            var section = model.Sections[k];
            var share = section == AnswerSection.None ? Math.Pow(byLabel[k], DoorPower) : byLabel[k];
            bySection[section] = bySection.GetValueOrDefault(section) + share;
        }

        if (bySection.TryGetValue(AnswerSection.None, out var doors))
        {
            bySection[AnswerSection.None] = Math.Pow(doors, 1 / DoorPower);
        }

        return bySection;
    }

    private void LeanTo(Dictionary<string, double> bySection, string text, string lastTopic)
    {
        var words = spelling.Words(text);
        if (!FollowUp.Is(words))
        {
            return;
        }

        var named = words.Find(spelling.Platforms.Contains);
        var platform = named is null ? null : bySection.Keys.FirstOrDefault(id => id == $"platform.{named}");
        var aboutPlatforms = lastTopic.StartsWith("platform.", StringComparison.Ordinal);
        var leant = aboutPlatforms && platform is not null ? platform : lastTopic;
        Weigh(bySection, leant, LastTopicLean);
    }

    private static void Weigh(Dictionary<string, double> bySection, string id, double by)
    {
        if (bySection.TryGetValue(id, out var value))
        {
            bySection[id] = value * by;
        }
    }

    /// <summary>The best cut into two questions of which each is sure of a section of its own.</summary>
    private IReadOnlyList<FindingPart> Parts(string text)
    {
        IReadOnlyList<FindingPart> best = [];
        var bestWorst = PartSureFrom;
        foreach (var (first, second) in QuestionParts.Of(text, spelling))
        {
            var one = Judge(first, lastTopic: null);
            var two = Judge(second, lastTopic: one.Ranked[0].Id);
            var worst = Math.Min(one.Ranked[0].Probability, two.Ranked[0].Probability);
            if (
                one.Ranked[0].Id != two.Ranked[0].Id
                && one.Ranked[0].Id != AnswerSection.None
                && two.Ranked[0].Id != AnswerSection.None
                && worst >= bestWorst
            )
            {
                bestWorst = worst;
                best = [Part(first, one), Part(second, two)];
            }
        }

        return best;
    }

    private FindingPart Part(string text, Judgement judged) =>
        new(text, judged.Ranked[0].Id, judged.Ranked[0].Probability, Reason(judged, judged.Ranked[0].Id).Why);

    private static Judgement WithPartsFirst(Judgement whole, IReadOnlyList<FindingPart> parts)
    {
        var ids = parts.Select(part => part.SectionId).ToList();
        return whole with
        {
            Ranked =
            [
                .. parts.Select(part => new RankedSection(part.SectionId, part.Probability)),
                .. whole.Ranked.Where(section => !ids.Contains(section.Id)),
            ],
        };
    }

    /// <summary>The closest example of a section, and for the declined ones the most likely door.</summary>
    private (string? Why, string? Door) Reason(Judgement judged, string section)
    {
        var closest = -1;
        var closeness = CloseEnough;
        var label = -1;
        for (var k = 0; k < model.Labels.Length; k++)
        {
            if (model.Sections[k] != section)
            {
                continue;
            }

            if (label < 0 || judged.ByLabel[k] > judged.ByLabel[label])
            {
                label = k;
            }

            foreach (var example in model.Examples.Of(k))
            {
                var likeness = model.Examples.Likeness(example, judged.Vector, model.Index.Rarity.Span);
                if (likeness > closeness)
                {
                    (closest, closeness) = (example, likeness);
                }
            }
        }

        var slash = model.Labels[label].IndexOf('/', StringComparison.Ordinal);
        var why = closest < 0 ? null : model.Examples.Text(closest);
        return (why, slash < 0 ? null : model.Labels[label][(slash + 1)..]);
    }

    private sealed record Judgement(WeightedFeatures Vector, double[] ByLabel, IReadOnlyList<RankedSection> Ranked);
}
