namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>A counted period: "two weeks", "half a year", "2 or 3 days", "a year and a half".</summary>
internal readonly record struct Count(int Number, DateUnit Unit, bool AndHalf, int End)
{
    private const int Most = 600;

    public static Count? Read(DateText text, int at)
    {
        if (text.Skip("half", at) is var half && half > at)
        {
            return text.Unit(half) is { } halved ? new Count(0, halved.Value, true, halved.End) : null;
        }

        if (text.Number(at) is not { } number)
        {
            return null;
        }

        // "2-3 weeks", "two or three weeks": the longer one counts.
        var range = text.Is("to", number.End) || IsOr(text, number.End) ? number.End + 1 : number.End;
        if ((range > number.End || text.Gap(range).Trim() == "-") && text.Number(range) is { } longer)
        {
            number = longer;
        }

        var andHalf = text.Skip("and-a-half", number.End);
        if (text.Unit(andHalf) is not { } unit)
        {
            return null;
        }

        // "A week or two", "a year and a half".
        if (IsOr(text, unit.End) && text.Number(unit.End + 1) is { } more && text.EndsClause(more.End))
        {
            return new Count(more.Value, unit.Value, false, more.End);
        }

        var end = text.Skip("and-a-half", unit.End);
        return new Count(number.Value, unit.Value, andHalf > number.End || end > unit.End, end);
    }

    /// <summary>Returns the date so much later; null if that is under a day, too far off or not countable.</summary>
    public DateOnly? After(DateOnly from) =>
        Number > Most || (Number == 0 && !AndHalf)
            ? null
            : Unit switch
            {
                DateUnit.Hour => Number >= 24 ? from.AddDays((Number + 23) / 24) : null,
                DateUnit.Day => from.AddDays(Number),
                DateUnit.WorkingDay => Calendar.WorkingDays(from, Number),
                DateUnit.Week => from.AddDays(7 * Number + (AndHalf ? 4 : 0)),
                DateUnit.Fortnight => from.AddDays(14 * Number + (AndHalf ? 7 : 0)),
                DateUnit.Month => from.AddMonths(Number).AddDays(AndHalf ? 15 : 0),
                DateUnit.Quarter => from.AddMonths(3 * Number),
                DateUnit.Year => from.AddMonths(12 * Number + (AndHalf ? 6 : 0)),
                _ => null,
            };

    /// <summary>Returns the date so much earlier; null if the unit has no fixed length.</summary>
    public DateOnly? Before(DateOnly to) =>
        Number is 0 or > Most || AndHalf
            ? null
            : Unit switch
            {
                DateUnit.Day => to.AddDays(-Number),
                DateUnit.Week => to.AddDays(-7 * Number),
                DateUnit.Fortnight => to.AddDays(-14 * Number),
                DateUnit.Month => to.AddMonths(-Number),
                _ => null,
            };

    private static bool IsOr(DateText text, int i) => text.Is("or", i);
}
