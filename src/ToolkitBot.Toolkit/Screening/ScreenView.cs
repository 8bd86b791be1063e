using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening;

/// <summary>One way of reading a text, with its words: what the detectors look at.</summary>
internal sealed class ScreenView(FoldedText folded)
{
    public FoldedText Folded { get; } = folded;

    public string Text { get; } = folded.Text;

    public IReadOnlyList<Word> Words { get; } = Word.Of(folded.Text);

    /// <summary>The first word that ends behind this place.</summary>
    public int WordAt(int place)
    {
        int low = 0,
            high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].End <= place)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>
    /// How many words stand between an entry of the list and this place, at most <paramref name="reach"/>; null where
    /// no entry stands there.
    /// </summary>
    public int? LabelBefore(PhraseSet list, int place, int reach)
    {
        var at = WordAt(place);
        for (var i = at - 1; i >= 0 && i >= at - 1 - reach - 4; i--)
        {
            if (
                list.At(Words, i) is > 0 and var length
                && i + length <= at
                && at - (i + length) <= reach
                && (at == Words.Count || Words[i].Sentence == Words[at].Sentence)
            )
            {
                return at - (i + length);
            }
        }

        return null;
    }

    /// <summary>
    /// The first word of a label that stands behind this place, with nothing but small words between ("is his", "was the
    /// patient's"); null where there is none.
    /// </summary>
    /// <param name="at">How many words a label takes that begins at a word; 0 where none does.</param>
    public int? LabelBehind(Func<int, int> at, int end)
    {
        var first = WordAt(end - 1) + 1;
        for (var i = first; i < Math.Min(Words.Count, first + 6) && Words[i].Sentence == Words[first].Sentence; i++)
        {
            if (at(i) > 0)
            {
                return i;
            }

            if (!Links.Contains(Words[i].Key))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether a label for things ("order", "invoice") stands before this place and belongs to it.</summary>
    public bool IsReference(PhraseSet labels, int place, int reach)
    {
        if (LabelBefore(labels, place, reach) is not { } between)
        {
            return false;
        }

        // "the delivery to", "a change for": a place or a person comes next.
        var at = WordAt(place);
        return !Words
            .Skip(at - between)
            .Take(between)
            .Any(word => word.Key is "to" or "for" or "of" or "at" or "from" or "in" or "with" or "near" or "by");
    }

    /// <summary>Whether a label for things stands directly before this place, or with "number", "is" or the like between.</summary>
    public bool IsReferenceNumber(ScreeningWords lists, int place) =>
        LabelBefore(lists[WordList.ReferenceLabels], place, 1) is { } between
        && (
            between == 0
            || Words[WordAt(place) - 1].Key is "is" or "was" or "code"
            || lists[WordList.NumberWords].Has(Words[WordAt(place) - 1].Key)
        );

    // What may stand between a number and a label behind it: "is his", "was the patient's".
    private static readonly HashSet<string> Links =
    [
        .. (
            "is was are being that that's thats it's his her their the a an as my our its patient pt told us clinic full "
            + "real actual"
        ).Split(' '),
    ];

    /// <summary>How many words away from a stretch the nearest thing stands; null beyond the reach.</summary>
    /// <param name="at">How many words the thing takes that begins at a word; 0 where none does.</param>
    public int? Distance(Func<int, int> at, int start, int end, int reach)
    {
        var (first, next) = (WordAt(start), WordAt(end - 1) + 1);
        for (var away = 1; away <= reach; away++)
        {
            if (first - away >= 0 && at(first - away) > 0 || next + away - 1 < Words.Count && at(next + away - 1) > 0)
            {
                return away;
            }
        }

        return null;
    }

    /// <summary>Whether an entry of the list stands within so many words before or behind the place.</summary>
    public bool Near(PhraseSet list, int start, int end, int reach)
    {
        var first = Math.Max(0, WordAt(start) - reach);
        var last = Math.Min(Words.Count, WordAt(end - 1) + 1 + reach);
        for (var i = first; i < last; i++)
        {
            if ((Words[i].End <= start || Words[i].Start >= end) && list.At(Words, i) > 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The views of one text, and the words to judge it by.</summary>
internal sealed record ScreenText(
    ScreenView Plain,
    ScreenView Joined,
    ScreenView Digits,
    ScreenView Spoken,
    ScreeningWords Words,
    List<RawFinding> Findings
)
{
    public static ScreenText Read(string text, ScreeningWords words)
    {
        var folded = FoldedText.Fold(text);
        var plain = new ScreenView(folded);
        var joinedText = NumberView.Join(folded);
        var joined = ReferenceEquals(joinedText, folded) ? plain : new ScreenView(joinedText);
        var digitsText = NumberView.Digitise(joinedText);
        var digits = ReferenceEquals(digitsText, joinedText) ? joined : new ScreenView(digitsText);
        var spokenText = SpokenCodes.Write(folded);
        var spoken = ReferenceEquals(spokenText, folded) ? plain : new ScreenView(NumberView.Join(spokenText));
        return new ScreenText(plain, joined, digits, spoken, words, []);
    }

    public void Found(ScreenView view, string kind, ScreenVerdict verdict, int start, int end)
    {
        if (end > start)
        {
            var (from, length) = view.Folded.Source(start, end);
            Findings.Add(new RawFinding(kind, verdict, from, length));
        }
    }
}

/// <summary>A finding in places of the original text, before doubles are merged.</summary>
internal readonly record struct RawFinding(
    string Kind,
    ScreenVerdict Verdict,
    int Start,
    int Length,
    bool Learnt = false
)
{
    public int End => Start + Length;
}
