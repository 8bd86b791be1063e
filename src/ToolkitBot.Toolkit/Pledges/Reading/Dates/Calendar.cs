namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Calendar arithmetic for England and Wales; weeks begin on Monday.</summary>
internal static class Calendar
{
    /// <summary>Stands for the last such weekday of a month.</summary>
    public const int Last = -1;

    /// <summary>Returns the date, or null if the month has no such day.</summary>
    public static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is >= 1 and <= 9998 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>Returns the Monday of a date's week.</summary>
    public static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    /// <summary>Returns a weekday of a date's week; 0 is the Sunday at its end.</summary>
    public static DateOnly InWeekOf(DateOnly date, int weekday) => Monday(date).AddDays((weekday + 6) % 7);

    /// <summary>Returns the next such weekday after a date: "by Friday", said on a Friday, is a week later.</summary>
    public static DateOnly Coming(DateOnly date, int weekday)
    {
        var ahead = (weekday - (int)date.DayOfWeek + 7) % 7;
        return date.AddDays(ahead == 0 ? 7 : ahead);
    }

    public static DateOnly LastOfMonth(DateOnly date) =>
        new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));

    /// <summary>Returns the nth or last such weekday of a month; null if there is no fifth.</summary>
    public static DateOnly? Weekday(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        var last = LastOfMonth(first);
        var day =
            nth == Last
                ? last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7))
                : first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (nth - 1));
        return day <= last ? day : null;
    }

    /// <summary>Adds a number of working days to a date.</summary>
    public static DateOnly WorkingDays(DateOnly date, int count)
    {
        for (; count > 0; count--)
        {
            do
            {
                date = date.AddDays(1);
            } while (!IsWorkingDay(date));
        }

        return date;
    }

    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays(date.Year).Contains(date);

    /// <summary>Returns a year's bank holidays; one on a weekend moves to the next working day.</summary>
    public static IReadOnlyList<DateOnly> BankHolidays(int year)
    {
        var days = new List<DateOnly>
        {
            Easter(year).AddDays(-2),
            Easter(year).AddDays(1),
            Weekday(year, 5, DayOfWeek.Monday, 1)!.Value,
            Weekday(year, 5, DayOfWeek.Monday, Last)!.Value,
            Weekday(year, 8, DayOfWeek.Monday, Last)!.Value,
        };
        foreach (var fixedDay in new DateOnly[] { new(year, 1, 1), new(year, 12, 25), new(year, 12, 26) })
        {
            var day = fixedDay;
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || days.Contains(day))
            {
                day = day.AddDays(1);
            }

            days.Add(day);
        }

        return days;
    }

    /// <summary>Returns Easter Sunday, by the Gregorian computus of Meeus, Jones and Butcher.</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        return new DateOnly(year, sum / 31, sum % 31 + 1);
    }
}
