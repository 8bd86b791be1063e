using System.Globalization;
using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Tests.Pledges;

public sealed class FollowUpTimeTests
{
    private static readonly DateTimeOffset LongAgo = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

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
        Assert.Equal(
            At(utc),
            FollowUpTime.For(Day(due), TimeZoneInfo.FindSystemTimeZoneById(zone), QuietHours.Usual, LongAgo)
        );

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
            FollowUpTime.For(Day("2027-01-16"), London, QuietHours.Usual, LongAgo, weekends: false)
        );

    [Theory]
    [InlineData("2027-01-20T14:00Z", "2027-01-20T14:00Z")]
    [InlineData("2027-01-20T21:00Z", "2027-01-21T08:00Z")]
    [InlineData("2027-01-20T03:00Z", "2027-01-20T08:00Z")]
    public void What_is_late_is_asked_at_the_next_civil_moment(string now, string utc) =>
        Assert.Equal(At(utc), FollowUpTime.For(Day("2027-01-15"), London, QuietHours.Usual, At(now)));

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
                var local = TimeZoneInfo.ConvertTime(FollowUpTime.For(day, zone, QuietHours.Usual, LongAgo), zone);
                Assert.False(QuietHours.Usual.Holds(TimeOnly.FromDateTime(local.DateTime)));
                Assert.Equal(day, DateOnly.FromDateTime(local.DateTime));
            }
        }
    }

    private static TimeZoneInfo London => TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);
}
