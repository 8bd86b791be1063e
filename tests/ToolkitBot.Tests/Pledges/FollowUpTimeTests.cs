using System.Globalization;
using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Tests.Pledges;

public sealed class FollowUpTimeTests
{
    private static readonly DateTimeOffset LongAgo = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly QuietHours Night = new(new TimeOnly(20, 0), new TimeOnly(8, 0));

    [Theory]
    [InlineData("Europe/London", "2027-01-15", "2027-01-15T10:00Z")]
    [InlineData("Europe/London", "2027-07-15", "2027-07-15T09:00Z")]
    [InlineData("Europe/London", "2027-03-27", "2027-03-27T10:00Z")]
    [InlineData("Europe/London", "2027-03-28", "2027-03-28T09:00Z")]
    [InlineData("Europe/London", "2027-10-30", "2027-10-30T09:00Z")]
    [InlineData("Europe/London", "2027-10-31", "2027-10-31T10:00Z")]
    [InlineData("Australia/Sydney", "2027-01-15", "2027-01-14T23:00Z")]
    [InlineData("Asia/Kolkata", "2027-01-15", "2027-01-15T04:30Z")]
    public void It_is_asked_at_ten_where_the_person_is(string zone, string due, string utc) =>
        Assert.Equal(At(utc), FollowUpTime.For(Day(due), TimeZoneInfo.FindSystemTimeZoneById(zone), Night, LongAgo));

    [Fact]
    public void Quiet_hours_move_it_to_their_end()
    {
        var quiet = new QuietHours(new TimeOnly(9, 0), new TimeOnly(11, 30));
        Assert.Equal(At("2027-01-15T11:30Z"), FollowUpTime.For(Day("2027-01-15"), London, quiet, LongAgo));
    }

    [Fact]
    public void A_weekend_may_be_moved_to_Monday() =>
        Assert.Equal(
            At("2027-01-18T10:00Z"),
            FollowUpTime.For(Day("2027-01-16"), London, Night, LongAgo, weekends: false)
        );

    [Theory]
    [InlineData("2027-01-20T14:00Z", "2027-01-20T14:00Z")]
    [InlineData("2027-01-20T21:00Z", "2027-01-21T08:00Z")]
    [InlineData("2027-01-20T03:00Z", "2027-01-20T08:00Z")]
    public void What_is_late_is_asked_at_the_next_civil_moment(string now, string utc) =>
        Assert.Equal(At(utc), FollowUpTime.For(Day("2027-01-15"), London, Night, At(now)));

    [Fact]
    public void An_hour_that_the_clocks_skip_is_taken_after_the_gap()
    {
        // Quiet until half past one, which does not exist in London on 28 March 2027.
        var quiet = new QuietHours(new TimeOnly(20, 0), new TimeOnly(1, 30));
        Assert.Equal(
            At("2027-03-28T01:00Z"),
            FollowUpTime.For(Day("2027-03-20"), London, quiet, At("2027-03-28T00:10Z"))
        );
    }

    [Fact]
    public void Of_an_hour_that_comes_twice_the_first_is_taken()
    {
        var quiet = new QuietHours(new TimeOnly(20, 0), new TimeOnly(1, 30));
        Assert.Equal(
            At("2027-10-31T00:30Z"),
            FollowUpTime.For(Day("2027-10-20"), London, quiet, At("2027-10-30T23:10Z"))
        );
    }

    [Fact]
    public void In_every_zone_it_falls_outside_quiet_hours_and_not_before_the_due_day()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var day = Day("2027-01-01"); day.Year == 2027; day = day.AddDays(17))
            {
                var local = TimeZoneInfo.ConvertTime(FollowUpTime.For(day, zone, Night, LongAgo), zone);
                Assert.False(Night.Holds(TimeOnly.FromDateTime(local.DateTime)));
                Assert.Equal(day, DateOnly.FromDateTime(local.DateTime));
            }
        }
    }

    [Theory]
    [InlineData("20:00", "08:00", "19:59", false)]
    [InlineData("20:00", "08:00", "20:00", true)]
    [InlineData("20:00", "08:00", "00:00", true)]
    [InlineData("20:00", "08:00", "07:59", true)]
    [InlineData("20:00", "08:00", "08:00", false)]
    [InlineData("09:00", "11:30", "08:59", false)]
    [InlineData("09:00", "11:30", "09:00", true)]
    [InlineData("09:00", "11:30", "11:30", false)]
    [InlineData("10:00", "10:00", "10:00", false)]
    public void Quiet_hours_begin_with_their_first_moment_and_end_before_their_last(
        string from,
        string until,
        string time,
        bool quiet
    ) => Assert.Equal(quiet, new QuietHours(Time(from), Time(until)).Holds(Time(time)));

    [Theory]
    [InlineData("2027-01-15T10:00Z", "2027-01-15T10:00Z")]
    [InlineData("2027-01-15T10:01Z", "2027-01-15T10:01Z")]
    [InlineData("2027-01-15T09:59Z", "2027-01-15T10:00Z")]
    [InlineData("2027-01-15T19:59Z", "2027-01-15T19:59Z")]
    [InlineData("2027-01-15T20:00Z", "2027-01-16T08:00Z")]
    [InlineData("2027-01-16T00:00Z", "2027-01-16T08:00Z")]
    [InlineData("2027-01-16T07:59Z", "2027-01-16T08:00Z")]
    [InlineData("2027-01-16T08:00Z", "2027-01-16T08:00Z")]
    public void The_edges_of_the_civil_hour_and_of_quiet_hours_are_kept(string now, string utc) =>
        Assert.Equal(At(utc), FollowUpTime.For(Day("2027-01-15"), London, Night, At(now)));

    [Theory]
    [InlineData("2027-01-15", "2027-01-01T00:00Z", "2027-01-15T10:00Z")] // a Friday
    [InlineData("2027-01-16", "2027-01-01T00:00Z", "2027-01-18T10:00Z")]
    [InlineData("2027-01-17", "2027-01-01T00:00Z", "2027-01-18T10:00Z")]
    [InlineData("2027-01-15", "2027-01-15T21:00Z", "2027-01-18T10:00Z")] // quiet until Saturday
    [InlineData("2027-01-15", "2027-01-17T15:00Z", "2027-01-18T10:00Z")]
    [InlineData("2027-01-15", "2027-01-18T09:00Z", "2027-01-18T09:00Z")]
    [InlineData("2027-03-27", "2027-01-01T00:00Z", "2027-03-29T09:00Z")] // the clocks go forward between
    [InlineData("2027-10-30", "2027-01-01T00:00Z", "2027-11-01T10:00Z")] // and back
    public void Without_weekends_it_waits_for_Monday(string due, string now, string utc) =>
        Assert.Equal(At(utc), FollowUpTime.For(Day(due), London, Night, At(now), weekends: false));

    [Fact]
    public void Monday_is_asked_outside_quiet_hours_too()
    {
        var quiet = new QuietHours(new TimeOnly(9, 0), new TimeOnly(12, 0));
        Assert.Equal(
            At("2027-01-18T12:00Z"),
            FollowUpTime.For(Day("2027-01-16"), London, quiet, LongAgo, weekends: false)
        );
    }

    // Clocks that change by half an hour, at midnight, and by a whole day that never was.
    [Theory]
    [InlineData("Australia/Lord_Howe", "2027-04-04", "2027-04-03T23:30Z")]
    [InlineData("Australia/Lord_Howe", "2027-10-03", "2027-10-02T23:00Z")]
    [InlineData("America/Santiago", "2027-09-05", "2027-09-05T13:00Z")]
    [InlineData("America/New_York", "2027-03-14", "2027-03-14T14:00Z")]
    [InlineData("America/New_York", "2027-11-07", "2027-11-07T15:00Z")]
    [InlineData("Pacific/Kiritimati", "2027-01-15", "2027-01-14T20:00Z")]
    [InlineData("Pacific/Pago_Pago", "2027-01-15", "2027-01-15T21:00Z")]
    [InlineData("Asia/Kathmandu", "2027-01-15", "2027-01-15T04:15Z")]
    public void Ten_is_ten_wherever_clocks_change(string zone, string due, string utc) =>
        Assert.Equal(At(utc), FollowUpTime.For(Day(due), TimeZoneInfo.FindSystemTimeZoneById(zone), Night, LongAgo));

    [Fact]
    public void It_is_never_before_now_nor_in_quiet_hours_around_a_clock_change()
    {
        foreach (var change in new[] { "2027-03-28", "2027-10-31" })
        {
            var start = At($"{change}T00:00Z").AddDays(-1);
            for (var now = start; now < start.AddDays(3); now = now.AddMinutes(15))
            {
                var asked = FollowUpTime.For(Day("2027-01-15"), London, Night, now);
                var local = TimeZoneInfo.ConvertTime(asked, London);
                Assert.InRange(asked - now, TimeSpan.Zero, TimeSpan.FromHours(13));
                Assert.False(Night.Holds(TimeOnly.FromDateTime(local.DateTime)));
                Assert.Equal(TimeSpan.Zero, asked.Offset);
            }
        }
    }

    private static TimeOnly Time(string time) => TimeOnly.Parse(time, CultureInfo.InvariantCulture);

    private static TimeZoneInfo London => TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);
}
