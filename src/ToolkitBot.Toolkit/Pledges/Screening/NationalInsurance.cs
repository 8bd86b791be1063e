using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>National Insurance numbers: two letters, six digits, A to D (HMRC manual NIM39110).</summary>
internal static class NationalInsurance
{
    private const string Gap = @"[ \-./]{0,2}";

    // In any grouping: "QQ 12 34 56 C", "QQ123 456C".
    private static readonly Regex Shape = new(
        $@"\b[a-z]{{2}}({Gap}[0-9OlI]){{6}}{Gap}[a-d]\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    private static readonly Regex Label = new(
        @"\b(ni|nino|national insurance|n\.i\.)\b[ .:#]{0,3}(number|no|num)?[ .:#]{0,3}(is |was |for )?[a-z]{2}[ \-]?[0-9]{2}[ \-]?[0-9]{2}[ \-]?[0-9]{2}",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    public static void Find(ScreenText text)
    {
        foreach (var view in new[] { text.Plain, text.Joined }.Distinct())
        {
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

        // QQ is what every form prints as an example; the other unused prefixes are order numbers or typing errors.
        var prefix = written[..2].ToUpperInvariant();
        var used =
            prefix == "QQ"
            || !prefix.Any(c => "DFIQUV".Contains(c))
                && prefix[1] != 'O'
                && prefix is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ");
        if (IsReference(text, view, start) || IsSum(view, start, end))
        {
            return;
        }

        text.Found(
            view,
            FindingKind.NationalInsurance,
            used ? ScreenVerdict.Stop : ScreenVerdict.Review,
            start,
            end
        );
    }

    // "order no. AB123456C" is an order; "the form for AB123456C" tells whose form it is.
    private static bool IsReference(ScreenText text, ScreenView view, int start) =>
        view.LabelBefore(text.Words[WordList.ReferenceLabels], start, 1) is { } between
        && (between == 0 || view.Words[view.WordAt(start) - 1].Key is not ("for" or "of"));

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
