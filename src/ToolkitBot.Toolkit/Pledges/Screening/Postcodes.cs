using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>Full UK postcodes (BS 7666). The first half alone ("in LS9") names a district of thousands and passes.</summary>
internal static class Postcodes
{
    private static readonly Regex Shape = new(
        @"\b[a-z]{1,2}[0-9OIl][0-9a-z]?[ \-.\n]{0,3}[0-9OI][a-z]{2}\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    // In capitals, with spaces that do not belong there: "LS9 7 T F".
    private static readonly Regex Spaced = new(
        @"\b[A-Z]{1,2} ?[0-9] ?[0-9A-Z]? {0,2}[0-9] ?[A-Z] ?[A-Z]\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    );

    // The 121 areas, the crown dependencies and ZZ, which the NHS uses for people without an address.
    private static readonly HashSet<string> Areas =
    [
        .. (
            "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY "
            + "HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR "
            + "RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ"
        ).Split(' '),
    ];

    // What stands behind a number in a sentence: "bay B2 1st", "M1 4hr".
    private static readonly HashSet<string> Endings =
    [
        "st",
        "nd",
        "rd",
        "th",
        "hr",
        "yr",
        "ft",
        "pt",
        "wk",
        "ex",
        "qs",
        "pp",
        "ed",
    ];

    public static void Find(ScreenText text)
    {
        Find(text, text.Plain);
        if (!ReferenceEquals(text.Joined, text.Plain))
        {
            Find(text, text.Joined);
        }
    }

    private static void Find(ScreenText text, ScreenView view)
    {
        foreach (var match in Shape.EnumerateMatches(view.Text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            if (IsPostcode(view.Text[start..end]) && !IsCutOff(view.Text, end))
            {
                Judge(text, view, start, end);
            }
        }

        foreach (var match in Spaced.EnumerateMatches(view.Text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            var written = view.Text[start..end];
            if (!Endings.Contains(Unit(written)) && IsPostcode(Closed(written)))
            {
                Judge(text, view, start, end);
            }
        }
    }

    private static void Judge(ScreenText text, ScreenView view, int start, int end)
    {
        if (view.LabelBefore(text.Words[WordList.ReferenceLabels], start, 1) is not null)
        {
            return;
        }

        var verdict = view.Near(text.Words[WordList.PublicBuildingWords], start, end, 5)
            ? ScreenVerdict.Review
            : ScreenVerdict.Stop;
        text.Found(view, FindingKind.Postcode, verdict, start, end);
    }

    // "B12 isn't": the word goes on behind the apostrophe.
    private static bool IsCutOff(string text, int end) =>
        end + 1 < text.Length && text[end] == '\'' && char.IsLetter(text[end + 1]);

    // "2 HR": what is counted, whatever its capitals.
    private static string Unit(string written) => Closed(written)[^2..].ToLowerInvariant();

    private static string Closed(string written) =>
        written.Replace(" ", "", StringComparison.Ordinal);

    private static bool IsPostcode(string written)
    {
        var inward = written[^3..];
        var outward = written[..^3].TrimEnd(' ', '-', '.', '\n');
        var letters = outward.TakeWhile(char.IsLetter).Count();

        // "LSI 4AP": a letter where the first digit should be.
        if (letters > 1 && outward.Length == letters && outward[^1] is 'O' or 'I' or 'l')
        {
            letters--;
        }

        if (
            letters is < 1 or > 2
            || outward.Length - letters is < 1 or > 2
            || !written.Any(char.IsAsciiDigit)
        )
        {
            return false;
        }

        var area = outward[..letters].ToUpperInvariant();
        if (!Areas.Contains(area))
        {
            return false;
        }

        var unit = inward[1..];
        var mixed = char.IsUpper(outward[0]) && char.IsLower(unit[0]);
        if (Endings.Contains(unit) && (mixed || written.Contains(' ') || written.Contains('\n')))
        {
            return false;
        }

        // These letters are never used in the unit, save in the pseudo codes of ZZ99.
        return area == "ZZ" || !unit.ToUpperInvariant().Any(c => "CIKMOV".Contains(c));
    }
}
