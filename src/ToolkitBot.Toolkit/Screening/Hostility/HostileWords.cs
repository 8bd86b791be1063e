using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening.Hostility;

/// <summary>
/// Finds slurs, swearing, insults aimed at people, and threats. Strong words about things pass: "kill off jargon",
/// "attack the backlog", "a crap form".
/// </summary>
internal static class HostileWords
{
    public static void Find(ScreenText text)
    {
        Find(text, text.Plain);
        if (!ReferenceEquals(text.Joined, text.Plain))
        {
            Find(text, text.Joined);
        }

        MaskedWords.Find(text);
    }

    private static void Find(ScreenText text, ScreenView view)
    {
        var words = view.Words;
        for (var i = 0; i < words.Count; )
        {
            if (text.Words[WordList.Harmless].At(words, i) is > 0 and var harmless)
            {
                i += harmless;
                continue;
            }

            var (length, verdict) = Judge(text, words, i);
            if (length > 0)
            {
                text.Found(view, FindingKind.HostileWords, verdict, words[i].Start, words[i + length - 1].End);
            }

            i += Math.Max(1, length);
        }
    }

    private static (int, ScreenVerdict) Judge(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        foreach (var list in new[] { WordList.Threats, WordList.Contempt })
        {
            if (text.Words[list].At(words, i) is > 0 and var length)
            {
                return IsTurned(text, words, i, 3) || IsFigure(text, words, i, length)
                    ? (0, default)
                    : (length, ScreenVerdict.Stop);
            }
        }

        if (text.Words[WordList.Slurs].At(words, i) is > 0 and var slur)
        {
            return (slur, IsAboutWords(text, words, i) ? ScreenVerdict.Review : ScreenVerdict.Stop);
        }

        if (text.Words[WordList.SwearWords].At(words, i) is > 0 and var swearing)
        {
            return (swearing, ScreenVerdict.Stop);
        }

        if (text.Words[WordList.Insults].At(words, i) is > 0 and var insult)
        {
            return IsAboutWords(text, words, i) || AimedInsults.IsThingBehind(text, words, i + insult)
                ? (0, default)
                : (insult, ScreenVerdict.Review);
        }

        if (text.Words[WordList.InsultAdjectives].At(words, i) is > 0 and var adjective)
        {
            return AimedInsults.Is(text, words, i, adjective) && !IsAboutWords(text, words, i)
                ? (adjective, ScreenVerdict.Review)
                : (0, default);
        }

        return Violence.At(text, words, i);
    }

    // "bomb the place with posters": what follows "with" shows whether it is a figure of speech.
    private static bool IsFigure(ScreenText text, IReadOnlyList<Word> words, int i, int length)
    {
        if (words[i].Key is not ("bomb" or "blow" or "gas" or "torch"))
        {
            return false;
        }

        for (var k = i + length; k < Math.Min(words.Count - 1, i + length + 5); k++)
        {
            if (words[k].Key == "with" && Same(words, i, k + 1))
            {
                return Enumerable
                    .Range(k + 1, Math.Min(words.Count - k - 1, 4))
                    .Where(with => Same(words, i, with))
                    .All(with =>
                        text.Words[WordList.Weapons].At(words, with) == 0
                        && text.Words[WordList.Groups].At(words, with) == 0
                        && !AimedInsults.IsPerson(text, words, with)
                    );
            }
        }

        return false;
    }

    internal static bool IsTurned(ScreenText text, IReadOnlyList<Word> words, int i, int reach)
    {
        var turned = text.Words[WordList.TurnedRound];
        for (var k = i - 1; k >= Math.Max(0, i - reach) && words[k].Sentence == words[i].Sentence; k--)
        {
            if (turned.At(words, k) is > 0 and var length && k + length <= i)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAboutWords(ScreenText text, IReadOnlyList<Word> words, int i)
    {
        var about = text.Words[WordList.AboutWords];
        for (var k = i - 1; k >= Math.Max(0, i - 5) && words[k].Sentence == words[i].Sentence; k--)
        {
            if (
                about.At(words, k) > 0
                && (
                    IsTurned(text, words, i, 7)
                    || words[k].Key
                        is "feel"
                            or "felt"
                            or "feeling"
                            or "i'm"
                            or "me"
                            or "myself"
                            or "stereotype"
                            or "word"
                            or "words"
                            or "i"
                            or "look"
                            or "looking"
                )
            )
            {
                return true;
            }
        }

        return i + 1 < words.Count && words[i + 1].Key is "guide" or "proof";
    }

    private static bool Same(IReadOnlyList<Word> words, int one, int other) =>
        other < words.Count && words[one].Sentence == words[other].Sentence;
}
