using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Toolkit.Pledges;

/// <summary>Computes when to ask "did you do it?": on the due date, at a reasonable hour of local time.</summary>
public static class FollowUpTime
{
    /// <summary>Ten in the morning, after the first rush of a shift.</summary>
    public static readonly TimeOnly CivilHour = new(10, 0);

    /// <summary>
    /// Returns the time of the follow-up in UTC: <see cref="CivilHour"/> on the due date in the person's zone, moved
    /// out of quiet hours (and weekends, if asked), and never before now. A local time that a clock change skips moves
    /// to the next valid one; if it repeats one, the first counts.
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
            // Quiet hours that span midnight end the next day, unless it is already past midnight.
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
