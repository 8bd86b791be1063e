using System.Globalization;
using ToolkitBot.Toolkit.Pledges.Reading;

namespace ToolkitBot.Tests.Pledges;

/// <summary>What must hold on every day of four years, one of them a leap year; of many phrases, where months meet.</summary>
public sealed class DueDateCalendarTests
{
    private static readonly DueDateReader Reader = new(PledgeContent.Dates);
    private static readonly DayOfWeek[] Weekdays = Enum.GetValues<DayOfWeek>();

    private static readonly List<DateOnly> Days =
    [
        .. Enumerable.Range(0, 4 * 365 + 1).Select(new DateOnly(2027, 1, 1).AddDays),
    ];

    // The ends and the middle of every month: each falls on every weekday.
    private static readonly List<DateOnly> Turns =
    [
        .. Days.Where(day => day.Day is 1 or 15 || day.AddDays(1).Day == 1),
    ];

    // Every day around the end of three months, one of them a year's, against every weekday.
    private static IEnumerable<(DateOnly Today, DayOfWeek Weekday)> Pairs =>
        Days.Where(day => (day.Month is 2 or 6 or 12 && day.Day >= 25) || (day.Month is 3 or 7 or 1 && day.Day <= 5))
            .SelectMany(_ => Weekdays, (day, weekday) => (day, weekday));

    [Fact]
    public void By_a_weekday_is_the_first_one_ahead()
    {
        foreach (var (today, weekday) in Pairs)
        {
            var due = Read($"by {weekday}", today);
            Assert.Equal(weekday, due.DayOfWeek);
            Assert.InRange(due.DayNumber - today.DayNumber, 1, 7);
            Assert.Equal(due, Read($"this {weekday}", today));
            Assert.Equal(due.AddDays(7), Read($"{weekday} week", today));
            Assert.Equal(due.AddDays(7), Read($"a week on {weekday}", today));
        }
    }

    [Fact]
    public void Next_weekday_stands_in_the_week_that_begins_next_Monday()
    {
        foreach (var (today, weekday) in Pairs)
        {
            var due = Read($"by next {weekday}", today);
            var monday = Read("by Monday", today);
            Assert.Equal(weekday, due.DayOfWeek);
            Assert.InRange(due.DayNumber - monday.DayNumber, 0, 6);
            Assert.Equal(due, Read($"{weekday} next week", today));
        }
    }

    [Fact]
    public void The_end_of_a_week_is_a_Friday_that_has_not_passed()
    {
        foreach (var today in Days)
        {
            var due = Read("by the end of the week", today);
            Assert.Equal(DayOfWeek.Friday, due.DayOfWeek);
            Assert.InRange(due.DayNumber - today.DayNumber, 0, 6);
        }
    }

    [Fact]
    public void The_end_of_a_month_is_its_last_day()
    {
        foreach (var today in Turns)
        {
            var due = Read("by the end of the month", today);
            Assert.Equal((today.Year, today.Month, 1), (due.Year, due.Month, due.AddDays(1).Day));
            var next = Read("by the end of next month", today);
            Assert.Equal((due.AddDays(1).Month, 1), (next.Month, next.AddDays(1).Day));
            var year = Read("by the end of the year", today);
            Assert.Equal(new DateOnly(today.Year, 12, 31), year);
        }
    }

    [Fact]
    public void The_end_of_a_named_month_is_its_next_one()
    {
        foreach (var today in Turns)
        {
            for (var month = 1; month <= 12; month++)
            {
                var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
                var due = Read($"by the end of {name}", today);
                Assert.Equal((month, 1), (due.Month, due.AddDays(1).Day));
                Assert.InRange(due.DayNumber - today.DayNumber, 0, 365);
            }
        }
    }

    [Fact]
    public void A_day_of_the_month_is_the_first_one_from_today_on()
    {
        foreach (var today in Turns)
        {
            foreach (var day in new[] { 1, 15, 28, 29, 30, 31 })
            {
                var due = Read($"by the {day}{(day == 1 ? "st" : "th")}", today);
                Assert.Equal(day, due.Day);
                Assert.InRange(due.DayNumber - today.DayNumber, 0, day <= 28 ? 30 : 60);
            }
        }
    }

    [Fact]
    public void Every_date_that_is_written_out_is_read_back()
    {
        var british = CultureInfo.InvariantCulture;
        foreach (var day in Turns)
        {
            foreach (
                var form in new[]
                {
                    "yyyy-MM-dd",
                    "d/M/yyyy",
                    "dd.MM.yy",
                    "d MMMM yyyy",
                    "d MMM yy",
                    "dddd d MMMM yyyy",
                }
            )
            {
                Assert.Equal(day, Read("by " + day.ToString(form, british), Days[0]));
                Assert.Equal(day, DayReader.Read(day.ToString(form, british)));
            }

            var withoutYear = Read("by " + day.ToString("d MMMM", british), day);
            Assert.Equal(day, withoutYear);
        }
    }

    // Easter Sundays as the churches' tables print them.
    [Theory]
    [InlineData(2025, "04-20")]
    [InlineData(2026, "04-05")]
    [InlineData(2027, "03-28")]
    [InlineData(2028, "04-16")]
    [InlineData(2029, "04-01")]
    [InlineData(2030, "04-21")]
    [InlineData(2038, "04-25")]
    [InlineData(2285, "03-22")]
    public void Easter_is_found_in_every_year(int year, string easter)
    {
        var day = DateOnly.Parse($"{year}-{easter}", CultureInfo.InvariantCulture);
        Assert.Equal(day, Read("by Easter", new DateOnly(year, 1, 1)));
        Assert.Equal(day.AddDays(-2), Read("by Good Friday", new DateOnly(year, 1, 1)));
        Assert.Equal(day, Read("by Easter Sunday", day));
        Assert.NotEqual(year, Read("by Easter", day.AddDays(1)).Year);
    }

    // Those of England and Wales, as the government lists them.
    [Theory]
    [InlineData("2026-12-20", "2026-12-25")]
    [InlineData("2026-12-26", "2026-12-28")]
    [InlineData("2027-12-20", "2027-12-27")]
    [InlineData("2027-12-28", "2027-12-28")]
    [InlineData("2027-12-29", "2028-01-03")]
    [InlineData("2027-04-01", "2027-05-03")]
    [InlineData("2027-05-04", "2027-05-31")]
    [InlineData("2027-06-01", "2027-08-30")]
    public void The_next_bank_holiday_is_the_one_that_is_taken(string today, string holiday) =>
        Assert.Equal(
            DateOnly.Parse(holiday, CultureInfo.InvariantCulture),
            Read("by the bank holiday", DateOnly.Parse(today, CultureInfo.InvariantCulture))
        );

    private static DateOnly Read(string phrase, DateOnly today) =>
        Reader.Find(phrase, today)?.Day
        ?? throw new InvalidOperationException($"'{phrase}' on {today:yyyy-MM-dd} has no day.");
}
