using System.Text.RegularExpressions;
using ToolkitBot.Toolkit.Screening.Disguises;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>Finds home addresses, number plates, and bank and card numbers.</summary>
internal static class OtherPrivateData
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Plate = new(@"\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b", Safe);

    private static readonly Regex SortCode = new(
        @"\bsort ?code\b.{0,12}[0-9]{2}[ \-]?[0-9]{2}[ \-]?[0-9]{2}|\b(bank )?account (number|no)\b.{0,8}[0-9]{8}",
        Safe | RegexOptions.IgnoreCase
    );

    public static void Find(ScreenText text)
    {
        FindAddresses(text, text.Plain);
        FindShapes(text, text.Plain, Plate, FindingKind.CarRegistration, ScreenVerdict.Review);
        FindShapes(text, text.Digits, SortCode, FindingKind.BankDetails, ScreenVerdict.Stop);
        FindCards(text, text.Digits);
    }

    // A house number and a street. "lives at" before it makes it a home; a hospital next to it, a place of work.
    private static void FindAddresses(ScreenText text, ScreenView view)
    {
        var streets = text.Words[WordList.StreetWords];
        for (var i = 0; i < view.Words.Count; i++)
        {
            if (!IsHouseNumber(view.Words[i]))
            {
                continue;
            }

            var end = StreetEnd(view, streets, i);
            if (end is null)
            {
                continue;
            }

            var (start, stop) = (view.Words[i].Start, view.Words[end.Value].End);
            var home = view.LabelBefore(text.Words[WordList.AddressLabels], start, 4) is not null;
            var named = view.Words[i + 1].IsCapital;
            if (!home && !named)
            {
                continue;
            }

            if (view.Near(text.Words[WordList.PublicBuildingWords], start, stop, 4))
            {
                home = false;
            }

            text.Found(view, FindingKind.HomeAddress, home ? ScreenVerdict.Stop : ScreenVerdict.Review, start, stop);
        }
    }

    // "14 Acacia Avenue", "22b, The Old Green Lane", "flat 9, Larch Court"
    private static int? StreetEnd(ScreenView view, PhraseSet streets, int number)
    {
        var wantsCapital = number + 1 < view.Words.Count && view.Words[number + 1].IsCapital;
        for (var i = number + 1; i < Math.Min(view.Words.Count, number + 4); i++)
        {
            var word = view.Words[i];
            if (word.Sentence != view.Words[number].Sentence || word.IsNumber || (wantsCapital && !word.IsCapital))
            {
                return null;
            }

            if (i > number + 1 && streets.Has(word.Key))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsHouseNumber(Word word) =>
        char.IsAsciiDigit(word.Text[0])
        && word.Text.Length <= 5
        && word.Text.Count(char.IsAsciiDigit) is >= 1 and <= 4
        && word.Text.SkipWhile(char.IsAsciiDigit).Count() <= 1;

    private static void FindShapes(ScreenText text, ScreenView view, Regex shape, string kind, ScreenVerdict verdict)
    {
        foreach (var match in shape.EnumerateMatches(view.Text))
        {
            if (view.LabelBefore(text.Words[WordList.ReferenceLabels], match.Index, 1) is null)
            {
                text.Found(view, kind, verdict, match.Index, match.Index + match.Length);
            }
        }
    }

    private static void FindCards(ScreenText text, ScreenView view)
    {
        foreach (var chain in DigitRuns.Chains(view.Text))
        {
            foreach (var run in DigitRuns.Of(view.Text, chain, 15, 16))
            {
                if (run.Groups is "4-4-4-4" or "16" or "4-6-5" or "15" && PassesLuhn(run.Digits))
                {
                    text.Found(view, FindingKind.BankDetails, ScreenVerdict.Stop, run.Start, run.End);
                }
            }
        }
    }

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
