using ToolkitBot.Toolkit.Questions;
using ToolkitBot.Toolkit.Words;

namespace ToolkitBot.Toolkit.InNeed;

/// <summary>
/// Notices when somebody is in distress or tells of abuse, of a safeguarding or of a patient-safety concern.
/// Pure and deterministic; it keeps nothing of what it reads.
/// </summary>
/// <param name="content">What <c>in-need.yaml</c> holds.</param>
/// <param name="spelling">The spelling of the same language.</param>
/// <param name="model">The second opinion, see <see cref="AnswerBook.Sensitive"/>; without one the patterns decide alone.</param>
public sealed class NeedScreen(NeedTopics content, Spelling spelling, NeedModel? model)
{
    /// <summary>Longer texts are read up to this many words.</summary>
    public const int MostWords = 600;

    /// <summary>What the text touches.</summary>
    /// <returns>The topics found, the most pressing first; empty when there are none.</returns>
    public IReadOnlyList<NeedTopic> Check(string text)
    {
        var words = spelling.Words(text);
        if (words.Count > MostWords)
        {
            words.RemoveRange(MostWords, words.Count - MostWords);
        }

        var learnt = model?.TopicOf(string.Join(' ', words));
        TakeOutHarmless(words);
        var publishing = content.Publishing.Any(pattern => pattern.Find(words) is not null);
        var found = new List<NeedTopic>();
        foreach (var topic in content.Topics)
        {
            if (
                topic.Id == learnt
                || topic.Phrases.Any(pattern => pattern.Find(words) is not null)
                || (!publishing && topic.Mentions.Any(pattern => pattern.Find(words) is not null))
            )
            {
                found.Add(topic);
            }
        }

        return found;
    }

    /// <summary>Blanks figures of speech; a blank word matches nothing.</summary>
    private void TakeOutHarmless(List<string> words)
    {
        foreach (var pattern in content.Harmless)
        {
            while (pattern.Find(words) is var (first, last))
            {
                for (var i = first; i <= last; i++)
                {
                    words[i] = "";
                }
            }
        }
    }
}
