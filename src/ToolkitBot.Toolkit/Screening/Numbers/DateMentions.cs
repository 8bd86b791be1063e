using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Screening.Numbers;

/// <summary>A date in a text.</summary>
/// <param name="Year">Null if no year is given.</param>
internal readonly record struct DateMention(int Start, int End, int? Year);

/// <summary>Finds dates, in numbers or with the name of the month, and times.</summary>
internal static class DateMentions
{
    private const RegexOptions Safe =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Months =
        "(jan[uary]{0,5}|feb[ruay]{0,6}|mar|march|apr|april|aprl|apirl|may|jun|june|jul|july|aug[ust]{0,4}|sep[tembr]{0,7}|oct[ober]{0,5}|nov[embr]{0,6}|dec[embr]{0,6})";

    private static readonly Regex DayFirst = new(
        @"\b\d{1,2} ?[/.\-_ ,\\|~*+] ?\d{1,2} ?[/.\-_ ,\\|~*+] ?(\d{4}|'?\d{2})\b",
        Safe
    );

    private static readonly Regex YearFirst = new(@"\b\d{4} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{1,2}\b", Safe);

    private static readonly Regex DayMonth = new(
        @"\b\d{1,2} ?(st|nd|rd|th)?[ \-/.\\_|]{0,2}(of )?" + Months + @"([ ,\-/.\\_'|]{0,3}(\d{4}|\d{2}))?\b",
        Safe
    );

    // "the 22nd of the 5th, 64"
    private static readonly Regex DayOfOrdinal = new(
        @"\b\d{1,2} ?(st|nd|rd|th)? of (the )?\d{1,2} ?(st|nd|rd|th),? ?(\d{4}|'?\d{2})\b",
        Safe
    );

    // "1956 Dec 1st"
    private static readonly Regex YearMonth = new(
        @"\b\d{4}[ \-/.,]{0,2}" + Months + @"[ \-/.]{0,2}\d{1,2}(st|nd|rd|th)?\b",
        Safe
    );

    private static readonly Regex RomanMonth = new(
        @"\b\d{1,2}[\-/.](i{1,3}|iv|vi{0,3}|ix|xi{0,2})[\-/.](\d{4}|\d{2})\b",
        Safe
    );

    private static readonly Regex MonthDay = new(
        @"\b" + Months + @"[. \-/]{0,2}(the )?\d{1,2}(st|nd|rd|th)?([ ,\-/.]{1,3}(\d{4}|'\d{2}))?\b",
        Safe
    );

    private static readonly Regex Time = new(@"\b\d{1,2}[:.]\d{2} ?(am|pm|hrs|h)?\b", Safe);

    /// <summary>Returns all dates in the order of the text, without overlaps.</summary>
    public static IReadOnlyList<DateMention> In(string text)
    {
        if (!text.Any(char.IsAsciiDigit))
        {
            return [];
        }

        var found = new List<DateMention>();
        Collect(YearFirst, text, found, YearBefore);
        Collect(DayFirst, text, found, YearBehind);
        Collect(YearMonth, text, found, YearAndDay);
        Collect(RomanMonth, text, found, YearBehind);
        Collect(DayOfOrdinal, text, found, YearBehind);
        Collect(DayMonth, text, found, YearBehind);
        Collect(MonthDay, text, found, YearBehind);
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    /// <summary>Returns whether a range of the text contains a time of day.</summary>
    public static bool HasTime(string text, int start, int end) => Time.IsMatch(text.AsSpan(start, end - start));

    private static void Collect(
        Regex shape,
        string text,
        List<DateMention> found,
        Func<string, (bool Fits, int? Year)> read
    )
    {
        foreach (var match in shape.EnumerateMatches(text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            var (fits, year) = read(text[start..end]);
            if (fits && !IsCutOut(text, start, end) && !found.Any(other => start < other.End && other.Start < end))
            {
                found.Add(new DateMention(start, end, year));
            }
        }
    }

    // "10.12.44.7": the numbers go on, so it is a version, an IP address or an account.
    private static bool IsCutOut(string text, int start, int end) =>
        end + 1 < text.Length
            && text[end] is '.' or '-' or '/'
            && char.IsAsciiDigit(text[end + 1])
            && text[(start + 1)..end].Contains(text[end])
        || start > 1
            && text[start - 1] is '.' or '-' or '/'
            && char.IsAsciiDigit(text[start - 2])
            && text[(start + 1)..end].Contains(text[start - 1]);

    private static (bool, int?) YearBefore(string written)
    {
        var numbers = Numbers(written);
        return (
            numbers is [>= 1880 and <= 2100, >= 1 and <= 12, >= 1 and <= 31],
            numbers.Count > 0 ? numbers[0] : null
        );
    }

    private static (bool, int?) YearAndDay(string written)
    {
        var numbers = Numbers(written);
        return (numbers is [>= 1880 and <= 2100, >= 1 and <= 31], numbers[0]);
    }

    private static (bool, int?) YearBehind(string written)
    {
        var numbers = Numbers(written);
        if (numbers.Count == 3)
        {
            var day = numbers[0] is >= 1 and <= 31 && numbers[1] is >= 1 and <= 12;
            var american = numbers[0] is >= 1 and <= 12 && numbers[1] is >= 1 and <= 31;
            var year = FullYear(numbers[2]);
            return ((day || american) && year is >= 1880 and <= 2100, year);
        }

        if (!written.Any(char.IsLetter) || numbers.Count == 0 || numbers[0] is < 1 or > 31)
        {
            return (false, null);
        }

        return (true, numbers.Count == 2 ? FullYear(numbers[1]) : null);
    }

    // Two digits mean 1931 to 1999, or this century up to 2030: a pledge looks only a few years ahead.
    private static int FullYear(int year) =>
        year switch
        {
            >= 100 => year,
            > 30 => 1900 + year,
            _ => 2000 + year,
        };

    private static List<int> Numbers(string written)
    {
        var numbers = new List<int>();
        for (var i = 0; i < written.Length; i++)
        {
            if (char.IsAsciiDigit(written[i]))
            {
                var end = i;
                while (end < written.Length && char.IsAsciiDigit(written[end]))
                {
                    end++;
                }

                numbers.Add(int.Parse(written.AsSpan(i, end - i), CultureInfo.InvariantCulture));
                i = end;
            }
        }

        return numbers;
    }
}
