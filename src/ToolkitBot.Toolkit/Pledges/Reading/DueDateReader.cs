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

    /// <summary>Words that may stand between something that has its day and the day: "by the time I finish on Friday".</summary>
    private const int WordsToItsDay = 3;

    // Rules with longer phrases come first.
    private static readonly Func<DateText, DatePlace, DateReading?>[] Plain =
    [
        NumericDates.Read,
        OrdinalDays.Read,
        DayMonths.Read,
        NamedDays.Read,
        Spans.Read,
        Weekdays.Read,
        Periods.Read,
    ];

    private static readonly Func<DateText, DatePlace, DateReading?>[] Rules =
    [
        Ranges.Read,
        AnchoredDays.Read,
        ReadPlain,
        Events.Read,
        NamedDays.Unknown,
        Unread.Read,
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
            if (read.Skip("none", i) is var none && none > i)
            {
                i = none - 1;
                continue;
            }

            var place = PlaceAt(read, i);
            if (ReadAt(read, place) is not { } reading)
            {
                continue;
            }

            reading = OrAnother(read, place, OrItsDay(read, reading));
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

    // "By my birthday on 4 March", "when I'm back on Monday": what is asked about has its day behind it.
    private static DateReading OrItsDay(DateText text, DateReading reading)
    {
        if (reading is not { IsAsked: true, Day: null })
        {
            return reading;
        }

        for (var i = reading.End; i < reading.End + WordsToItsDay && !text.StartsClause(i); i++)
        {
            if (
                text.Vocabulary.Leads.At(text.Words, i) is { Value: Lead.Happens }
                && ReadPlain(text, PlaceAt(text, i)) is { Day: not null } day
            )
            {
                return day;
            }
        }

        return reading;
    }

    // "Either Monday or Tuesday".
    private static DateReading OrAnother(DateText text, DatePlace place, DateReading first)
    {
        if (first.Day is null || !text.Is("or", first.End))
        {
            return first;
        }

        var next = PlaceAt(text, first.End + 1);
        var led = next with { Lead = place.Lead == Lead.None ? Lead.Happens : place.Lead };
        return
            next.Lead == Lead.None
            && ReadAt(text, led) is { Day: not null } other
            && Judge(text, led, other) is not null
            ? DateReading.Asked(other.End)
            : first;
    }

    /// <summary>The lead and the date at a word.</summary>
    private static DatePlace PlaceAt(DateText text, int i)
    {
        var (lead, at) = text.Vocabulary.Leads.At(text.Words, i) ?? (Lead.None, i);
        if (text.Vocabulary.Positions.At(text.Words, i) is { } position && position.End > at)
        {
            // "Beginning of March", "starting Monday".
            (lead, at) = (Lead.None, i);
        }

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

    private static DateReading? ReadAt(DateText text, DatePlace place) =>
        First(Rules, text, place) ?? DayEnd(text, place);

    /// <summary>Reads a date that does not hang on another one.</summary>
    internal static DateReading? ReadPlain(DateText text, DatePlace place) => First(Plain, text, place);

    private static DateReading? First(Func<DateText, DatePlace, DateReading?>[] rules, DateText text, DatePlace place)
    {
        foreach (var rule in rules)
        {
            if (rule(text, place) is { } reading)
            {
                return reading;
            }
        }

        return null;
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

        // "We started this in January."
        if (place.Lead is not (Lead.Deadline or Lead.Starts) && IsTold(text, place.Start))
        {
            return null;
        }

        var isPast = reading.Day < text.Today;
        if (isPast && place.Lead != Lead.Deadline)
        {
            return null;
        }

        var isMeant = place.Lead != Lead.Starts && !isPast && reading.Day <= text.Today.AddYears(FurthestYears);
        var (start, length) = text.Source(place.Start, end);
        return new DueDate(isMeant ? reading.Day : null, start, length);
    }

    /// <summary>Returns whether what happened in the past is told before a word, and nothing of the future.</summary>
    private static bool IsTold(DateText text, int at)
    {
        var start = at;
        while (start > 0 && !text.StartsClause(start))
        {
            start--;
        }

        return text.Any("past", start, at) && !text.Any("future", start, at);
    }

    // "Our clinic of 3 March", "every Friday", "every second Friday", "any Sunday".
    private static bool IsBarred(DateText text, DatePlace place, DateReading reading) =>
        place.Lead == Lead.None
            ? text.Is("bars", place.Start - 1)
                || text.Skip("bars", place.Start - 2) == place.Start
                || (reading.NeedsCue && text.Is("loose-bars", place.Start - 1))
            // "Two weeks back on Friday", not "I'm back on Friday".
            : place.Lead == Lead.Happens && text.Is("ago", place.Start - 1) && text.Unit(place.Start - 2) is not null;
}
