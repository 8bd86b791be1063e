namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "between the 20th and the 25th", "between now and Easter", "18/1 - 22/1": the later day counts.</summary>
internal static class Ranges
{
    private const int LastPadded = 12;

    public static DateReading? Read(DateText text, DatePlace place) => Between(text, place) ?? Numeric(text, place);

    private static DateReading? Between(DateText text, DatePlace place)
    {
        var from = text.Skip("between", place.At);
        if (
            from == place.At
            || First(text, from) is not { } first
            || text.Skip("and", first.End) is var and && and == first.End
            || DayAt(text, and) is not { } last
        )
        {
            return null;
        }

        // "Between Monday and Friday", on a Wednesday.
        return last.Day is null || last.Day < first.Day ? DateReading.Asked(last.End) : last;
    }

    // "Now", a whole date, or "3" of "3 and 10 March".
    private static DateReading? First(DateText text, int at)
    {
        var day = text.Skip("the", at);
        return text.Skip("now", at) is var now && now > at ? new(now, text.Today)
            : DayAt(text, at) is { } whole ? whole
            : text.Ordinal(day) is { } ordinal ? DateReading.Nothing(ordinal.End)
            : text.Digits(day) is <= 31 ? DateReading.Nothing(day + 1)
            : null;
    }

    private static DateReading? DayAt(DateText text, int at) =>
        DueDateReader.ReadPlain(text, new(at, text.Skip("the", at), Lead.Deadline)) is { } reading
        && (reading.Day is not null || reading.IsAsked)
            ? reading
            : null;

    private static DateReading? Numeric(DateText text, DatePlace place)
    {
        var at = place.At;
        if (
            text.Digits(at) is null
            || text.Digits(at + 1) is null
            || text.Digits(at + 2) is not { } day
            || text.Digits(at + 3) is not { } month
            || (text.Gap(at + 1), text.Gap(at + 2).Trim(), text.Gap(at + 3)) is not ("/", "-" or "–", "/")
        )
        {
            return null;
        }

        var isDate = place.Lead != Lead.None || day > LastPadded || text.IsAll(place.Start, at + 4);
        return !isDate ? DateReading.Nothing(at + 4)
            : DayMonths.Coming(text, place, day, month, at + 4) is { Day: not null } last ? last
            : DateReading.Asked(at + 4);
    }
}
