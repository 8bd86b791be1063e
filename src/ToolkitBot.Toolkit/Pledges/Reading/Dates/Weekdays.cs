namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "by Friday", "next Friday", "Friday next week", "Friday week".</summary>
internal static class Weekdays
{
    private const int MostWordsOfEvent = 3;

    public static DateReading? Read(DateText text, DatePlace place)
    {
        if (Held(text, place) is { } held)
        {
            return held;
        }

        var next = text.Skip("next", place.At);
        if (next > place.At)
        {
            return text.Weekday(next) is { } named ? new(named.End, InWeek(text, named.Value, 7)) : null;
        }

        var coming = text.Skip("coming", place.At);
        if (text.Weekday(coming) is not { } day)
        {
            return null;
        }

        // "Friday coming".
        if (text.Is("coming", day.End) && !text.Is("this", day.End))
        {
            return new(text.Skip("coming", day.End), Calendar.Coming(text.Today, day.Value));
        }

        if (RangeEnd(text, day.End) is { } rangeEnd)
        {
            return DateReading.Nothing(rangeEnd);
        }

        if (text.Is("habit-times", day.End))
        {
            return DateReading.Nothing(day.End + 1);
        }

        return OfWeek(text, day)
            ?? (coming > place.At ? new(day.End, Calendar.Coming(text.Today, day.Value)) : Bare(text, place, day));
    }

    // "Before Thursday's huddle", "by next Monday's board": what is held on a day.
    private static DateReading? Held(DateText text, DatePlace place)
    {
        var next = text.Skip("next", place.At);
        if (place.Lead != Lead.Deadline || text.Vocabulary.Weekdays.At(text.Words, next) is not { } day)
        {
            return null;
        }

        var end = day.End;
        while (end < day.End + MostWordsOfEvent && !text.EndsClause(end))
        {
            end++;
        }

        return text.Words[day.End - 1].Possessive && end > day.End
            ? new(end, next > place.At ? InWeek(text, day.Value, 7) : Calendar.Coming(text.Today, day.Value))
            : null;
    }

    /// <summary>Returns the end of a range such as "Monday to Friday", a work pattern and not a date.</summary>
    public static int? RangeEnd(DateText text, int end)
    {
        var to = text.Skip("to", end);
        return (to > end || text.Gap(end).Trim() == "-") && text.Weekday(to) is { } last ? last.End : null;
    }

    // "Friday next week", "Friday of this week", "Friday week", "Friday fortnight".
    private static DateReading? OfWeek(DateText text, (int Value, int End) day)
    {
        if (text.Is("after-next", day.End))
        {
            return DateReading.Asked(text.Skip("after-next", day.End));
        }

        if (text.Unit(day.End) is { Value: DateUnit.Week or DateUnit.Fortnight } bare)
        {
            var days = bare.Value == DateUnit.Week ? 7 : 14;
            return new(bare.End, Calendar.Coming(text.Today, day.Value).AddDays(days));
        }

        // "Thursday three weeks".
        if (
            Count.Read(text, day.End) is { Unit: DateUnit.Week or DateUnit.Fortnight or DateUnit.Month } count
            && text.EndsClause(count.End)
        )
        {
            return new(count.End, count.After(Calendar.Coming(text.Today, day.Value)));
        }

        var from = text.Skip("of", day.End);
        var next = text.Skip("next", from);
        var at = next > from ? next : text.Skip("this", from);
        if (at == from || text.Unit(at) is not { Value: DateUnit.Week } week)
        {
            return null;
        }

        if (text.Is("after-next", week.End))
        {
            return new(text.Skip("after-next", week.End), InWeek(text, day.Value, 14));
        }

        var date = InWeek(text, day.Value, next > from ? 7 : 0);
        return new(week.End, date >= text.Today ? date : null, date < text.Today);
    }

    private static DateReading? Bare(DateText text, DatePlace place, (int Value, int End) day) =>
        place.Lead is Lead.Within
        || (
            place.Lead == Lead.None
            && text.Is("everyday", place.At)
            && !text.IsAll(place.Start, TimesOfDay.SkipAll(text, day.End))
        )
            ? null
            : new(day.End, Calendar.Coming(text.Today, day.Value), NeedsCue: true);

    private static DateOnly InWeek(DateText text, int weekday, int ahead) =>
        Calendar.InWeekOf(text.Today.AddDays(ahead), weekday);
}
