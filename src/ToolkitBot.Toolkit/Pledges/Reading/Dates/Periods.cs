namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "end of the month", "next week", "mid January", "by the weekend", "before the summer".</summary>
internal static class Periods
{
    public static DateReading? Read(DateText text, DatePlace place)
    {
        var (part, at) = text.Vocabulary.Positions.At(text.Words, place.At) ?? (PeriodPart.Whole, place.At);
        at = at > place.At ? text.Skip("of", at) : at;
        var next = text.Skip("next", at);
        var named = next > at ? next : text.Skip("this", at);
        if (text.Is("asked", at) || text.Is("asked", named))
        {
            return Asked(text, place, part, at, named);
        }

        return (next > at ? Next(text, place, part, next) : This(text, place, part, at, named))
            ?? Month(text, place, part, named, isNamed: named > at)
            ?? Year(text, place, part, named);
    }

    private static DateReading? Asked(DateText text, DatePlace place, PeriodPart part, int at, int named)
    {
        var end = text.Skip("asked", text.Is("asked", at) ? at : named);
        return
            part != PeriodPart.Whole
            || named > at
            || place.Lead is Lead.Deadline or Lead.Within or Lead.Starts or Lead.Happens
            || text.IsAll(place.Start, end)
            ? DateReading.Asked(Years.At(text, end)?.End ?? end, needsCue: true)
            : null;
    }

    private static DateReading? Next(DateText text, DatePlace place, PeriodPart part, int at)
    {
        if (text.Unit(at) is not { } unit)
        {
            return null;
        }

        var ahead = new Count(1, unit.Value, false, unit.End).After(text.Today);
        if (part == PeriodPart.Whole && text.Is("after-next", unit.End))
        {
            return null;
        }

        // "In the next month", "this time next week" and "next fortnight" are counted from today, "next week" is a week.
        var isCounted =
            (place.Lead == Lead.Within && text.Is("the", place.At - 1))
            || text.Is("time", place.Start - 1)
            || text.Is("time", place.Start - 2);
        if (place.Lead == Lead.For)
        {
            return DateReading.Nothing(unit.End);
        }

        if (ahead is { } day && part == PeriodPart.Whole && (isCounted || Period.Of(unit.Value, day) is null))
        {
            return new(unit.End, day);
        }

        var inside = unit.Value is DateUnit.FinancialYear or DateUnit.TaxYear
            ? text.Today.AddYears(1)
            : ahead ?? text.Today.AddDays(7);
        var whole = part == PeriodPart.Whole && place.Lead == Lead.Deadline ? PeriodPart.Start : part;
        return Period.Of(unit.Value, inside) is { } period ? new(unit.End, period.At(whole)) : null;
    }

    // "This week", "the end of the month", "end of week", "by the weekend", "month end", "the week after next".
    private static DateReading? This(DateText text, DatePlace place, PeriodPart part, int at, int named)
    {
        if (text.Unit(named) is not { } unit)
        {
            return null;
        }

        if (text.Skip("after-next", unit.End) is var after && after > unit.End)
        {
            if (part != PeriodPart.Whole)
            {
                return DateReading.Asked(after);
            }

            var inside = text.Today.AddDays(14);
            return unit.Value is DateUnit.Week or DateUnit.Weekend
                ? new(
                    after,
                    Period
                        .Of(unit.Value, inside)!
                        .Value.At(place.Lead == Lead.Deadline ? PeriodPart.Start : PeriodPart.End)
                )
                : new(after, new Count(2, unit.Value, false, after).After(text.Today));
        }

        // "At weekends".
        if (unit.Value == DateUnit.Weekend && text.Words[unit.End - 1].Key.EndsWith('s'))
        {
            return DateReading.Nothing(unit.End);
        }

        // "Before the month is out".
        if (
            text.Skip("is-out", unit.End) is var isOut
            && isOut > unit.End
            && Period.Of(unit.Value, Inside(text, unit.Value, place)) is { } whole
        )
        {
            return new(isOut, whole.Last);
        }

        var end = text.Skip("end", unit.End);
        // "By month end", "within the week".
        part = part == PeriodPart.Whole && (end > unit.End || text.Is("rate", place.Start)) ? PeriodPart.End : part;
        var isWeekend = unit.Value == DateUnit.Weekend && place.Lead != Lead.None;
        var isThis = named > at && !text.Is("the", at);
        if (
            (part == PeriodPart.Whole && !isThis && !isWeekend)
            || Period.Of(unit.Value, Inside(text, unit.Value, place)) is not { } period
        )
        {
            return null;
        }

        var day = period.At(
            isWeekend && part == PeriodPart.Whole && place.Lead == Lead.Deadline ? PeriodPart.Start : part
        );
        day = isWeekend && text.Is("before", place.Start) ? day.AddDays(-1) : day;
        return text.Words[end - 1].Possessive
            ? DateReading.Nothing(end)
            : new(end, day >= text.Today ? day : null, day < text.Today, NeedsCue: true);
    }

    // At a weekend, "this week" means the coming one; on a Sunday, so does "by the weekend".
    private static DateOnly Inside(DateText text, DateUnit unit, DatePlace place) =>
        text.Today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        && (unit == DateUnit.Week || (unit == DateUnit.Weekend && place.Lead == Lead.Deadline))
            ? text.Today.AddDays(2)
            : text.Today;

    private static DateReading? Month(DateText text, DatePlace place, PeriodPart part, int at, bool isNamed)
    {
        if (text.Month(at) is not { } month)
        {
            return null;
        }

        // "By February half term".
        if (text.Skip("asked", month.End) is var season && season > month.End && place.Lead != Lead.None)
        {
            return DateReading.Asked(season);
        }

        // "By the January team meeting".
        if (place.Lead == Lead.Deadline && text.Is("the", at - 1) && !text.EndsClause(month.End))
        {
            return DateReading.Asked(month.End);
        }

        var isAlone = text.IsAll(place.Start, Years.At(text, month.End)?.End ?? month.End);
        if (
            part == PeriodPart.Whole
            && !isNamed
            && !isAlone
            && place.Lead is not (Lead.Deadline or Lead.Within or Lead.Starts)
        )
        {
            return null;
        }

        var meant =
            part != PeriodPart.Whole ? part
            : place.Lead is Lead.Deadline || (isAlone && !isNamed && place.Lead == Lead.None) ? PeriodPart.Start
            : PeriodPart.End;
        var year = Years.At(text, month.End);
        var day = Period.Month(year?.Value ?? text.Today.Year, month.Value).At(meant);
        var isOver = meant == PeriodPart.Start && part == PeriodPart.Whole ? day <= text.Today : day < text.Today;
        return year is null && isOver
            ? new(month.End, Period.Month(text.Today.Year + 1, month.Value).At(meant), NeedsCue: true)
            : new(year?.End ?? month.End, day, NeedsCue: true);
    }

    private static DateReading? Year(DateText text, DatePlace place, PeriodPart part, int at)
    {
        if (text.Digits(at) is not { } year || year < text.Today.Year || year >= 2100 || !text.EndsClause(at + 1))
        {
            return null;
        }

        var meant = part == PeriodPart.Whole && place.Lead == Lead.Deadline ? PeriodPart.Start : part;
        return part != PeriodPart.Whole || place.Lead is Lead.Deadline or Lead.Within
            ? new(at + 1, Period.Of(DateUnit.Year, new DateOnly(year, 1, 1))!.Value.At(meant))
            : null;
    }
}
