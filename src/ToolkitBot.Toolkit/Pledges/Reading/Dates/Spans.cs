namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>Reads "in two weeks", "within 5 days", "six months' time", "a week on Tuesday".</summary>
internal static class Spans
{
    public static DateReading? Read(DateText text, DatePlace place)
    {
        var at = SkipNext(text, place.At);
        if (text.Skip("vague-numbers", at) is var vague && vague > at)
        {
            return
                text.Unit(vague) is { } few
                && (place.Lead == Lead.Within || Suffix(text, few.End) > few.End || text.IsAll(place.Start, few.End))
                ? DateReading.Asked(Suffix(text, few.End))
                : null;
        }

        if (Count.Read(text, at) is not { } count)
        {
            return text.Unit(at) is not { } one ? null
                : at == place.At ? FromOne(text, one)
                : place.Lead != Lead.Within ? null
                : text.Words[one.End - 1].Key.EndsWith('s') ? DateReading.Asked(one.End)
                : text.Is("coming", place.At) ? new(one.End, new Count(1, one.Value, false, one.End).After(text.Today))
                : null;
        }

        // "For three weeks" is a duration, whatever follows.
        if (place.Lead == Lead.For)
        {
            return DateReading.Nothing(count.End);
        }

        var end = Suffix(text, count.End);
        var (from, behind) = end > count.End ? (text.Today, end) : From(text, count);
        if (behind > count.End)
        {
            var later = count.After(from);
            return new(behind, later, IsAsked: later is null);
        }

        return place.Lead == Lead.Within ? Within(text, place, count)
            : count.Unit != DateUnit.Hour && text.IsAll(place.Start, count.End)
                ? new(count.End, count.After(text.Today))
            : null;
    }

    // "Fortnight on Friday", "week tomorrow".
    private static DateReading? FromOne(DateText text, (DateUnit Value, int End) unit)
    {
        if (unit.Value is not (DateUnit.Week or DateUnit.Fortnight))
        {
            return null;
        }

        var one = new Count(1, unit.Value, false, unit.End);
        var (from, end) = From(text, one);
        return end > unit.End ? new(end, one.After(from)) : null;
    }

    private static DateReading Within(DateText text, DatePlace place, Count count)
    {
        var isRate =
            text.Is("quantifiers", place.Start - 1)
            || (
                text.Is("rate", place.Start)
                && count.Unit is DateUnit.Hour or DateUnit.Day or DateUnit.WorkingDay
                && IsAnyBefore(text, place.Start)
            );
        // "Within two weeks of discharge".
        var isAnchored = text.Is("of", count.End) && !text.Is("today", count.End + 1);
        var day = count.After(text.Today);
        return isRate || isAnchored || (day is null && count.Unit == DateUnit.Hour)
            ? DateReading.Nothing(count.End)
            : new(count.End, day, IsAsked: day is null);
    }

    private static bool IsAnyBefore(DateText text, int end) =>
        Enumerable
            .Range(0, end)
            .Any(i => text.Words[i].Sentence == text.Words[end].Sentence && text.Is("quantifiers", i));

    // "A week on Tuesday", "two weeks tomorrow", "a fortnight from next Monday".
    private static (DateOnly From, int End) From(DateText text, Count count)
    {
        var at = text.Skip("from", count.End);
        var next = text.Skip("next", at);
        if (count.Unit is DateUnit.Hour)
        {
            return default;
        }

        if (text.Weekday(next) is { } day)
        {
            var coming = Calendar.Coming(text.Today, day.Value);
            return (next > at ? Calendar.InWeekOf(text.Today.AddDays(7), day.Value) : coming, day.End);
        }

        return text.Vocabulary.DaysAhead.At(text.Words, at) is { } ahead ? (text.Today.AddDays(ahead.Value), ahead.End)
            : text.Is("today", at) ? (text.Today, text.Skip("today", at))
            : default;
    }

    // "One post a week from now on" says how often.
    private static int Suffix(DateText text, int end) =>
        text.Skip("time", end) is var at && text.Is("none", at) ? end : text.Skip("from-now", at);

    private static int SkipNext(DateText text, int at) =>
        text.Skip("next", at) is var next && next > at ? next
        : text.Is("coming", at) && !text.Is("this", at) ? text.Skip("coming", at)
        : at;
}
