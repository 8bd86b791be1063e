namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "3 March", "March 3rd 2027", "Mon 14th", "by the 15th", "the 1st of next month".</summary>
internal static class DayMonths
{
    /// <summary>A date up to this many days ago is a memory, not a plan for next year.</summary>
    private const int JustPast = 60;

    public static DateReading? Read(DateText text, DatePlace place)
    {
        var weekday = text.Weekday(place.At);
        var from = weekday is { } said ? text.Skip("the", said.End) : place.At;
        var reading =
            DayFirst(text, place, from)
            ?? MonthFirst(text, place, from)
            ?? DayOfMonth(text, place, from)
            ?? OfNumberedMonth(text, place, from)
            ?? DayAlone(text, place, from, weekday?.Value)
            ?? (weekday is null ? null : NumericDates.Read(text, place with { At = from }));
        return weekday is { } name && reading is { Day: { } day } && (int)day.DayOfWeek != name.Value
            ? DateReading.Asked(reading.Value.End)
            : reading;
    }

    /// <summary>Returns the next such day and month, from today on.</summary>
    public static DateReading Coming(DateText text, DatePlace place, int day, int month, int end)
    {
        var today = text.Today;
        var passed = Calendar.Day(today.Year, month, day) is { } thisYear && thisYear < today;
        if (
            passed
            && place.Lead is Lead.None or Lead.Happens or Lead.Starts
            && today.DayNumber - new DateOnly(today.Year, month, day).DayNumber <= JustPast
        )
        {
            return new(end, null, place.Lead == Lead.Happens);
        }

        var isOver = month < today.Month || passed;
        return Calendar.Day(today.Year + (isOver ? 1 : 0), month, day) is { } date
            ? new(end, date)
            : new(end, null, place.Lead != Lead.None || month is >= 1 and <= 12);
    }

    private static DateReading? DayFirst(DateText text, DatePlace place, int at)
    {
        // "I turned 40 in March".
        if (
            Day(text, at) is not { } day
            || text.Month(day.IsBare && !text.Is("the", at - 1) ? day.End : text.Skip("of", day.End)) is not { } month
        )
        {
            return null;
        }

        // "Those 5 may close".
        var reading = InYear(text, place, day.Value, month);
        return reading with { NeedsCue = day.IsBare && IsEveryday(text, month.End - 1) };
    }

    private static DateReading? MonthFirst(DateText text, DatePlace place, int at)
    {
        if (text.Month(at) is not { } month || Day(text, text.Skip("the", month.End)) is not { } day)
        {
            return null;
        }

        // "March 10 miles", "from May 20 nurses".
        var reading = InYear(text, place, day.Value, (month.Value, day.End));
        return day.IsBare && !text.EndsClause(reading.End) ? null : reading with { NeedsCue = IsEveryday(text, at) };
    }

    // "The 1st of next month".
    private static DateReading? DayOfMonth(DateText text, DatePlace place, int at)
    {
        if (text.Ordinal(at) is not { Value: <= 31 } day || text.Skip("of", day.End) is var of && of == day.End)
        {
            return null;
        }

        var next = text.Skip("next", of);
        var from = next > of ? next : text.Skip("this", of);
        if (from == of || text.Unit(from) is not { Value: DateUnit.Month } unit)
        {
            return null;
        }

        var month = text.Today.AddMonths(next > of ? 1 : 0);
        var date = Calendar.Day(month.Year, month.Month, day.Value);
        return date < text.Today && text.Is("the", from - 1)
            ? new(unit.End, NextWith(text.Today, day.Value))
            : new(unit.End, date, date is null);
    }

    // "The 1st of the 3rd".
    private static DateReading? OfNumberedMonth(DateText text, DatePlace place, int at) =>
        text.Ordinal(at) is { Value: <= 31 } day
        && text.Skip("of", day.End) is var of
        && of > day.End
        && text.Ordinal(text.Skip("the", of)) is { Value: <= 12 } month
        && (place.Lead == Lead.Deadline || text.IsAll(place.Start, month.End))
            ? Coming(text, place, day.Value, month.Value, month.End)
            : null;

    // "By the 15th", not "by the 5th floor"; "Mon 14th".
    private static DateReading? DayAlone(DateText text, DatePlace place, int at, int? weekday)
    {
        if (
            text.Ordinal(at) is not { } day
            || (weekday is null && !IsExpected(text, place, day.End))
            || !text.EndsClause(day.End)
        )
        {
            return null;
        }

        // "By the second", "the first".
        if (day.Value is 0 or > 31 || (day.Value < 4 && !char.IsAsciiDigit(text.Words[at].Key[0])))
        {
            return day.Value is 0 or > 31 ? DateReading.Asked(day.End) : null;
        }

        var date = NextWith(text.Today, day.Value);
        return weekday is { } name && (int)date.DayOfWeek != name
            ? new(day.End, NextWith(Calendar.LastOfMonth(date).AddDays(1), day.Value))
            : new(day.End, date);
    }

    private static bool IsExpected(DateText text, DatePlace place, int end) =>
        place.Lead is Lead.Deadline or Lead.Happens or Lead.Starts
        || text.IsAll(place.Start, TimesOfDay.SkipAll(text, end))
        || (
            text.Is("or", end)
            && text.Ordinal(text.Skip("the", end + 1)) is not null
            && text.IsAll(place.Start, text.Words.Count)
        );

    private static DateReading InYear(DateText text, DatePlace place, int day, (int Value, int End) month)
    {
        if (Years.At(text, month.End) is not { } year)
        {
            return Coming(text, place, day, month.Value, month.End);
        }

        var date = Calendar.Day(year.Value, month.Value, day);
        return new(year.End, date, date is null);
    }

    private static DateOnly NextWith(DateOnly from, int day)
    {
        var month = new DateOnly(from.Year, from.Month, 1);
        while (Calendar.Day(month.Year, month.Month, day) is not { } date || date < from)
        {
            month = month.AddMonths(1);
        }

        return new DateOnly(month.Year, month.Month, day);
    }

    private static (int Value, int End, bool IsBare)? Day(DateText text, int at) =>
        text.Ordinal(at) is { } ordinal ? (ordinal.Value, ordinal.End, false)
        : text.Digits(at) is { } digits and < 100 ? (digits, at + 1, true)
        : null;

    private static bool IsEveryday(DateText text, int at) => text.Is("everyday", at);
}
