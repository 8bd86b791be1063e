using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Screening.Learnt;

/// <summary>
/// Openings of pledges: "I pledge to", "Our team will". They say nothing about what follows, so the learnt screen sees
/// the same opening for all of them.
/// </summary>
internal sealed class PledgeOpenings
{
    // "My pledge is to: I will", "I pledge that we will".
    private const int Most = 3;

    private readonly string one;
    private readonly PhraseSet openings;
    private readonly PhraseSet[] subjects;
    private readonly PhraseSet verbs;

    /// <param name="line">The part <c>line</c> of <c>screening.yaml</c>.</param>
    public PledgeOpenings(ContentNode line)
    {
        var entries = line.Text("openings");
        one = entries.Split(',')[0].Trim();
        openings = new PhraseSet(entries);
        subjects = [new PhraseSet(line.Text("team")), new PhraseSet(line.Text("organisation"))];
        verbs = new PhraseSet(line.Text("verbs"));
    }

    /// <summary>Replaces a folded text's opening with a standard one; unchanged if it has none or no more.</summary>
    public string Level(string text)
    {
        var words = Word.Of(text);
        var start = 0;
        for (var turn = 0; turn < Most && Length(words, start) is > 0 and var length; turn++)
        {
            start += length;
        }

        return start > 0 && start < words.Count ? $"{one} {text[words[start].Start..]}" : text;
    }

    private int Length(IReadOnlyList<Word> words, int at)
    {
        if (openings.At(words, at) is > 0 and var opening)
        {
            return opening;
        }

        // "Our team will"; but "our team at Bronglais" gives a place.
        var subject = subjects.Max(list => list.At(words, at));
        var verb = subject > 0 ? verbs.At(words, at + subject) : 0;
        return verb == 0 || words[at + subject].Key == "at" ? 0 : subject + verb;
    }
}
