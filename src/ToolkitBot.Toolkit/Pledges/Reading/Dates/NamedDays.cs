namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "tomorrow", "by tonight", "by Christmas", "before Burns Night", "Easter 2028".</summary>
internal static class NamedDays
{
    public static DateReading? Read(DateText text, DatePlace place) =>
        Tomorrow(text, place.At) ?? Today(text, place) ?? Holiday(text, place);

    private static DateReading? Tomorrow(DateText text, int at)
    {
        if (text.Vocabulary.DaysAhead.At(text.Words, at) is not { } ahead)
        {
            return null;
        }

        return text.Words[ahead.End - 1].Possessive
            ? DateReading.Nothing(ahead.End)
            : AndWeek(text, ahead.End, text.Today.AddDays(ahead.Value));
    }

    // "Today" is more often figurative than a date ("the NHS today needs kindness"), but not at the end of a sentence.
    private static DateReading? Today(DateText text, DatePlace place)
    {
        if (text.Skip("today", place.At) is var end && end == place.At)
        {
            return null;
        }

        var week = AndWeek(text, end, text.Today);
        var isLast = end == text.Words.Count || text.Words[end].Sentence != text.Words[end - 1].Sentence;
        return text.Words[end - 1].Possessive || place.Lead is Lead.Starts or Lead.Within ? DateReading.Nothing(end)
            : week.End > end
            || place.Lead == Lead.Deadline
            || text.IsAll(place.Start, end)
            || (place.Start > 0 && isLast)
                ? week
            : DateReading.Nothing(end);
    }

    private static DateReading? Holiday(DateText text, DatePlace place)
    {
        var named = Math.Max(text.Skip("next", place.At), text.Skip("this", place.At));
        if (
            text.Vocabulary.Holidays.At(text.Words, named) is not { } holiday
            || text.Skip("asked", named) > holiday.End
        )
        {
            return null;
        }

        var end = holiday.End;
        var unit = text.Unit(end);
        end = unit is { Value: DateUnit.Weekend } weekend ? weekend.End : end;
        if (place.Lead == Lead.None && named == place.At && !IsSaid(text, place, end))
        {
            return null;
        }

        // "Over Christmas", "in Christmas week", "in the new year".
        if (unit is { Value: DateUnit.Week } || place.Lead == Lead.Within)
        {
            return DateReading.Asked(unit is { Value: DateUnit.Week } ? unit.Value.End : end, needsCue: true);
        }

        // "By New Year's", but not "by the New Year's rota".
        if (text.Words[end - 1].Possessive && !text.EndsClause(end))
        {
            return DateReading.Nothing(end);
        }

        var year = Years.At(text, end);
        var from = year is { } given ? new DateOnly(given.Value, 1, 1) : text.Today;
        return new(year?.End ?? end, holiday.Value.From(from), NeedsCue: true);
    }

    // "Burns Night, haggis for everybody", "I will visit my nan Boxing Day".
    private static bool IsSaid(DateText text, DatePlace place, int end) =>
        text.IsAll(place.Start, text.Unit(end)?.End ?? end)
        || (place.Start == 0 && text.EndsClause(end))
        || (end == text.Words.Count && end > place.At + 1);

    /// <summary>
    /// Finds days that people know and the bot does not: "By World Sepsis Day", "before the away day". Must be tried
    /// last, because "by Tuesday week" looks the same.
    /// </summary>
    public static DateReading? Unknown(DateText text, DatePlace place)
    {
        const int longest = 4;
        for (var i = place.At; place.Lead == Lead.Deadline && i < Math.Min(place.At + longest, text.Words.Count); i++)
        {
            if (i > place.At && text.Unit(i) is { Value: DateUnit.Day or DateUnit.Week or DateUnit.Month } unit)
            {
                return DateReading.Asked(unit.End);
            }

            if (
                text.EndsClause(i)
                || text.Is("bars", i)
                || text.Is("loose-bars", i)
                || !(text.Words[i].IsCapital || text.Is("the", place.At - 1))
            )
            {
                return null;
            }
        }

        return null;
    }

    // "Tomorrow week", "today fortnight".
    private static DateReading AndWeek(DateText text, int end, DateOnly day) =>
        text.Unit(end) switch
        {
            { Value: DateUnit.Week } week => new(week.End, day.AddDays(7)),
            { Value: DateUnit.Fortnight } fortnight => new(fortnight.End, day.AddDays(14)),
            _ => new(end, day),
        };
}
