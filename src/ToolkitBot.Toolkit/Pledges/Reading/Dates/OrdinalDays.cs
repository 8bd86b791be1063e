namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "the first Monday of May", "the last working day of the month", "second week of June".</summary>
internal static class OrdinalDays
{
    public static DateReading? Read(DateText text, DatePlace place)
    {
        var last = text.Skip("last", place.At);
        var (nth, at) = last > place.At ? (Calendar.Last, last) : text.Ordinal(place.At) ?? (0, place.At);
        var weekday = text.Weekday(at);
        var unit = weekday is null ? text.Unit(at) : null;
        if (nth == 0 || (weekday?.End ?? unit?.End) is not { } end || text.Skip("of", end) is var of && of == end)
        {
            return null;
        }

        if (text.Is("asked", text.Skip("the", of)))
        {
            return DateReading.Asked(text.Skip("asked", text.Skip("the", of)));
        }

        return Months(text, of, nth) is not { } months ? null
            : months.First is { } first
            && Day(first, nth, weekday?.Value, unit?.Value) is var day
            && (day >= text.Today || months.Second is null)
                ? new(months.End, day, IsAsked: day is null)
            : new(months.End, Day(months.Second!.Value, nth, weekday?.Value, unit?.Value));
    }

    // The named month, and the one that is meant if the day in the named month is past.
    private static (DateOnly First, DateOnly? Second, int End)? Months(DateText text, int at, int nth)
    {
        var today = text.Today;
        if (text.Month(at) is { } month)
        {
            var year = Years.At(text, month.End);
            var first = new DateOnly(year?.Value ?? today.Year, month.Value, 1);
            return (first, year is null ? first.AddYears(1) : null, year?.End ?? month.End);
        }

        var next = text.Skip("next", at);
        var named = next > at ? next : text.Skip("this", at);
        if (named == at || text.Unit(named) is not { Value: DateUnit.Month or DateUnit.Year } unit)
        {
            return null;
        }

        var start =
            unit.Value == DateUnit.Month
                ? new DateOnly(today.Year, today.Month, 1)
                : new DateOnly(today.Year, nth == Calendar.Last ? 12 : 1, 1);
        DateOnly Later(int count) => unit.Value == DateUnit.Month ? start.AddMonths(count) : start.AddYears(count);
        return (Later(next > at ? 1 : 0), text.Is("the", named - 1) ? Later(1) : null, unit.End);
    }

    private static DateOnly? Day(DateOnly month, int nth, int? weekday, DateUnit? unit)
    {
        var last = Calendar.LastOfMonth(month);
        if (weekday is { } name)
        {
            return nth > 5 ? null : Calendar.Weekday(month.Year, month.Month, (DayOfWeek)name, nth);
        }

        DateOnly? day = unit switch
        {
            DateUnit.Day => nth == Calendar.Last ? last : month.AddDays(nth - 1),
            DateUnit.Week => nth == Calendar.Last ? last : month.AddDays(7 * nth - 1),
            DateUnit.WorkingDay => nth == Calendar.Last
                ? LastWorkingDay(last)
                : Calendar.WorkingDays(month.AddDays(-1), nth),
            DateUnit.Weekend => Calendar.Weekday(month.Year, month.Month, DayOfWeek.Sunday, nth),
            _ => null,
        };
        return day <= last ? day : null;
    }

    private static DateOnly LastWorkingDay(DateOnly day)
    {
        while (!Calendar.IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }
}
