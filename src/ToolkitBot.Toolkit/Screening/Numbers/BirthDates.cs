namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>Finds dates of birth: labelled, or so old and so close to a patient that they must be one.</summary>
internal static class BirthDates
{
    private const int OldestYear = 1905;

    public static void Find(ScreenText text, ScreenView view, IReadOnlyList<DateMention> dates)
    {
        var labels = text.Words[WordList.BirthLabels];
        foreach (var date in dates)
        {
            // Nobody in care was born that long ago: "Florence Nightingale's birthday, 12 May 1820".
            if (date.Year < OldestYear)
            {
                continue;
            }

            var label = LabelOf(view, labels, date);
            if (label is not null)
            {
                if (IsBirth(text, view, date, label))
                {
                    text.Found(view, FindingKind.DateOfBirth, ScreenVerdict.Stop, date.Start, date.End);
                }
            }
            else if (date.Year is < 2000 && Unlabelled(text, view, date) is { } verdict)
            {
                text.Found(view, FindingKind.DateOfBirth, verdict, date.Start, date.End);
            }
            else if (
                date.Year is not null
                && view.LabelBefore(text.Words[WordList.Patients], date.Start, 0) is not null
                && IsBracketed(view.Text, date)
            )
            {
                text.Found(view, FindingKind.DateOfBirth, ScreenVerdict.Review, date.Start, date.End);
            }
        }

        WrittenBirths.Find(text, view, labels);
    }

    private static string? LabelOf(ScreenView view, PhraseSet labels, DateMention date)
    {
        var at = view.WordAt(date.Start);
        for (var i = at - 1; i >= Math.Max(0, at - 5) && !IsDeadline(view.Words[i].Key); i--)
        {
            if (labels.At(view.Words, i) is > 0 and var length && i + length <= at)
            {
                return string.Join(' ', view.Words.Skip(i).Take(length).Select(word => word.Key));
            }
        }

        return LabelBehind(view, labels, date.End) ? "dob" : null;
    }

    // "check the date of birth by 12/03/2027"
    internal static bool IsDeadline(string key) =>
        key
            is "by"
                or "from"
                or "until"
                or "till"
                or "before"
                or "since"
                or "every"
                or "each"
                or "at"
                or "all"
                or "times"
                or "checked";

    // "14/03/51 (DOB)", "is her date of birth"; "born" and "birthday" may belong to what follows.
    internal static bool LabelBehind(ScreenView view, PhraseSet labels, int end) =>
        view.LabelBehind(at => labels.At(view.Words, at) is var length && IsStrong(view, at, length) ? length : 0, end)
            is not null;

    private static bool IsStrong(ScreenView view, int at, int length) =>
        length > 1 && view.Words[at].Key is not "born"
        || length == 1 && view.Words[at].Key is "dob" or "dobs" or "dateofbirth" or "birthdate";

    // An old date is a birth next to a patient, but history next to a thing: "the policy dated 02/11/1936".
    private static ScreenVerdict? Unlabelled(ScreenText text, ScreenView view, DateMention date)
    {
        var patients = text.Words[WordList.CareWords];
        var patient = view.Distance(i => patients.At(view.Words, i), date.Start, date.End, 6);
        var thing = view.Distance(i => ThingAt(text, view, i), date.Start, date.End, 6);
        return (patient, thing) switch
        {
            (null, null) => ScreenVerdict.Review,
            (null, _) => null,
            (_, null) => ScreenVerdict.Stop,
            var (near, far) => near <= far ? ScreenVerdict.Review : null,
        };
    }

    // "dob" is enough; "born" and "birthday" need a year and a person: the NHS and projects are born too.
    private static bool IsBirth(ScreenText text, ScreenView view, DateMention date, string label)
    {
        if (
            !label.StartsWith("born", StringComparison.Ordinal)
            && label is not ("birthday" or "bday" or "b'day" or "birth" or "b" or "brthday")
        )
        {
            return true;
        }

        return (date.Year is not null || HasYearBefore(view, date))
            && !IsThing(text, view, date)
            && (label != "b" || date.Year < 2020);
    }

    // "born in 1944 on 23 May"
    private static bool HasYearBefore(ScreenView view, DateMention date)
    {
        var at = view.WordAt(date.Start);
        return view
            .Words.Take(at)
            .TakeLast(3)
            .Any(word =>
                word.IsNumber
                && word.Text.Length == 4
                && word.Text[..2] is "19" or "20"
                && word.Sentence == view.Words[at].Sentence
            );
    }

    // The subject comes before: "the NHS was born", "the lad on the ward, born".
    private static bool IsThing(ScreenText text, ScreenView view, DateMention date)
    {
        var at = view.WordAt(date.Start);
        for (var i = at - 1; i >= Math.Max(0, at - 9); i--)
        {
            if (view.Words[i].Sentence != view.Words[at - 1].Sentence)
            {
                break;
            }

            if (
                text.Words[WordList.CareWords].At(view.Words, i) > 0
                || text.Words[WordList.People].At(view.Words, i) > 0
                || text.Words[WordList.GivenNames].At(view.Words, i) > 0
            )
            {
                return false;
            }

            if (ThingAt(text, view, i) > 0)
            {
                return true;
            }
        }

        return view.Distance(i => ThingAt(text, view, i), date.Start, date.End, 8) is not null;
    }

    // "on the ward" and "in this hospital" are where somebody is or was born; a ward that opened is a thing.
    private static int ThingAt(ScreenText text, ScreenView view, int i)
    {
        var length = text.Words[WordList.NotABirth].At(view.Words, i);
        return
            length > 0
            && view.Words[i].Key is "ward" or "unit" or "hospital" or "hospice" or "team" or "trust"
            && view.Words.Skip(Math.Max(0, i - 3))
                .Take(Math.Min(i, 3))
                .Any(word => word.Key is "on" or "in" or "at" or "to" or "from")
            ? 0
            : length;
    }

    private static bool IsBracketed(string text, DateMention date) => date.Start > 0 && text[date.Start - 1] == '(';
}
