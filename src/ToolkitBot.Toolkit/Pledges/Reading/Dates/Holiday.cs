using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolkitBot.Toolkit.Pledges.Reading.Dates;

/// <summary>A day that comes every year.</summary>
internal abstract partial record Holiday
{
    /// <summary>Returns the first such day on or after a date.</summary>
    public virtual DateOnly From(DateOnly date) => In(date.Year) is var day && day >= date ? day : In(date.Year + 1);

    protected abstract DateOnly In(int year);

    /// <summary>Reads "12-25", "easter-2", "monday last of 5", "bank holiday" or "bank holiday monday"; null for anything else.</summary>
    public static Holiday? Parse(string rule)
    {
        if (rule is "bank holiday" or "bank holiday monday")
        {
            return new NextBankHoliday(OnMonday: rule != "bank holiday");
        }

        if (Form().Match(rule) is not { Success: true } match)
        {
            return null;
        }

        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        return match.Groups["month"].Success ? new FixedDay(Part("month"), Part("day"))
            : match.Groups["of"].Success
                ? new WeekdayOfMonth(
                    Enum.Parse<DayOfWeek>(match.Groups["weekday"].Value, ignoreCase: true),
                    match.Groups["nth"].Value == "last" ? Calendar.Last : Part("nth"),
                    Part("of")
                )
            : new EasterDay(match.Groups["days"].Length > 0 ? Part("days") : 0);
    }

    [GeneratedRegex(
        "^(?:(?<month>1[0-2]|[1-9])-(?<day>[12][0-9]|3[01]|[1-9])|easter(?<days>[+-][0-9]+)?"
            + "|(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?<nth>[1-4]|last) of (?<of>1[0-2]|[1-9]))$"
    )]
    private static partial Regex Form();

    private sealed record FixedDay(int Month, int Day) : Holiday
    {
        protected override DateOnly In(int year) => new(year, Month, Day);
    }

    private sealed record EasterDay(int Days) : Holiday
    {
        protected override DateOnly In(int year) => Calendar.Easter(year).AddDays(Days);
    }

    private sealed record WeekdayOfMonth(DayOfWeek Weekday, int Nth, int Month) : Holiday
    {
        protected override DateOnly In(int year) => Calendar.Weekday(year, Month, Weekday, Nth)!.Value;
    }

    private sealed record NextBankHoliday(bool OnMonday) : Holiday
    {
        public override DateOnly From(DateOnly date) =>
            Calendar
                .BankHolidays(date.Year)
                .Concat(Calendar.BankHolidays(date.Year + 1))
                .Order()
                .First(day => day >= date && (!OnMonday || day.DayOfWeek == DayOfWeek.Monday));

        protected override DateOnly In(int year) => From(new DateOnly(year, 1, 1));
    }
}
