namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "31/3/27", "31.03.2027", "2027-03-31", "by 31/3"; the day comes before the month.</summary>
internal static class NumericDates
{
    public static DateReading? Read(DateText text, DatePlace place)
    {
        var at = place.At;
        if (
            text.Digits(at) is not { } first
            || text.Digits(at + 1) is not { } second
            || Gap(text, at + 1) is not { } gap
        )
        {
            return null;
        }

        // "1.2.3.4" is an IP address or a version.
        if (Gap(text, at) is not null || (Gap(text, at + 2) is not null && Gap(text, at + 3) is not null))
        {
            return null;
        }

        if (text.Digits(at + 2) is { } third && Gap(text, at + 2) is not null)
        {
            return Whole(text, place, first, second, third);
        }

        return gap == '/' ? DayAndMonth(text, place, first, second) : null;
    }

    private static DateReading? Whole(DateText text, DatePlace place, int first, int second, int third)
    {
        var (year, day) = text.Words[place.At].Text.Length == 4 ? (first, third) : (third, first);
        if (text.Words[place.At + 2].Text.Length is 1 or 3 && year == third)
        {
            return DateReading.Nothing(place.At + 3);
        }

        var date = Calendar.Day(year < 100 ? 2000 + year : year, second, day);
        return new DateReading(
            place.At + 3,
            date,
            date is null && (place.Lead != Lead.None || text.Gap(place.At + 1) == "/")
        );
    }

    // "3/5" may be a fraction, a mark or a pair of rooms: it is a date only if the context says so.
    private static DateReading DayAndMonth(DateText text, DatePlace place, int day, int month)
    {
        var end = place.At + 2;
        var isPadded = text.Words[place.At].Text[0] == '0' || text.Words[place.At + 1].Text[0] == '0';
        var isFraction = !isPadded && day < month && month <= 4;
        var isAlone = text.IsAll(place.Start, end);
        var isSaid = place.Lead switch
        {
            // "Cut the queue by 3/4."
            Lead.Deadline => !(isFraction && text.Any("amounts", 0, place.Start)),
            Lead.Happens => text.EndsClause(end),
            _ => text.EndsClause(end) && (isPadded || day > 12 || isAlone) && (day, month) != (24, 7),
        };
        return !isSaid ? DateReading.Nothing(end)
            : isFraction ? DateReading.Asked(end)
            : DayMonths.Coming(text, place, day, month, end);
    }

    private static char? Gap(DateText text, int i) =>
        text.Gap(i).Trim() is { Length: 1 } gap
        && text.Digits(i) is not null
        && text.Digits(i - 1) is not null
        && gap[0] is '/' or '.' or '-'
            ? gap[0]
            : null;
}
