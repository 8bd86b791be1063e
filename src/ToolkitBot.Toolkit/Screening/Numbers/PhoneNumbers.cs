using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>
/// Finds phone numbers by their shapes in the UK's numbering plan (Ofcom, National Telephone Numbering Plan), with or
/// without the country code, and foreign ones with a plus. Extensions and bleeps are not private.
/// </summary>
internal static class PhoneNumbers
{
    private const int LongestExtension = 6;

    public static void Find(ScreenText text, ScreenView view, IReadOnlyList<DateMention> dates)
    {
        var end = 0;
        foreach (var chain in DigitRuns.Chains(view.Text).Where(chain => !PhoneShapes.IsBook(view.Text, chain)))
        {
            foreach (var run in DigitRuns.Of(view.Text, chain, 6, 16))
            {
                if (run.Start < end || IsSpokenFor(text, view, chain[0].Start, run))
                {
                    continue;
                }

                if (
                    Judge(text, view, run, dates, run.Start == chain[0].Start && run.End == chain[^1].End)
                    is not { } kind
                )
                {
                    continue;
                }

                var verdict = kind == FindingKind.PublicPhone ? ScreenVerdict.Review : ScreenVerdict.Stop;
                text.Found(view, kind, verdict, run.Start, run.End);
                end = run.End;
            }
        }
    }

    private static string? Judge(
        ScreenText text,
        ScreenView view,
        DigitRun run,
        IReadOnlyList<DateMention> dates,
        bool whole
    )
    {
        var plus = PhoneShapes.HasPlus(view.Text, run.Start);
        if (PhoneShapes.National(run.Digits, plus) is { } national)
        {
            var isDate = dates.Any(date => date.Start <= run.Start && run.Start < date.End);
            return isDate && view.LabelBefore(text.Words[WordList.PhoneLabels], run.Start, 1) is null
                ? null
                : KindOf(text, view, run, national);
        }

        if (plus && run.Digits.Length is >= 8 and <= 15)
        {
            return FindingKind.Phone;
        }

        var isAbroad =
            run.Digits.StartsWith("00", StringComparison.Ordinal)
            && run.Digits.Length is >= 11 and <= 16
            && run.Digits[2] != '0';
        var isPhone = isAbroad
            ? view.LabelBefore(text.Words[WordList.PhoneLabels], run.Start, 4) is not null
            : whole && IsLabelled(text, view, run, dates);
        return isPhone ? FindingKind.Phone : null;
    }

    // 0800, 0808 and 03 numbers are only given to organisations, so they are not private.
    private static string? KindOf(ScreenText text, ScreenView view, DigitRun run, string national) =>
        national[0] == '3' || national.StartsWith("80", StringComparison.Ordinal) ? null
        : national[0] is '1' or '2' ? Landline(text, view, run)
        : national[0] == '7' ? FindingKind.Phone
        : FindingKind.PublicPhone;

    // Without the leading zero or the area code, the words must say that it is a phone number.
    private static bool IsLabelled(ScreenText text, ScreenView view, DigitRun run, IReadOnlyList<DateMention> dates)
    {
        if (run.BeforeLetter || dates.Any(date => date.Start < run.End && run.Start < date.End))
        {
            return false;
        }

        if (view.Text[run.Start..run.End].Contains(',') || RecordLabels.IsBefore(text, view, run.Start, 2))
        {
            return false;
        }

        // 116 123, 116 111 and 116 000 are helplines shared by all of Europe.
        if (run.Digits.Length == 6 && run.Digits.StartsWith("116", StringComparison.Ordinal))
        {
            return false;
        }

        var distance = run.AfterLetter ? 0 : view.LabelBefore(text.Words[WordList.PhoneLabels], run.Start, 4);
        if (distance is null || IsOfAThing(text, view, run))
        {
            return false;
        }

        if (run.Digits.Length == 10 && run.Digits[0] is '7' or '1' or '2')
        {
            return !NhsNumbers.IsValid(run.Digits);
        }

        return run.Digits.Length is >= 6 and <= 8
            && IsIntroduced(view, run, distance.Value)
            && !IsOfAnything(text, view, run.Start)
            && !IsCount(view, run)
            && !view.Text[..run.Start].EndsWith('£');
    }

    // "ring home on 960457", "tel 960457"
    private static bool IsIntroduced(ScreenView view, DigitRun run, int distance) =>
        distance == 0
        || distance == 1 && run.Groups is "3-4" or "4-3"
        || view.Words[view.WordAt(run.Start) - 1].Key is "on" or "is" or "number" or "no" or "home" or "me";

    // "call 350000 people"
    private static bool IsCount(ScreenView view, DigitRun run) =>
        view.WordAt(run.End - 1) + 1 is var next
        && next < view.Words.Count
        && view.Words[next].Key.EndsWith('s')
        && view.Words[next].Start - run.End == 1;

    // "catalogue number 07-33150": the number of a thing is not a phone number.
    private static bool IsOfAThing(ScreenText text, ScreenView view, DigitRun run)
    {
        var at = view.WordAt(run.Start);
        return at > 1
            && view.Words[at - 1].Key == "number"
            && text.Words[WordList.ReferenceLabels].Before(view.Words, at - 1) > 0;
    }

    /// <summary>"The lab system number 447109": nor is a number of a thing that no list names.</summary>
    internal static bool IsOfAnything(ScreenText text, ScreenView view, int start)
    {
        var at = view.WordAt(start);
        return at > 1
            && view.Words[at - 1].Key == "number"
            && view.Words[at - 2].Sentence == view.Words[at - 1].Sentence
            && !view.Words[at - 2].Possessive
            && !FunctionWords.Has(view.Words[at - 2].Key)
            && text.Words[WordList.PhoneLabels].At(view.Words, at - 2) == 0
            && view.Words[at - 2].Key
                is not ("new" or "direct" or "private" or "personal" or "own" or "work" or "desk");
    }

    private static string Landline(ScreenText text, ScreenView view, DigitRun run) =>
        view.Near(text.Words[WordList.PublicLineWords], run.Start, run.End, 5)
            ? FindingKind.PublicPhone
            : FindingKind.Phone;

    private static bool IsSpokenFor(ScreenText text, ScreenView view, int chain, DigitRun run)
    {
        // "dial 2222" is an extension, "dial 01632 960119" is not.
        if (
            run.Digits.Length <= LongestExtension
            && view.LabelBefore(text.Words[WordList.ExtensionLabels], run.Start, 1) is not null
        )
        {
            return true;
        }

        if (run.AfterLetter)
        {
            return IsGluedReference(text, view, run);
        }

        if (run.Start > chain && IsPartOfReference(text, view, chain, run))
        {
            return true;
        }

        // "the front desk is (01632) 960119": a workplace has a phone.
        return view.IsReferenceNumber(text.Words, run.Start)
            && view.LabelBefore(text.Words[WordList.LooseReferences], run.Start, 1) is null
            && view.LabelBefore(text.Words[WordList.PhoneLabels], run.Start, 2) is null
            && !PhoneShapes.HasPlus(view.Text, run.Start);
    }

    // Letters attached to the number make it a reference, unless they say "tel".
    private static bool IsGluedReference(ScreenText text, ScreenView view, DigitRun run)
    {
        var start = run.Start;
        while (start > 0 && char.IsLetter(view.Text[start - 1]))
        {
            start--;
        }

        return run.Start - start < 2
            || !text.Words[WordList.PhoneLabels].Has(view.Text[start..run.Start].ToLowerInvariant());
    }

    // "build 10.0.19045.3803" continues after a point; in "ISBN 978-0-14-103613-7" the label is for the whole chain.
    private static bool IsPartOfReference(ScreenText text, ScreenView view, int chain, DigitRun run) =>
        view.Text[run.Start - 1] == '.' && char.IsAsciiDigit(view.Text[run.Start - 2])
        || view.Text[run.Start - 1] is '-' or '/' or '.' or '_' && view.IsReferenceNumber(text.Words, chain);
}
