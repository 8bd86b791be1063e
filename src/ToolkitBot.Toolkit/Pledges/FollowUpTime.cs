using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Pledges;

/// <summary>When "did you do it?" is asked: on the due date, at a civil hour where the person is.</summary>
public static class FollowUpTime
{
    /// <summary>Ten in the morning, after the first rush of a shift.</summary>
    public static readonly TimeOnly CivilHour = new(10, 0);

    /// <summary>
    /// The moment to ask, in UTC: the civil hour of the due date in the person's zone, later where quiet hours or a
    /// weekend stand in the way, and never before now. An hour that the clocks skip is taken from the first one after
    /// it; of an hour that comes twice, the first is taken.
    /// </summary>
    /// <param name="weekends">False moves Saturdays and Sundays to Monday.</param>
    public static DateTimeOffset For(
        DateOnly due,
        TimeZoneInfo zone,
        QuietHours quiet,
        DateTimeOffset now,
        bool weekends = true
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(quiet);
        var planned = Utc(Allowed(due.ToDateTime(CivilHour), quiet, weekends), zone);
        if (planned >= now)
        {
            return planned;
        }

        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var moved = Allowed(local, quiet, weekends);
        return moved == local ? now.ToUniversalTime() : Utc(moved, zone);
    }

    private static DateTime Allowed(DateTime local, QuietHours quiet, bool weekends)
    {
        if (quiet.Holds(TimeOnly.FromDateTime(local)))
        {
            // Quiet hours that reach over midnight end the next day, unless midnight has passed already.
            var end = local.Date.Add(quiet.Until.ToTimeSpan());
            local = end > local ? end : end.AddDays(1);
        }

        if (weekends || local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            return local;
        }

        var monday = local.Date.AddDays(local.DayOfWeek == DayOfWeek.Saturday ? 2 : 1);
        return Allowed(monday.Add(CivilHour.ToTimeSpan()), quiet, weekends);
    }

    private static DateTimeOffset Utc(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
