using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>Counts working days: Monday to Friday without the bank holidays of England and Wales.</summary>
public static class WorkingDays
{
    /// <summary>
    /// Returns the moment so many working days later, at the same time of day and outside quiet hours. What begins on a
    /// weekend or a bank holiday is counted from the next working day.
    /// </summary>
    public static DateTimeOffset After(DateTimeOffset begins, int days, TimeZoneInfo zone, QuietHours quiet)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(quiet);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(begins, zone).DateTime);
        var first = day;
        while (!Calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        for (var left = days; left > 0; )
        {
            day = day.AddDays(1);
            left -= Calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return FollowUpTime.For(day, zone, quiet, begins.AddDays(day.DayNumber - first.DayNumber), weekends: false);
    }
}
