namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>Dates of birth: labelled as such, or so long ago and so near a patient that they can be nothing else.</summary>
internal static class BirthDates
{
    private const int OldestYear = 1905;

    public static void Find(ScreenText text, ScreenView view, IReadOnlyList<DateMention> dates)
    {
        var labels = text.Words[WordList.BirthLabels];
        foreach (var date in dates)
        {
            // Nobody in care was born so long ago: "Florence Nightingale's birthday, 12 May 1820".
            if (date.Year < OldestYear)
            {
                continue;
            }

            var label = LabelOf(view, labels, date);
            if (label is not null)
            {
                if (IsBirth(text, view, date, label))
                {
                    text.Found(
                        view,
                        FindingKind.DateOfBirth,
                        ScreenVerdict.Stop,
                        date.Start,
                        date.End
                    );
                }
            }
            else if (
                date.Year is < 2000
                && !view.Near(text.Words[WordList.NotABirth], date.Start, date.End, 6)
            )
            {
                var patient = view.Near(text.Words[WordList.CareWords], date.Start, date.End, 6);
                text.Found(
                    view,
                    FindingKind.DateOfBirth,
                    patient ? ScreenVerdict.Stop : ScreenVerdict.Review,
                    date.Start,
                    date.End
                );
            }
            else if (
                date.Year is not null
                && view.LabelBefore(text.Words[WordList.Patients], date.Start, 0) is not null
                && IsBracketed(view.Text, date)
            )
            {
                text.Found(
                    view,
                    FindingKind.DateOfBirth,
                    ScreenVerdict.Review,
                    date.Start,
                    date.End
                );
            }
        }

        FindWritten(text, view, labels);
    }

    private static string? LabelOf(ScreenView view, PhraseSet labels, DateMention date)
    {
        var at = view.WordAt(date.Start);
        for (var i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (labels.At(view.Words, i) is > 0 and var length && i + length <= at)
            {
                return string.Join(' ', view.Words.Skip(i).Take(length).Select(word => word.Key));
            }
        }

        var behind = view.WordAt(date.End - 1) + 1;
        return labels.At(view.Words, behind) > 0 && view.Words[behind].Key is "dob" or "d" or "date"
            ? "dob"
            : null;
    }

    // "dob" is enough; "born" and "birthday" need a year, and the NHS and projects are born too.
    private static bool IsBirth(ScreenText text, ScreenView view, DateMention date, string label)
    {
        if (
            !label.StartsWith("born", StringComparison.Ordinal)
            && label is not ("birthday" or "bday" or "b'day" or "birth" or "b" or "brthday")
        )
        {
            return true;
        }

        return date.Year is not null
            && !view.Near(text.Words[WordList.NotABirth], date.Start, date.End, 8)
            && (label != "b" || date.Year < 2020);
    }

    // "dob the 3rd of may" has no date that could be read as one; "date of birth: third of May" neither.
    private static void FindWritten(ScreenText text, ScreenView view, PhraseSet labels)
    {
        for (var i = 0; i < view.Words.Count; i++)
        {
            var length = labels.At(view.Words, i);
            var label = view.Words[i].Key;
            if (
                length == 0
                || label is "birthday" or "b" or "bday" or "b'day" or "birth"
                || (label == "born" && !Ordinal(view, i))
            )
            {
                continue;
            }

            for (var j = i + length; j < Math.Min(view.Words.Count, i + length + 5); j++)
            {
                var word = view.Words[j];
                if (IsMonth(word.Key) || (word.IsNumber && word.Text.Length is 6 or 8))
                {
                    text.Found(
                        view,
                        FindingKind.DateOfBirth,
                        ScreenVerdict.Stop,
                        view.Words[i + length].Start,
                        word.End
                    );
                    break;
                }
            }
        }
    }

    // "born on the fourteenth of March"
    private static bool Ordinal(ScreenView view, int i) =>
        view.Words.Skip(i)
            .Take(5)
            .Any(word =>
                word.Key.Length > 4
                && (
                    word.Key.EndsWith("th", StringComparison.Ordinal)
                    || word.Key is "first" or "second" or "third"
                )
            ) && !view.Words.Any(word => word.Key is "nhs" or "project" or "idea" or "campaign");

    private static bool IsMonth(string key) =>
        key.Length >= 3
        && "january february march april may june july august september october november december"
            .Split(' ')
            .Any(month =>
                month == key
                || (key.Length is 3 or 4 && month.StartsWith(key, StringComparison.Ordinal))
            );

    private static bool IsBracketed(string text, DateMention date) =>
        date.Start > 0 && text[date.Start - 1] == '(';
}
