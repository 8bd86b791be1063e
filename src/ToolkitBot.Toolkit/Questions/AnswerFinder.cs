using ToolkitBot.Toolkit.Learning;
using ToolkitBot.Toolkit.Learning.Encoders;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>
/// Finds the section of the toolkit that answers a question, or decides that none does. Deterministic and thread-safe.
/// </summary>
/// <param name="model">The model learnt from the examples by their words.</param>
/// <param name="spelling">The spelling the model was trained with.</param>
/// <param name="meaning">The model learnt from the same examples by their meaning; without one the words decide.</param>
public sealed class AnswerFinder(AnswerModel model, Spelling spelling, MeaningModel? meaning = null)
{
    /// <summary>Lowest probability for showing the first section; below it the nearest ones are offered.</summary>
    public const double SureFrom = 0.4;

    /// <summary>The lowest probability for both parts of a double question.</summary>
    public const double PartSureFrom = 0.5;

    /// <summary>Longer texts are cut off after this many characters.</summary>
    public const int MostCharacters = 2000;

    /// <summary>Scales margins for the softmax; set by hand. README.md says how good the probabilities are.</summary>
    private const double Sharpness = 5;

    /// <summary>The weight of meaning where it is judged; words have the rest. See docs/experiments.</summary>
    private const double MeaningWeight = 0.5;

    /// <summary>Factor by which declining is more likely than the examples alone suggest; see README.md.</summary>
    private const double DeclineLean = 1.8;

    /// <summary>
    /// The p of the p-norm that combines the doors' probabilities. With 1, a plain sum, many unlikely doors would
    /// together decline any question that is not understood.
    /// </summary>
    private const double DoorPower = 1.5;

    /// <summary>Factor for the conversation's last topic, and against declining, if the question is a follow-up.</summary>
    private const double LastTopicLean = 20;

    /// <summary>A few words that alone are declined as surely as this do not hang on the last topic.</summary>
    private const double SurelyElsewhere = 0.7;

    /// <summary>Lowest similarity at which the closest example is worth showing.</summary>
    private const double CloseEnough = 0.05;

    /// <summary>Finds the section.</summary>
    /// <param name="question">The question as typed.</param>
    /// <param name="lastTopic">Section of the conversation's last answer, for "and for video?".</param>
    public Finding Find(string question, string? lastTopic = null)
    {
        var text = question.Length > MostCharacters ? question[..MostCharacters] : question;
        var encoded = meaning?.Encode(text);
        var whole = Judge(text, lastTopic, encoded);
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
        if (outcome == FindingOutcome.Declined && first.Probability < SureFrom)
        {
            // Of 72 questions that were declined so weakly, the door was right for 12.
            door = DeclinedTopic.OffTopic;
        }

        return new Finding(outcome, whole.Ranked, first.Probability, why, door, parts)
        {
            IsFollowUp = whole.Hangs,
            Text = encoded,
        };
    }

    /// <param name="text">The text.</param>
    /// <param name="lastTopic">Section of the conversation's last answer.</param>
    /// <param name="encoded">The text as the model of meaning reads it; null where words alone judge.</param>
    private Judgement Judge(string text, string? lastTopic, EncodedText? encoded)
    {
        var vector = model.Index.Weigh(text);
        var byLabel = Softmax.Of(model.Margins(vector), Sharpness);
        if (vector.WordCount > 0 && encoded is not null && meaning?.Judge(encoded) is { } meant)
        {
            for (var k = 0; k < byLabel.Length; k++)
            {
                byLabel[k] += (meant[k] - byLabel[k]) * MeaningWeight;
            }
        }

        var bySection = BySection(byLabel);
        var known = vector.WordCount > 0;
        var words = spelling.Words(text);
        var hangs =
            lastTopic is not null
            && FollowUp.Is(words)
            && (FollowUp.Joins(words) || bySection.GetValueOrDefault(AnswerSection.None) < SurelyElsewhere);
        var follows = hangs && lastTopic != AnswerSection.None;
        // What hangs on a topic that was answered is no likelier to be declined than its words say.
        Weigh(
            bySection,
            AnswerSection.None,
            !known ? 1000
                : follows ? 1
                : DeclineLean
        );
        if (follows)
        {
            LeanTo(bySection, words, lastTopic!);
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
            ],
            hangs
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

    private void LeanTo(Dictionary<string, double> bySection, List<string> words, string lastTopic)
    {
        var named = words.Find(spelling.Platforms.Contains);
        var platform = named is null ? null : bySection.Keys.FirstOrDefault(id => id == $"platform.{named}");
        var aboutPlatforms = lastTopic.StartsWith("platform.", StringComparison.Ordinal);
        var leant = aboutPlatforms && platform is not null ? platform : lastTopic;
        Weigh(bySection, leant, LastTopicLean);
        Weigh(bySection, AnswerSection.None, 1 / LastTopicLean);
    }

    private static void Weigh(Dictionary<string, double> bySection, string id, double by)
    {
        if (bySection.TryGetValue(id, out var value))
        {
            bySection[id] = value * by;
        }
    }

    /// <summary>
    /// Returns the best split into two questions with confident, different sections. Words alone judge halves: a text
    /// has many, and encoding each would take longer than all the rest.
    /// </summary>
    private IReadOnlyList<FindingPart> Parts(string text)
    {
        IReadOnlyList<FindingPart> best = [];
        var bestWorst = PartSureFrom;
        foreach (var (first, second) in QuestionParts.Of(text, spelling))
        {
            var one = Judge(first, lastTopic: null, encoded: null);
            var two = Judge(second, lastTopic: one.Ranked[0].Id, encoded: null);
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

    /// <summary>Returns the closest example of a section, and its most likely door if it is declined.</summary>
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

    /// <param name="Hangs">Whether the words hang on the conversation's last topic.</param>
    private sealed record Judgement(
        WeightedFeatures Vector,
        double[] ByLabel,
        IReadOnlyList<RankedSection> Ranked,
        bool Hangs
    );
}
