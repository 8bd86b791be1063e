using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>
/// Finds full UK postcodes (BS 7666). The first half alone ("in LS9") covers thousands and is allowed.
/// </summary>
internal static class Postcodes
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Gaps = @" -./\_,:;|~*+=()[]{}""" + "\n";
    private const string Gap = @"[ \-./\\_,:;|~*+=()\[\]{}""\n]{0,6}";

    private static readonly Regex Shape = new(
        "[a-z]{1,2}[0-9OIl][0-9a-z]?" + Gap + "[0-9OI][a-z]{2}",
        Safe | RegexOptions.IgnoreCase
    );

    // In capitals, with misplaced spaces: "LS9 7 T F", "BD 12 OHR".
    private static readonly Regex Spaced = new(
        "[A-Z]{1,2}[ .]?[0-9OIl][ .]?[0-9A-Zl]?[ .\\-]{0,3}[0-9OI][ .]?[A-Z][ .]?[A-Z]",
        Safe
    );

    private static readonly Regex SmallSpaced = new("[a-z]{1,2} [0-9]{1,2}[a-z]?[ \\-]{1,2}[0-9o][a-z]{2}", Safe);

    // The 121 areas, the crown dependencies, and ZZ, which the NHS uses for people without an address.
    private static readonly HashSet<string> Areas =
    [
        .. (
            "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY "
            + "HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR "
            + "RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ"
        ).Split(' '),
    ];

    // Abbreviations after a number in a sentence: "bay B2 1st", "M1 4hr".
    private static readonly HashSet<string> Endings =
    [
        .. "st nd rd th hr yr ft pt wk ex qs pp ed gb tb lb ph".Split(' '),
    ];

    public static void Find(ScreenText text)
    {
        foreach (var view in new[] { text.Plain, text.Joined, text.Spoken }.Distinct())
        {
            foreach (var shape in new[] { Shape, Spaced, SmallSpaced })
            {
                Find(text, view, shape);
            }
        }
    }

    private static void Find(ScreenText text, ScreenView view, Regex shape)
    {
        // A postcode may begin inside a match that turned out not to be one.
        for (var match = shape.Match(view.Text); match.Success; match = shape.Match(view.Text, match.Index + 1))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            var glued = HasGluedLabel(text, view.Text, start);
            if (!glued && !IsFree(view.Text, start, end))
            {
                continue;
            }

            var labelled = glued || view.LabelBefore(text.Words[WordList.PostcodeLabels], start, 2) is not null;
            if (IsPostcode(match.Value, labelled))
            {
                Judge(text, view, start, end, labelled);
            }
        }
    }

    private static void Judge(ScreenText text, ScreenView view, int start, int end, bool labelled)
    {
        if (
            !labelled
            && view.IsReferenceNumber(text.Words, start)
            && view.LabelBefore(text.Words[WordList.LooseReferences], start, 1) is null
        )
        {
            return;
        }

        var verdict = view.Near(text.Words[WordList.PublicBuildingWords], start, end, 5)
            ? ScreenVerdict.Review
            : ScreenVerdict.Stop;
        text.Found(view, FindingKind.Postcode, verdict, start, end);
    }

    // It stands alone, or its capitals set it off from the words around it: "homeIsTW93HD".
    private static bool IsFree(string text, int start, int end)
    {
        if (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            return false;
        }

        // "B12 isn't": the word continues after the apostrophe.
        if (end + 1 < text.Length && text[end] == '\'' && char.IsLetter(text[end + 1]))
        {
            return false;
        }

        if (start == 0 || !char.IsLetterOrDigit(text[start - 1]))
        {
            return start == 0 || text[start - 1] != '\'';
        }

        return char.IsLower(text[start - 1])
            && text.AsSpan(start, end - start).IndexOfAnyExceptInRange('0', 'Z') < 0
            && char.IsUpper(text[start]);
    }

    // "mypostcodeisls97tf"
    private static bool HasGluedLabel(ScreenText text, string written, int start)
    {
        var from = start;
        while (from > 0 && char.IsLetter(written[from - 1]))
        {
            from--;
        }

        var before = written[from..start].ToLowerInvariant();
        return Enumerable
            .Range(0, before.Length)
            .Any(i =>
                text.Words[WordList.PostcodeLabels].HasJoined(before[i..])
                || before.EndsWith("is", StringComparison.Ordinal)
                    && i < before.Length - 2
                    && text.Words[WordList.PostcodeLabels].HasJoined(before[i..^2])
            );
    }

    private static bool IsPostcode(string written, bool labelled)
    {
        var closed = string.Concat(written.Where(c => !Gaps.Contains(c)));
        if (closed.Length is < 5 or > 7 || !closed.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var (outward, unit) = (closed[..^3], closed[^2..]);
        if (Area(outward, labelled) is not { } area)
        {
            return false;
        }

        if (labelled)
        {
            return true;
        }

        // "2 HR", "4hr": a quantity, whatever its capitals.
        var mixed = char.IsUpper(outward[0]) && char.IsLower(unit[0]);
        if (
            Endings.Contains(unit.ToLowerInvariant())
            && (mixed || closed.Length < written.Length)
            && (char.IsLower(unit[0]) || written[^3] == ' ' || !char.IsUpper(outward[0]))
        )
        {
            return false;
        }

        // These letters are not used in the unit, except in the pseudo codes of ZZ99.
        return area == "ZZ" || !unit.ToUpperInvariant().Any(c => "CIKMOV".Contains(c));
    }

    // The letters before the first digit, or before a letter used as one: "LSI", "SWl".
    private static string? Area(string outward, bool any)
    {
        foreach (var length in new[] { 2, 1 })
        {
            if (
                outward.Length - length is 1 or 2
                && outward[..length].All(char.IsLetter)
                && (char.IsAsciiDigit(outward[length]) || outward[length] is 'O' or 'I' or 'l')
                && outward[..length].ToUpperInvariant() is var area
                && (any || Areas.Contains(area))
            )
            {
                return area;
            }
        }

        return null;
    }
}
