namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>The part of a week, month or year that is meant.</summary>
internal enum PeriodPart
{
    Whole,
    Start,
    Early,
    Middle,
    Late,
    End,
}

/// <summary>A range of days.</summary>
internal readonly record struct Period(DateOnly First, DateOnly Last)
{
    public static Period Month(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>Returns the period of a kind that contains a date; null if that kind has no fixed start.</summary>
    public static Period? Of(DateUnit unit, DateOnly date) =>
        unit switch
        {
            DateUnit.Day or DateUnit.Shift or DateUnit.WorkingDay => new(date, date),
            DateUnit.Week => new(Calendar.Monday(date), Calendar.Monday(date).AddDays(4)),
            DateUnit.Weekend => new(Calendar.InWeekOf(date, 6), Calendar.InWeekOf(date, 0)),
            DateUnit.Month => Month(date.Year, date.Month),
            DateUnit.Quarter => Quarter(date),
            DateUnit.Year => new(new(date.Year, 1, 1), new(date.Year, 12, 31)),
            // The NHS financial year ends on 31 March, the tax year on 5 April.
            DateUnit.FinancialYear => Ending(date, 3, 31),
            DateUnit.TaxYear => Ending(date, 4, 5),
            _ => null,
        };

    /// <summary>Returns the day meant by a part of the period.</summary>
    public DateOnly At(PeriodPart part)
    {
        var days = Last.DayNumber - First.DayNumber;
        return part switch
        {
            PeriodPart.Start => First,
            PeriodPart.Early => First.AddDays(days / 3),
            PeriodPart.Middle => First.AddDays(
                days < 7 ? Math.Min(2, days)
                : days < 40 ? 14
                : days / 2
            ),
            _ => Last,
        };
    }

    private static Period Quarter(DateOnly date)
    {
        var first = new DateOnly(date.Year, (date.Month - 1) / 3 * 3 + 1, 1);
        return new(first, first.AddMonths(3).AddDays(-1));
    }

    private static Period Ending(DateOnly date, int month, int day)
    {
        var last = new DateOnly(date.Year, month, day);
        last = last >= date ? last : last.AddYears(1);
        return new(last.AddYears(-1).AddDays(1), last);
    }
}
