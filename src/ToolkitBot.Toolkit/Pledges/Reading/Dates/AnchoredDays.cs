namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "the Tuesday after Easter", "the day before Burns Night", "two weeks before Christmas".</summary>
internal static class AnchoredDays
{
    public static DateReading? Read(DateText text, DatePlace place)
    {
        var weekday = text.Weekday(text.Skip("last", place.At));
        var count = Count.Read(text, place.At) ?? One(text, place.At);
        if ((weekday?.End ?? count?.End) is not { } end || text.Is("after-next", end))
        {
            return null;
        }

        var before = text.Skip("before", end);
        var from = before > end ? before : text.Skip("after", end);
        if (from == end || Anchor(text, from) is not { } anchor)
        {
            return null;
        }

        var isBefore = before > end;
        var day =
            anchor.Day is not { } on ? null
            : weekday is { } name ? (isBefore ? Last(on, name.Value) : Calendar.Coming(on, name.Value))
            : isBefore ? count!.Value.Before(on)
            : count!.Value.After(on);
        return new(anchor.End, day, IsAsked: day is null);
    }

    // "The day before", "the week after".
    private static Count? One(DateText text, int at) =>
        text.Is("the", at - 1) && text.Unit(at) is { Value: DateUnit.Day or DateUnit.Week } unit
            ? new Count(1, unit.Value, false, unit.End)
            : null;

    // What is not a date in its own right, such as "lunch", is no anchor.
    private static DateReading? Anchor(DateText text, int at)
    {
        var start = text.Skip("the", at);
        return
            DueDateReader.ReadPlain(text, new(at, start, Lead.Happens)) is { } found
            && (found.Day is not null || found.IsAsked)
            ? found
            : null;
    }

    private static DateOnly Last(DateOnly date, int weekday)
    {
        var back = ((int)date.DayOfWeek - weekday + 7) % 7;
        return date.AddDays(back == 0 ? -7 : -back);
    }
}
