namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>
/// Finds hospital, case and other record numbers. There is no national format, so a label decides. Without one, a
/// number that looks like one (letters and digits together) is stopped next to a patient and queried elsewhere, unless
/// the text says that it is an order, a ticket or a room.
/// </summary>
internal static class RecordNumbers
{
    private const int FewestDigits = 4;
    private const int MostSkipped = 3;
    private const int MostParts = 12;

    public static void Find(ScreenText text)
    {
        foreach (var view in new[] { text.Plain, text.Digits }.Distinct())
        {
            var dates = DateMentions.In(view.Text);
            for (var i = 0; i < view.Words.Count; i++)
            {
                FindBehindLabel(text, view, dates, i);
                FindBeforeLabel(text, view, dates, i);
            }
        }

        UnlabelledNumbers.Find(text, text.Plain);
    }

    private static void FindBehindLabel(ScreenText text, ScreenView view, IReadOnlyList<DateMention> dates, int i)
    {
        if (RecordLabels.Glued(text, view.Words[i].Key) is > 0 and var letters)
        {
            Judge(text, view, i, view.Words[i].Start + letters);
            return;
        }

        var length = RecordLabels.At(text, view, i);
        if (length == 0)
        {
            FindBehindName(text, view, dates, i);
            return;
        }

        // The number follows immediately, or after "is", "for the lad:" or "of".
        var first = i + length;
        while (
            first < view.Words.Count
            && first - i - length <= MostSkipped
            && !view.Words[first].HasDigit
            && !IsPrefix(view, first)
        )
        {
            first++;
        }

        var skipped = first - i - length;
        if (first < view.Words.Count && skipped <= MostSkipped && !IsOther(view, dates, first, skipped))
        {
            Judge(text, view, first, view.Words[first].Start);
        }
    }

    // "check the patient ID by 12/03/2027", "the attendance number of our clinic: 1500"
    private static bool IsOther(ScreenView view, IReadOnlyList<DateMention> dates, int first, int skipped)
    {
        var (start, end) = (view.Words[first].Start, view.Words[Last(view, first)].End);
        return skipped > 0 && (IsDate(dates, start) || DateMentions.HasTime(view.Text, start, end))
            || skipped > 1 && end - start <= FewestDigits;
    }

    // "on RiO 1093 345", "attendance 24/447109": a name without "number", if a number that is no count follows.
    private static void FindBehindName(ScreenText text, ScreenView view, IReadOnlyList<DateMention> dates, int i)
    {
        var system = text.Words[WordList.RecordSystems].At(view.Words, i);
        var first = i + Math.Max(system, text.Words[WordList.Patients].At(view.Words, i));
        if (first == i || first >= view.Words.Count || !view.Words[first].HasDigit)
        {
            return;
        }

        var last = Last(view, first);
        var start = view.Words[first].Start;
        var written = view.Text[start..view.Words[last].End];
        if (
            written.Count(char.IsAsciiDigit) > FewestDigits
            && !written.Contains('.')
            && !IsDate(dates, start)
            && (system == 0 ? IsParted(view, first, last) : !IsCount(view, last, written))
        )
        {
            Judge(text, view, first, start);
        }
    }

    // "pt 44-71-09", "patient 24/447109"; "100-150" is a range.
    private static bool IsParted(ScreenView view, int first, int last) =>
        last > first
        && view.Text[view.Words[first].End] is '-' or '/'
        && (last - first > 1 || view.Words[last].Text.Length > FewestDigits);

    private static bool IsCount(ScreenView view, int last, string written) =>
        written.EndsWith("00", StringComparison.Ordinal)
        || last + 1 < view.Words.Count
            && view.Words[last + 1].Key.EndsWith('s')
            && view.Words[last + 1].Start - view.Words[last].End == 1;

    // "D339201B is her district number", "4471093 (MRN)"
    private static void FindBeforeLabel(ScreenText text, ScreenView view, IReadOnlyList<DateMention> dates, int i)
    {
        if (
            !view.Words[i].HasDigit
            || i > 0 && view.Words[i - 1].HasDigit && IsGlued(view, i - 1)
            || IsDate(dates, view.Words[i].Start)
        )
        {
            return;
        }

        var last = Last(view, i);
        if (
            view.LabelBehind(at => RecordLabels.At(text, view, at), view.Words[last].End) is { } label
            && label + RecordLabels.At(text, view, label) is var next
            && (next >= view.Words.Count || !view.Words[next].HasDigit)
        )
        {
            Judge(text, view, i, view.Words[i].Start);
        }
    }

    private static void Judge(ScreenText text, ScreenView view, int first, int start)
    {
        var end = view.Words[Last(view, first)].End;
        var written = view.Text[start..end];
        if (written.Count(char.IsAsciiDigit) >= FewestDigits && !IsYear(written))
        {
            text.Found(view, FindingKind.HospitalNumber, ScreenVerdict.Stop, start, end);
        }
    }

    // "T19-0046-W", "24/H/44710": single letters may be inside it or at its end.
    private static int Last(ScreenView view, int first)
    {
        var last = first;
        while (last + 1 < view.Words.Count && last - first < MostParts && IsGlued(view, last))
        {
            if (view.Words[last + 1].HasDigit)
            {
                last++;
            }
            else if (IsPrefix(view, last + 1) && view.Words[last + 1].Text.Length == 1)
            {
                last += 2;
            }
            else
            {
                break;
            }
        }

        return
            last + 1 < view.Words.Count
            && view.Words[last + 1] is { IsCapital: true, Text.Length: 1 } letter
            && letter.Start - view.Words[last].End == 1
            && view.Text[view.Words[last].End] is '-' or '/' or '_' or '.'
            ? last + 1
            : last;
    }

    private static bool IsDate(IReadOnlyList<DateMention> dates, int place) =>
        dates.Any(date => date.Start <= place && place < date.End);

    // "2026", "2026-27", "04/2027"
    private static bool IsYear(string written) =>
        written.Count(char.IsAsciiDigit) <= 6
        && Word.Of(written) is { Count: <= 2 } parts
        && parts.All(part => part.IsNumber)
        && parts.Any(part =>
            part.Text.Length == 4
            && (
                part.Text.StartsWith("19", StringComparison.Ordinal)
                || part.Text.StartsWith("20", StringComparison.Ordinal)
            )
        );

    // "A 123 987", "HT-338120", "REM~1188342": letters that belong to the number after them.
    private static bool IsPrefix(ScreenView view, int i) =>
        view.Words[i].Text.Length <= 4
        && view.Words[i].IsCapital
        && view.Words[i].Text.All(char.IsUpper)
        && i + 1 < view.Words.Count
        && view.Words[i + 1].HasDigit
        && IsGlued(view, i);

    private static bool IsGlued(ScreenView view, int i)
    {
        var (start, end) = (view.Words[i].End, view.Words[i + 1].Start);
        return end - start <= 4
            && view.Text[start..end].All(c => " -/\\._:~|#*+=()[]\n".Contains(c))
            && (end - start <= 2 || view.Text[start..end].Any(c => c is '(' or ')' or '[' or ']'));
    }
}
