using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Pledges.Screening;

/// <summary>Full UK postcodes (BS 7666). The first half alone ("in LS9") names a district of thousands and passes.</summary>
internal static class Postcodes
{
    private static readonly Regex Shape = new(
        @"\b[a-z]{1,2}[0-9OIl][0-9a-z]?[ \-.\n]{0,3}[0-9OI][a-z]{2}\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
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
            if (!IsPostcode(view.Text[start..end]))
            {
                continue;
            }

            if (view.LabelBefore(text.Words[WordList.ReferenceLabels], start, 1) is not null)
            {
                continue;
            }

            var verdict = view.Near(text.Words[WordList.PublicBuildingWords], start, end, 5)
                ? ScreenVerdict.Review
                : ScreenVerdict.Stop;
            text.Found(view, FindingKind.Postcode, verdict, start, end);
        }
    }

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
