namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>
/// Hospital, case and other record numbers. There is no national shape, so a label decides; without one, a number that
/// looks like one (letters and digits together) counts beside a patient, and is asked about elsewhere, unless something
/// says that it is an order, a ticket or a room.
/// </summary>
internal static class RecordNumbers
{
    public static void Find(ScreenText text)
    {
        FindLabelled(text, text.Plain);
        FindUnlabelled(text, text.Plain);
    }

    private static void FindLabelled(ScreenText text, ScreenView view)
    {
        var labels = text.Words[WordList.RecordLabels];
        for (var i = 0; i < view.Words.Count; i++)
        {
            var length = labels.At(view.Words, i);
            if (length == 0)
            {
                continue;
            }

            // The number follows at once or after "is", "for the lad:", "of"; four digits at least.
            var first = i + length;
            var skipped = 0;
            while (
                first < view.Words.Count
                && skipped < 4
                && !HasDigit(view.Words[first])
                && !IsPrefix(view, first)
            )
            {
                first++;
                skipped++;
            }

            if (first >= view.Words.Count || skipped >= 4)
            {
                continue;
            }

            var last = first;
            while (
                last + 1 < view.Words.Count
                && last - first < 5
                && HasDigit(view.Words[last + 1])
                && IsGlue(view.Text, view.Words[last].End, view.Words[last + 1].Start)
            )
            {
                last++;
            }

            var (start, end) = (view.Words[first].Start, view.Words[last].End);
            if (
                view.Text[start..end].Count(char.IsAsciiDigit) >= 4
                && !IsYear(view.Text[start..end])
            )
            {
                text.Found(view, FindingKind.HospitalNumber, ScreenVerdict.Stop, start, end);
            }
        }
    }

    private static void FindUnlabelled(ScreenText text, ScreenView view)
    {
        for (var i = 0; i < view.Words.Count; i++)
        {
            var word = view.Words[i];
            var (start, digits) = Shape(view, i);
            if (digits < 5)
            {
                continue;
            }

            var letters = word.Text.TakeWhile(char.IsLetter).Count();
            if (
                view.LabelBefore(text.Words[WordList.ReferenceLabels], start, 2) is not null
                || view.LabelBefore(text.Words[WordList.RecordLabels], start, 3) is not null
                || view.LabelBefore(text.Words[WordList.ExtensionLabels], start, 1) is not null
                || text.Words[WordList.ReferencePrefixes].Has(word.Key[..letters])
            )
            {
                continue;
            }

            var beside =
                view.LabelBefore(text.Words[WordList.Patients], start, 1) is not null
                && !(i > 0 && view.Words[i - 1].Key.EndsWith('s'));
            var near = view.Near(text.Words[WordList.CareWords], start, word.End, 8);
            if (letters == 0)
            {
                // Bare digits are anything, unless they follow the patient: "pt 482913".
                // "SystmOne no. 44188": a number of a kind that no list names.
                if (
                    IsNumbered(text, view, i)
                    && view.LabelBefore(text.Words[WordList.PhoneLabels], start, 3) is null
                )
                {
                    text.Found(
                        view,
                        FindingKind.HospitalNumber,
                        ScreenVerdict.Review,
                        start,
                        word.End
                    );
                    continue;
                }

                if (
                    beside
                    && digits <= 9
                    && (i + 1 >= view.Words.Count || !IsUnit(view.Words[i + 1].Key))
                )
                {
                    text.Found(
                        view,
                        FindingKind.HospitalNumber,
                        ScreenVerdict.Stop,
                        start,
                        word.End
                    );
                }

                continue;
            }

            text.Found(
                view,
                FindingKind.HospitalNumber,
                near || beside ? ScreenVerdict.Stop : ScreenVerdict.Review,
                start,
                word.End
            );
        }
    }

    // "RXX123456", "H1234567", "K 229913", "0123456X": how many digits, and where it begins.
    private static (int Start, int Digits) Shape(ScreenView view, int i)
    {
        var word = view.Words[i];
        var letters = word.Text.TakeWhile(char.IsLetter).Count();
        var digits = word.Text.Skip(letters).TakeWhile(char.IsAsciiDigit).Count();
        var rest = word.Text.Length - letters - digits;
        if (digits is < 5 or > 9 || letters > 4 || rest > 1 || (rest == 1 && letters > 0))
        {
            return (word.Start, 0);
        }

        if (
            letters == 0
            && i > 0
            && view.Words[i - 1] is { IsCapital: true, Text.Length: <= 3 } before
            && before.Text.All(char.IsUpper)
            && before.Key is not ("i" or "a" or "pt")
            && word.Start - before.End == 1
            && view.Text[before.End] == '-'
        )
        {
            return (before.Start, digits);
        }

        return (word.Start, digits);
    }

    private static bool IsNumbered(ScreenText text, ScreenView view, int i) =>
        i > 1
        && view.Words[i - 1].Key is "no" or "number" or "num" or "id" or "nr"
        && view.Words[i].Sentence == view.Words[i - 1].Sentence
        && view.LabelBefore(text.Words[WordList.ReferenceLabels], view.Words[i].Start, 4) is null;

    private static bool IsUnit(string key) =>
        key.Length > 2 && char.IsLetter(key[0]) && key.EndsWith('s');

    private static bool IsYear(string written) =>
        written.Length == 4
        && (
            written.StartsWith("19", StringComparison.Ordinal)
            || written.StartsWith("20", StringComparison.Ordinal)
        );

    private static bool HasDigit(Word word) => word.Text.Any(char.IsAsciiDigit);

    // "A 123 987", "HT-338120": letters that belong to the number behind them.
    private static bool IsPrefix(ScreenView view, int i) =>
        view.Words[i].Text.Length <= 3
        && view.Words[i].IsCapital
        && view.Words[i].Text.All(char.IsUpper)
        && i + 1 < view.Words.Count
        && HasDigit(view.Words[i + 1])
        && IsGlue(view.Text, view.Words[i].End, view.Words[i + 1].Start);

    private static bool IsGlue(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not (' ' or '-' or '/' or '.' or '_' or ':' or '\n'))
            {
                return false;
            }
        }

        return end - start <= 2;
    }
}
