using ToolkitBot.Toolkit.Pledges.Reading.Dates;

namespace ToolkitBot.Toolkit.Pledges.Reading;

/// <summary>
/// Finds due dates as people in Britain write them: "by Friday", "within 5 days", "a week on Tuesday", "31/3/27".
/// Unclear dates ("before the summer", "by 31 February") are returned without a day, so that the bot can ask.
/// </summary>
public sealed class DueDateReader(DateWords words)
{
    /// <summary>The default due date, in days from today, if the campaign has no end to come.</summary>
    public const int DefaultDays = 28;

    /// <summary>The bot asks about a date further away: it is more often a typing error than a plan.</summary>
    private const int FurthestYears = 5;

    // Rules with longer phrases come first.
    private static readonly Func<DateText, DatePlace, DateReading?>[] Rules =
    [
        NumericDates.Read,
        OrdinalDays.Read,
        DayMonths.Read,
        NamedDays.Read,
        Spans.Read,
        Weekdays.Read,
        Periods.Read,
        NamedDays.Unknown,
    ];

    /// <summary>Returns the default due date of a pledge: the campaign's last day, or four weeks from today.</summary>
    public static DateOnly Default(DateOnly today, DateOnly? campaignEnd) =>
        campaignEnd is { } end && end > today ? end : today.AddDays(DefaultDays);

    /// <summary>
    /// Returns the due date in a text: the last one marked as a deadline ("by", "before"), otherwise the last one.
    /// Null if there is none.
    /// </summary>
    public DueDate? Find(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = new DateText(text, words, today);
        var (found, best) = (default(DueDate), -1);
        for (var i = 0; i < read.Words.Count; i++)
        {
            var place = PlaceAt(read, i);
            if (ReadAt(read, place) is not { } reading)
            {
                continue;
            }

            if (Judge(read, place, reading) is { } date && Rank(place, date) is var rank && rank >= best)
            {
                (found, best) = (date, rank);
            }

            i = reading.End - 1;
        }

        return found;
    }

    private static int Rank(DatePlace place, DueDate date) =>
        (place.Lead == Lead.Deadline ? 2 : 0) + (date.Day is null ? 0 : 1);

    private static DatePlace PlaceAt(DateText text, int i)
    {
        var (lead, at) = text.Vocabulary.Leads.At(text.Words, i) ?? (Lead.None, i);
        at = text.Skip("the", at);
        var time = TimesOfDay.Leading(text, at, lead);
        if (time == at)
        {
            return new(i, at, lead);
        }

        // "By 5pm on Friday", "close of play Friday".
        var on = text.Vocabulary.Leads.At(text.Words, time) is { Value: Lead.Happens or Lead.Deadline } again
            ? again.End
            : time;
        return new(i, text.Skip("the", on), lead == Lead.None ? Lead.Happens : lead);
    }

    private static DateReading? ReadAt(DateText text, DatePlace place)
    {
        foreach (var rule in Rules)
        {
            if (rule(text, place) is { } reading)
            {
                return reading;
            }
        }

        return DayEnd(text, place);
    }

    // "By close of play" without a day means today.
    private static DateReading? DayEnd(DateText text, DatePlace place)
    {
        var at = place.Start;
        at = text.Skip("the", text.Vocabulary.Leads.At(text.Words, at)?.End ?? at);
        return
            text.Skip("day-ends", at) is var end
            && end > at
            && (place.Lead == Lead.Deadline || end - place.Start == text.Words.Count)
            ? new(end, text.Today)
            : null;
    }

    private static DueDate? Judge(DateText text, DatePlace place, DateReading reading)
    {
        var end = TimesOfDay.SkipAll(text, reading.End);
        var isCued = place.Lead == Lead.Deadline || text.EndsClause(end);
        if (
            (reading.Day is null && !reading.IsAsked)
            || (reading.NeedsCue && !isCued)
            || (place.Lead != Lead.Deadline && text.Is("repeats", end))
            || IsBarred(text, place, reading)
        )
        {
            return null;
        }

        if (place.Lead == Lead.Starts && text.Is("to", end))
        {
            return null;
        }

        var isPast = reading.Day < text.Today;
        if (isPast && place.Lead != Lead.Deadline)
        {
            return null;
        }

        var isTold = place.Lead != Lead.Starts && !isPast && reading.Day <= text.Today.AddYears(FurthestYears);
        var (start, length) = text.Source(place.Start, end);
        return new DueDate(isTold ? reading.Day : null, start, length);
    }

    // "Our clinic of 3 March", "every Friday", "any Sunday".
    private static bool IsBarred(DateText text, DatePlace place, DateReading reading) =>
        place.Lead == Lead.None
        && (text.Is("bars", place.Start - 1) || (reading.NeedsCue && text.Is("loose-bars", place.Start - 1)));
}
