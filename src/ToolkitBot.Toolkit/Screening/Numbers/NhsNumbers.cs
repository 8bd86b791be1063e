using System.Globalization;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>
/// Finds NHS numbers: ten digits, of which the last is a check digit (NHS Data Dictionary, "NHS NUMBER", modulus 11).
/// The Scottish CHI number and the Northern Irish health and care number follow the same rule.
/// </summary>
internal static class NhsNumbers
{
    public static void Find(ScreenText text, ScreenView view, IReadOnlyList<DateMention> dates)
    {
        var references = text.Words[WordList.ReferenceLabels];
        foreach (var chain in DigitRuns.Chains(view.Text))
        {
            foreach (var run in DigitRuns.Of(view.Text, chain, 9, 11))
            {
                var label = view.LabelBefore(text.Words[WordList.NhsLabels], run.Start, 5);
                var labelled =
                    label is not null && !IsTooFar(text, view, run.Start)
                    || IsGluedToLabel(view, run)
                    || HasLabelBehind(text, view, run);
                if (labelled)
                {
                    text.Found(view, FindingKind.NhsNumber, ScreenVerdict.Stop, run.Start, run.End);
                    continue;
                }

                if (run.Digits.Length == 10)
                {
                    Judge(
                        text,
                        view,
                        run,
                        dates,
                        view.IsReference(references, run.Start, 3),
                        IsCutOut(view.Text, chain, run)
                    );
                }
            }
        }

        FindLastDigits(text, view);
    }

    /// <summary>Returns whether ten digits have the right check digit for an NHS number.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10 || digits.IndexOfAnyExcept(digits[0]) < 0)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            sum += (digits[i] - '0') * (10 - i);
        }

        var check = (11 - sum % 11) % 11;
        return check == digits[9] - '0';
    }

    private static void Judge(
        ScreenText text,
        ScreenView view,
        DigitRun run,
        IReadOnlyList<DateMention> dates,
        bool isReference,
        bool isCutOut
    )
    {
        var usual = IsUsual(run, isCutOut);
        if (
            isCutOut && run.Groups is not ("10" or "3-3-4")
            || !usual && IsDateOrTime(view, run, dates)
            || IsSum(view, run)
        )
        {
            return;
        }

        var prefixed = run.AfterLetter || run.BeforeLetter && run.Groups == "10";
        if (IsValid(run.Digits))
        {
            if (usual || !isReference)
            {
                var doubtful = isReference || prefixed || !usual && !run.Even;
                text.Found(
                    view,
                    FindingKind.NhsNumber,
                    doubtful ? ScreenVerdict.Review : ScreenVerdict.Stop,
                    run.Start,
                    run.End
                );
            }
        }
        else if (!isReference && !prefixed && run.Digits[0] != '0')
        {
            JudgeMistyped(text, view, run);
        }
    }

    // A mistyped number still counts if it is grouped like an NHS number or is next to a patient.
    private static void JudgeMistyped(ScreenText text, ScreenView view, DigitRun run)
    {
        var beside = view.LabelBefore(text.Words[WordList.Patients], run.Start, 2) is not null;
        if (beside || run.Groups == "3-3-4")
        {
            text.Found(
                view,
                FindingKind.NhsNumber,
                beside ? ScreenVerdict.Stop : ScreenVerdict.Review,
                run.Start,
                run.End
            );
        }
    }

    // Digits grouped as people write the number.
    private static bool IsUsual(DigitRun run, bool isCutOut) =>
        run.Groups is "10" or "3-3-4" or "5-5" or "3-7" or "6-4" or "3-4-3"
        || run.Groups is "2-2-2-2-2" && run.Even && !isCutOut
        || run.Groups.Length == 19;

    private static bool IsDateOrTime(ScreenView view, DigitRun run, IReadOnlyList<DateMention> dates) =>
        dates.Any(date => IsWrittenDate(view.Text, date) && date.Start < run.End && run.Start < date.End)
        || DateMentions.HasTime(view.Text, run.Start, run.End);

    // "£9,991,234,551"
    private static bool IsSum(ScreenView view, DigitRun run) =>
        run.Groups == "1-3-3-3" || run.Start > 0 && view.Text[run.Start - 1] is '£' or '$' or '€';

    // "3 4 55" could be anything, so it does not count as a date here.
    private static bool IsWrittenDate(string text, DateMention date) =>
        text[date.Start..date.End].Any(c => c != ' ' && !char.IsAsciiDigit(c))
        || date.Year is { } year
            && text.AsSpan(date.Start, date.End - date.Start)
                .Contains(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    // "9 4 3 4 7 6 5 9 1 9 2": more digits, with the same gaps, come before or after.
    private static bool IsCutOut(string text, IReadOnlyList<DigitGroup> chain, DigitRun run)
    {
        var groups = chain.ToList();
        var first = groups.FindIndex(group => group.Start == run.Start);
        var last = groups.FindIndex(group => group.End == run.End);
        if (first == last)
        {
            return false;
        }

        var gap = text[groups[first].End..groups[first + 1].Start];
        return first > 0 && text[groups[first - 1].End..run.Start] == gap
            || last + 1 < groups.Count && text[run.End..groups[last + 1].Start] == gap;
    }

    // "5987704051 (nhs no)", "is her NHS number"; "NHS" alone belongs to the next word: "NHS staff".
    private static bool HasLabelBehind(ScreenText text, ScreenView view, DigitRun run) =>
        run.Digits.Length == 10
        && !run.AfterLetter
        && view.LabelBehind(
            at => text.Words[WordList.NhsLabels].At(view.Words, at) is > 1 and var length ? length : 0,
            run.End
        )
            is not null;

    // "NHS" alone labels only a number next to it; "NHS number" also one after "is" or "of the lad".
    private static bool IsTooFar(ScreenText text, ScreenView view, int start)
    {
        var at = view.WordAt(start);
        return at > 0 && view.LabelBefore(text.Words[WordList.NhsLabels], start, 0) is null && !HasNumberWord(view, at);
    }

    private static bool HasNumberWord(ScreenView view, int at)
    {
        for (var i = Math.Max(0, at - 6); i < at; i++)
        {
            if (view.Words[i].Key is "number" or "no" or "num" or "nr" or "id" or "nhsno" or "nhsnumber" or "chi")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGluedToLabel(ScreenView view, DigitRun run)
    {
        if (!run.AfterLetter)
        {
            return false;
        }

        var start = run.Start;
        while (start > 0 && char.IsLetter(view.Text[start - 1]))
        {
            start--;
        }

        return view.Text[start..run.Start].ToLowerInvariant() is "nhs" or "nhsno" or "nhsnumber" or "chi" or "nhsnum";
    }

    // "NHS no. ending 5919"
    private static void FindLastDigits(ScreenText text, ScreenView view)
    {
        for (var i = 0; i + 2 < view.Words.Count; i++)
        {
            var length = text.Words[WordList.NhsLabels].At(view.Words, i);
            if (length < 2)
            {
                continue;
            }

            for (var j = i + length; j < Math.Min(view.Words.Count, i + length + 4); j++)
            {
                var word = view.Words[j];
                if (!word.HasDigit && !IsPartWord(view, j))
                {
                    break;
                }

                if (word.Text.Count(char.IsAsciiDigit) is >= 3 and <= 8)
                {
                    text.Found(view, FindingKind.NhsNumber, ScreenVerdict.Review, word.Start, word.End);
                }
            }
        }
    }

    // "ending in", "starts with the"; but in "in all 1200 letters" the number is a count.
    private static bool IsPartWord(ScreenView view, int i) =>
        view.Words[i].Key
            is "is"
                or "was"
                or "ending"
                or "ends"
                or "end"
                or "starting"
                or "starts"
                or "start"
                or "begins"
                or "beginning"
                or "with"
                or "last"
                or "first"
                or "four"
                or "digits"
                or "the"
                or "of"
                or "for"
                or "are"
        || view.Words[i].Key == "in" && view.Words[i - 1].Key is "ending" or "ends" or "end" or "beginning" or "begins";
}
