namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>Finds unlabelled record numbers: letters and digits together, or digits next to a patient.</summary>
internal static class UnlabelledNumbers
{
    public static void Find(ScreenText text, ScreenView view)
    {
        for (var i = 0; i < view.Words.Count; i++)
        {
            var word = view.Words[i];
            var (start, digits) = Shape(view, i);
            if (digits < 5)
            {
                continue;
            }

            if (!IsReference(text, view, word, start))
            {
                Judge(text, view, i, start, digits);
            }
        }
    }

    private static bool IsReference(ScreenText text, ScreenView view, Word word, int start) =>
        view.LabelBefore(text.Words[WordList.ReferenceLabels], start, 2) is not null
        || RecordLabels.IsBefore(text, view, start, 3)
        || view.LabelBefore(text.Words[WordList.ExtensionLabels], start, 1) is not null
        || text.Words[WordList.ReferencePrefixes].Has(word.Key[..word.Text.TakeWhile(char.IsLetter).Count()]);

    private static void Judge(ScreenText text, ScreenView view, int i, int start, int digits)
    {
        var word = view.Words[i];
        var beside =
            view.LabelBefore(text.Words[WordList.Patients], start, 1) is not null
            && !(i > 0 && view.Words[i - 1].Key.EndsWith('s'));
        ScreenVerdict? verdict;
        if (char.IsLetter(word.Text[0]))
        {
            verdict =
                beside || view.Near(text.Words[WordList.CareWords], start, word.End, 8)
                    ? ScreenVerdict.Stop
                    : ScreenVerdict.Review;
        }
        else if (IsNumberOfUnknownKind(text, view, i, start))
        {
            verdict = ScreenVerdict.Review;
        }
        else
        {
            // Digits alone can be anything, unless they follow a patient: "pt 482913".
            var counts = i + 1 < view.Words.Count && IsUnit(view.Words[i + 1].Key);
            verdict = beside && digits <= 9 && !counts ? ScreenVerdict.Stop : null;
        }

        if (verdict is { } found)
        {
            text.Found(view, FindingKind.HospitalNumber, found, start, word.End);
        }
    }

    // "SystmOne no. 44188": a number of a kind that is in no list.
    private static bool IsNumberOfUnknownKind(ScreenText text, ScreenView view, int i, int start) =>
        IsNumbered(text, view, i)
        && (
            view.LabelBefore(text.Words[WordList.PhoneLabels], start, 3) is null
            || PhoneNumbers.IsOfAnything(text, view, start)
        );

    // "RXX123456", "H1234567", "K 229913", "0123456X": returns where it begins and how many digits it has.
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

    private static bool IsUnit(string key) => key.Length > 2 && char.IsLetter(key[0]) && key.EndsWith('s');
}
