using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges.Reading.Dates;
using ToolkitBot.Toolkit.Screening;
using Calendar = ToolkitBot.Toolkit.Pledges.Reading.Dates.Calendar;

namespace ToolkitBot.Tests.Pledges;

/// <summary>What dates are reckoned with, apart from the words: holidays, parts of periods, counts, and the list of words itself.</summary>
public sealed class DateArithmeticTests
{
    [Theory]
    [InlineData("12-25", "2027-12-25", "2027-12-25")]
    [InlineData("12-25", "2027-12-26", "2028-12-25")]
    [InlineData("1-31", "2027-02-01", "2028-01-31")]
    [InlineData("easter", "2027-01-01", "2027-03-28")]
    [InlineData("easter+1", "2027-03-29", "2027-03-29")]
    [InlineData("easter-47", "2027-02-10", "2028-02-29")]
    [InlineData("monday last of 5", "2027-01-01", "2027-05-31")]
    [InlineData("monday 1 of 5", "2027-05-03", "2027-05-03")]
    [InlineData("thursday 4 of 11", "2027-11-26", "2028-11-23")]
    [InlineData("bank holiday", "2027-12-28", "2027-12-28")]
    [InlineData("bank holiday", "2027-12-29", "2028-01-03")]
    [InlineData("bank holiday monday", "2027-12-28", "2028-01-03")]
    [InlineData("bank holiday monday", "2027-03-26", "2027-03-29")]
    public void A_holiday_comes_every_year(string rule, string from, string day) =>
        Assert.Equal(Day(day), Holiday.Parse(rule)!.From(Day(from)));

    [Theory]
    [InlineData("")]
    [InlineData("13-1")]
    [InlineData("0-1")]
    [InlineData("1-32")]
    [InlineData("1-0")]
    [InlineData("1-1-1")]
    [InlineData("easter+")]
    [InlineData("Easter")]
    [InlineData("easter 1")]
    [InlineData("monday 5 of 5")]
    [InlineData("monday 1 of 13")]
    [InlineData("monday of 5")]
    [InlineData("mon 1 of 5")]
    [InlineData("bank holidays")]
    public void What_is_no_rule_is_no_holiday(string rule) => Assert.Null(Holiday.Parse(rule));

    /// <summary>A kind of period, a day in it, and its first day, early in it, the middle, and its last day.</summary>
    [Theory]
    [InlineData("Day", "2027-01-13", "2027-01-13 2027-01-13 2027-01-13 2027-01-13")]
    [InlineData("Shift", "2027-01-13", "2027-01-13 2027-01-13 2027-01-13 2027-01-13")]
    [InlineData("WorkingDay", "2027-01-13", "2027-01-13 2027-01-13 2027-01-13 2027-01-13")]
    [InlineData("Week", "2027-01-11", "2027-01-11 2027-01-12 2027-01-13 2027-01-15")]
    [InlineData("Week", "2027-01-17", "2027-01-11 2027-01-12 2027-01-13 2027-01-15")]
    [InlineData("Weekend", "2027-01-11", "2027-01-16 2027-01-16 2027-01-17 2027-01-17")]
    [InlineData("Month", "2027-01-31", "2027-01-01 2027-01-11 2027-01-15 2027-01-31")]
    [InlineData("Month", "2028-02-01", "2028-02-01 2028-02-10 2028-02-15 2028-02-29")]
    [InlineData("Quarter", "2027-06-30", "2027-04-01 2027-05-01 2027-05-16 2027-06-30")]
    [InlineData("Quarter", "2027-04-01", "2027-04-01 2027-05-01 2027-05-16 2027-06-30")]
    [InlineData("Year", "2027-12-31", "2027-01-01 2027-05-02 2027-07-02 2027-12-31")]
    [InlineData("FinancialYear", "2027-03-31", "2026-04-01 2026-07-31 2026-09-30 2027-03-31")]
    [InlineData("FinancialYear", "2027-04-01", "2027-04-01 2027-07-31 2027-09-30 2028-03-31")]
    [InlineData("TaxYear", "2027-04-05", "2026-04-06 2026-08-05 2026-10-05 2027-04-05")]
    [InlineData("TaxYear", "2027-04-06", "2027-04-06 2027-08-05 2027-10-05 2028-04-05")]
    public void A_period_has_its_parts(string unit, string within, string parts)
    {
        var period = Period.Of(Enum.Parse<DateUnit>(unit), Day(within))!.Value;
        PeriodPart[] asked = [PeriodPart.Start, PeriodPart.Early, PeriodPart.Middle, PeriodPart.End];

        Assert.Equal(parts, string.Join(' ', asked.Select(part => Iso(period.At(part)))));
        Assert.Equal(period.Last, period.At(PeriodPart.Late));
        Assert.Equal(period.Last, period.At(PeriodPart.Whole));
    }

    [Theory]
    [InlineData("Hour")]
    [InlineData("Fortnight")]
    public void What_begins_at_no_fixed_day_is_no_period(string unit) =>
        Assert.Null(Period.Of(Enum.Parse<DateUnit>(unit), Day("2027-01-13")));

    /// <summary>From Wednesday, 23 December 2026: over Christmas on a Friday, and Boxing Day that is taken on a Monday.</summary>
    [Theory]
    [InlineData(23, "Hour", false, null, null)]
    [InlineData(24, "Hour", false, "2026-12-24", null)]
    [InlineData(25, "Hour", false, "2026-12-25", null)]
    [InlineData(48, "Hour", false, "2026-12-25", null)]
    [InlineData(2, "Day", false, "2026-12-25", "2026-12-21")]
    [InlineData(1, "WorkingDay", false, "2026-12-24", null)]
    [InlineData(2, "WorkingDay", false, "2026-12-29", null)]
    [InlineData(5, "WorkingDay", false, "2027-01-04", null)]
    [InlineData(2, "Week", false, "2027-01-06", "2026-12-09")]
    [InlineData(2, "Week", true, "2027-01-10", null)]
    [InlineData(0, "Week", true, "2026-12-27", null)]
    [InlineData(1, "Fortnight", false, "2027-01-06", "2026-12-09")]
    [InlineData(1, "Fortnight", true, "2027-01-13", null)]
    [InlineData(2, "Month", false, "2027-02-23", "2026-10-23")]
    [InlineData(2, "Month", true, "2027-03-10", null)]
    [InlineData(2, "Quarter", false, "2027-06-23", null)]
    [InlineData(2, "Year", false, "2028-12-23", null)]
    [InlineData(0, "Year", true, "2027-06-23", null)]
    [InlineData(2, "Weekend", false, null, null)]
    [InlineData(2, "Shift", false, null, null)]
    [InlineData(0, "Day", false, null, null)]
    [InlineData(600, "Day", false, "2028-08-14", "2025-05-02")]
    [InlineData(601, "Day", false, null, null)]
    public void A_count_leads_to_a_day_after_and_before(
        int number,
        string unit,
        bool andHalf,
        string? after,
        string? before
    )
    {
        var count = new Count(number, Enum.Parse<DateUnit>(unit), andHalf, 0);

        Assert.Equal((after, before), (Iso(count.After(Day("2026-12-23"))), Iso(count.Before(Day("2026-12-23")))));
    }

    [Theory]
    [InlineData(2027, 2, 28, true)]
    [InlineData(2027, 2, 29, false)]
    [InlineData(2028, 2, 29, true)]
    [InlineData(2027, 1, 0, false)]
    [InlineData(2027, 0, 1, false)]
    [InlineData(2027, 12, 31, true)]
    [InlineData(2027, 13, 1, false)]
    [InlineData(0, 1, 1, false)]
    [InlineData(1, 1, 1, true)]
    [InlineData(9998, 1, 1, true)]
    [InlineData(9999, 1, 1, false)]
    public void A_day_is_one_of_the_calendar(int year, int month, int day, bool exists) =>
        Assert.Equal(exists, Calendar.Day(year, month, day) == (exists ? new DateOnly(year, month, day) : default));

    [Theory]
    [InlineData(1, "2027-05-03")]
    [InlineData(5, "2027-05-31")]
    [InlineData(6, null)]
    [InlineData(Calendar.Last, "2027-05-31")]
    public void A_month_has_its_Mondays(int nth, string? day) =>
        Assert.Equal(day, Iso(Calendar.Weekday(2027, 5, DayOfWeek.Monday, nth)));

    [Theory]
    [InlineData("the day before", 3, 3)]
    [InlineData("the day after", 2, 2)]
    [InlineData("the. day", 1, 1)]
    [InlineData("the", 1, 1)]
    public void The_longest_phrase_counts_within_its_sentence(string text, int value, int end)
    {
        var words = Word.Of(text);
        var table = PhraseTable<int>.Of([(1, "the"), (2, "the day"), (3, "the day before, days")]);

        Assert.Equal((value, end), table.At(words, 0));
        Assert.Null(table.At(words, -1));
        Assert.Null(table.At(words, words.Count));
        Assert.Null(table.At(Word.Of("day"), 0));
        Assert.Equal(["the", "days"], table.SingleWords);
    }

    [Theory]
    [InlineData("  3: march, mar", "  three: march, mar", "'three' is not known here;")]
    [InlineData("  3: march, mar", "  99999999999: march, mar", "'99999999999' is not known here;")]
    [InlineData("  working-day: ", "  workday: ", "'workday' is not known here;")]
    [InlineData("  deadline: ", "  dedline: ", "'dedline' is not known here;")]
    [InlineData("  middle: ", "  midle: ", "'midle' is not known here;")]
    [InlineData("  \"12-25\": ", "  \"13-25\": ", "'13-25' is not known here;")]
    [InlineData("everyday: ", "evryday: ", "'evryday' is not an entry")]
    public void A_mistake_in_the_words_is_refused_with_its_line(string from, string to, string says)
    {
        var yaml = File.ReadAllText(Repository.Of("content", "en", "dates.yaml"));
        var at = yaml.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);

        var problem = Assert
            .Throws<ContentException>(() =>
                DateWords.Read(ContentNode.ReadText(yaml.Remove(at, from.Length).Insert(at, to), "en/dates.yaml"))
            )
            .Problem;

        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Equal(yaml[..at].Count(letter => letter == '\n') + 1, problem.Line);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
