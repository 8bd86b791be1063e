using ToolkitBot.Toolkit.Questions;
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
    private const double NeedFrom = 0.06;

    /// <summary>A word that stands alone says little: "blue" and "face" are answers, "suicidal" is not.</summary>
    private const double OneWordFrom = 0.5;

    /// <summary>What a topic must have of the best one's share to be named beside it.</summary>
    private const double Beside = 0.5;

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
                .Union(plain),
        ];
    }

    /// <summary>The highest share that each topic has in a sentence that sounds like need.</summary>
    private Dictionary<string, double> Likely(string text)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var sentence in NeedSentences.Of(text))
        {
            var shares = model?.Shares(sentence).ToList() ?? [];
            var from = spelling.Words(sentence).Count > 1 ? NeedFrom : OneWordFrom;
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
