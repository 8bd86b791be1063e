using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening;

/// <summary>One reading of a text, with its words; the input of the detectors.</summary>
internal sealed class ScreenView(FoldedText folded)
{
    public FoldedText Folded { get; } = folded;

    public string Text { get; } = folded.Text;

    public IReadOnlyList<Word> Words { get; } = Word.Of(folded.Text);

    /// <summary>Returns the index of the first word that ends after this position.</summary>
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
    /// Returns the number of words between an entry of the list and this position, at most <paramref name="reach"/>;
    /// null if there is no entry.
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
    /// Returns the index of a label after this position, with only small words in between ("is his", "was the
    /// patient's"); null if there is none.
    /// </summary>
    /// <param name="at">Returns the length in words of the label that begins at a word; 0 if there is none.</param>
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

    /// <summary>Returns whether a label for things ("order", "invoice") before this position belongs to it.</summary>
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

    /// <summary>Returns whether a label for things precedes this position, directly or with "number" or "is".</summary>
    public bool IsReferenceNumber(ScreeningWords lists, int place) =>
        LabelBefore(lists[WordList.ReferenceLabels], place, 1) is { } between
        && (
            between == 0
            || Words[WordAt(place) - 1].Key is "is" or "was" or "code"
            || lists[WordList.NumberWords].Has(Words[WordAt(place) - 1].Key)
        );

    // Words that may come between a number and a label after it: "is his", "was the patient's".
    private static readonly HashSet<string> Links =
    [
        .. (
            "is was are being that that's thats it's his her their the a an as my our its patient pt told us clinic full "
            + "real actual"
        ).Split(' '),
    ];

    /// <summary>Returns the distance in words from a range to the nearest thing; null if it is out of reach.</summary>
    /// <param name="at">Returns the length in words of the thing that begins at a word; 0 if there is none.</param>
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

    /// <summary>Returns whether an entry of the list is within that many words before or after the range.</summary>
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

/// <summary>The views of a text, the word lists, and the findings so far.</summary>
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

/// <summary>A finding in positions of the original text, before overlaps are merged.</summary>
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
