namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Skips times of day around a date: "by 5pm Friday", "Friday at noon", "close of play Friday".</summary>
internal static class TimesOfDay
{
    /// <summary>Returns the index after a time of day; the same index if there is none.</summary>
    public static int Skip(DateText text, int at)
    {
        // "Quarter to five", "half past two", "half five".
        if (text.Skip("clock-parts", at) is var part && part > at)
        {
            var to = text.Skip("clock-to", part);
            if (
                (to > part || text.Is("half", at))
                && text.Number(to) is { Value: <= 12 } hour
                && text.Unit(hour.End) is null
            )
            {
                return Math.Max(hour.End, text.Skip("times-of-day", hour.End));
            }
        }

        // "Five o'clock".
        if (
            text.Digits(at) is null
            && text.Number(at) is { Value: <= 12 } word
            && text.Skip("times-of-day", word.End) is var named
            && named > word.End
        )
        {
            return named;
        }

        if (text.Digits(at) is not <= 24)
        {
            return Math.Max(text.Skip("times-of-day", at), text.Skip("day-ends", at));
        }

        var end = at + 1;
        var isClock = text.Gap(end) is ":" or "." && text.Digits(end) is < 60;
        var minutes = isClock ? end + 1 : end;
        var half = text.Skip("times-of-day", minutes);
        return half > minutes ? half
            : isClock && text.Gap(end) == ":" ? minutes
            : at;
    }

    /// <summary>Like <see cref="Skip"/>, but before a date, where a bare hour counts: "by 12 on Friday".</summary>
    public static int Leading(DateText text, int at, Lead lead)
    {
        // "By the end of Friday".
        if (
            text.Vocabulary.Positions.At(text.Words, at) is { } part
            && text.Skip("of", part.End) is var named
            && text.Weekday(named) is not null
        )
        {
            return named;
        }

        var time = Skip(text, at);
        if (time > at || lead != Lead.Deadline || text.Digits(at) is not <= 12)
        {
            return time;
        }

        var on = text.Vocabulary.Leads.At(text.Words, at + 1) is { Value: Lead.Happens } happens ? happens.End : at + 1;
        var isDay =
            text.Is("today", on)
            || text.Weekday(on) is not null
            || text.Vocabulary.DaysAhead.At(text.Words, on) is not null;
        return isDay ? at + 1 : at;
    }

    /// <summary>Returns the index after all times of day that follow a date, with their "at" and "by".</summary>
    public static int SkipAll(DateText text, int at)
    {
        for (var before = -1; before != at; )
        {
            before = at;
            at = Skip(text, at);
            if (
                at == before
                && text.Vocabulary.Leads.At(text.Words, at) is { Value: Lead.Deadline or Lead.Happens } lead
            )
            {
                at = Skip(text, lead.End) is var end && end > lead.End ? end : at;
            }
        }

        return at;
    }
}
