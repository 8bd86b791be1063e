using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>Finds National Insurance numbers: two letters, six digits, A to D (HMRC manual NIM39110).</summary>
internal static class NationalInsurance
{
    private const string Gap = @"[ \-./\\_,:;|~*+=()\[\]""\n]{0,3}";

    // In any grouping: "QQ 12 34 56 C", "QQ123 456C".
    private static readonly Regex Shape = new(
        $@"\b[a-z][ .\-]?[a-z]({Gap}[0-9OlISBZ]){{6}}{Gap}[a-d]\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    // Attached to other words and recognised by its capitals: "ninoQQ123456Cwas".
    private static readonly Regex Glued = new(
        @"[A-Z]{2}[0-9]{6}[A-D]",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    );

    private static readonly Regex Label = new(
        @"\b(n ?i ?n ?o|(n\.?i|nat(ional|l)?\.? ?ins(urance)?)\b)[ .:#\-]{0,3}(number|no|num|nr)?[ .:#\-=]{0,3}(is |was |for )?"
            + $@"[a-z]{{2}}({Gap}[0-9OlI]){{6}}",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    public static void Find(ScreenText text)
    {
        foreach (var view in new[] { text.Plain, text.Joined, text.Digits, text.Spoken }.Distinct())
        {
            foreach (var match in Glued.EnumerateMatches(view.Text))
            {
                var (start, end) = (match.Index, match.Index + match.Length);
                if (IsGlued(view.Text, start, end))
                {
                    Judge(text, view, start, end);
                }
            }

            foreach (var match in Shape.EnumerateMatches(view.Text))
            {
                Judge(text, view, match.Index, match.Index + match.Length);
            }

            foreach (var match in Label.EnumerateMatches(view.Text))
            {
                text.Found(
                    view,
                    FindingKind.NationalInsurance,
                    ScreenVerdict.Stop,
                    match.Index,
                    match.Index + match.Length
                );
            }
        }
    }

    private static void Judge(ScreenText text, ScreenView view, int start, int end)
    {
        var written = view.Text[start..end];
        if (written.Count(char.IsAsciiDigit) < 4)
        {
            return;
        }

        // Every form prints QQ as its example; other unused prefixes are order numbers or typing errors.
        var prefix = string.Concat(written.Where(char.IsLetter).Take(2)).ToUpperInvariant();
        var used =
            prefix == "QQ"
            || !prefix.Any(c => "DFIQUV".Contains(c))
                && prefix[1] != 'O'
                && prefix is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ");
        if (IsSum(view, start, end))
        {
            return;
        }

        // A reference in the shape of a National Insurance number usually is one if it is grouped like one.
        if (view.IsReferenceNumber(text.Words, start))
        {
            if (!used || written.Length < 13 && !IsMereReference(text, view, start))
            {
                return;
            }

            used = false;
        }

        text.Found(view, FindingKind.NationalInsurance, used ? ScreenVerdict.Stop : ScreenVerdict.Review, start, end);
    }

    // "Ref QQ123456C": a reference without saying to what.
    private static bool IsMereReference(ScreenText text, ScreenView view, int start)
    {
        var at = view.WordAt(start);
        return view.LabelBefore(text.Words[WordList.ReferenceLabels], start, 1) is { } between
            && view.Words[at - between - 1].Key is "ref" or "reference"
            && text.Words[WordList.ReferenceLabels].Before(view.Words, at - between - 1) == 0;
    }

    private static bool IsGlued(string text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var behind = end < text.Length ? text[end] : ' ';
        return (char.IsLower(before) || char.IsLower(behind) || before == '_' || behind == '_')
            && !char.IsUpper(before)
            && !char.IsUpper(behind)
            && !char.IsAsciiDigit(before)
            && !char.IsAsciiDigit(behind);
    }

    // "at 120000 a year"
    private static bool IsSum(ScreenView view, int start, int end) =>
        view.Text[end - 2] == ' '
        && char.IsLower(view.Text[start])
        && view.Text[end - 1] == 'a'
        && view.WordAt(end - 1) + 1 is var next
        && next < view.Words.Count
        && view.Words[next].Start == end + 1
        && view.Text[start + 2] == ' ';
}
