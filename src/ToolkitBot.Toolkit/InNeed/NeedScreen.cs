using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// Notices when somebody is in distress or tells of abuse, of a safeguarding or of a patient-safety concern, or of a
/// crime. Pure and deterministic; it keeps nothing of what it reads.
/// </summary>
/// <param name="content">What <c>in-need.yaml</c> holds.</param>
/// <param name="spelling">The spelling of the same language.</param>
/// <param name="model">See <see cref="AnswerBook.InNeed"/>; without one the patterns decide alone.</param>
public sealed class NeedScreen(NeedTopics content, Spelling spelling, NeedModel? model)
{
    /// <summary>Longer texts are read up to this many letters.</summary>
    public const int MostLetters = 4000;

    /// <summary>From this probability on somebody is in need: a needless kind word costs less than a missed one.</summary>
    private const double NeedFrom = 0.2;

    /// <summary>A word that stands alone says little: "blue" and "face" are answers, "suicidal" is not.</summary>
    private const double OneWordFrom = 0.5;

    /// <summary>What a topic must have of the best one's share to be named beside it.</summary>
    private const double Beside = 0.2;

    /// <summary>Of more topics the contacts would hide each other.</summary>
    private const int MostTopics = 3;

    /// <summary>More contacts are read by nobody in need.</summary>
    private const int MostContacts = 6;

    /// <summary>What the text touches.</summary>
    /// <returns>The topics found, the most pressing first; empty when there are none.</returns>
    public IReadOnlyList<NeedTopic> Check(string text)
    {
        var read = text.Length > MostLetters ? text[..MostLetters] : text;
        var shares = Likely(read);
        var words = spelling.Words(read);
        var plain = content.Topics.Where(topic => topic.Phrases.Any(pattern => pattern.Find(words) is not null));
        var best = shares.Values.DefaultIfEmpty().Max();
        return
        [
            .. content
                .Topics.Where(topic => shares.GetValueOrDefault(topic.Id) > best * Beside)
                .OrderByDescending(topic => shares[topic.Id])
                .Union(plain)
                .Select(topic => content.Topics.FirstOrDefault(other => other.StandsFor(topic, words)) ?? topic),
        ];
    }

    /// <summary>What to show for the text.</summary>
    /// <returns>The topic it most likely touches, see <see cref="Shown"/>; null when nobody is in need.</returns>
    public NeedTopic? Find(string text) => Shown(Check(text));

    /// <summary>
    /// The first of some topics with the contacts of all, the first contact of each before the second ones: who tells
    /// of a beating, at home or by a stranger, finds both the helpline and the police.
    /// </summary>
    public static NeedTopic? Shown(IReadOnlyList<NeedTopic> topics) =>
        topics is [{ } first, ..]
            ? first with
            {
                Contacts = [.. InTurn([.. topics.Take(MostTopics)]).Distinct().Take(MostContacts)],
            }
            : null;

    private static IEnumerable<string> InTurn(IReadOnlyList<NeedTopic> topics) =>
        Enumerable
            .Range(0, topics.Max(topic => topic.Contacts.Count))
            .SelectMany(i => topics.Where(topic => i < topic.Contacts.Count).Select(topic => topic.Contacts[i]));

    /// <summary>The highest share that each topic has in a sentence that sounds like need.</summary>
    private Dictionary<string, double> Likely(string text)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var sentence in NeedSentences.Of(text))
        {
            var shares = model?.Shares(sentence).ToList() ?? [];
            var words = spelling.Words(sentence);
            var from = words.Count > 1 ? NeedFrom : OneWordFrom;
            if (words is [var only] && FunctionWords.Has(only))
            {
                // "He" and "my" are answers and slips of the finger.
                continue;
            }

            if (shares.Sum(topic => topic.Share) < from)
            {
                continue;
            }

            foreach (var (topic, share) in shares)
            {
                found[topic] = Math.Max(share, found.GetValueOrDefault(topic));
            }
        }

        return found;
    }
}
