using ToolkitBot.Toolkit.Pledges.Reading;

namespace ToolkitBot.Tests.Pledges;

public sealed class DayReaderTests
{
    [Theory]
    [InlineData("2027-03-01")]
    [InlineData("01/03/2027")]
    [InlineData("1/3/27")]
    [InlineData(" 1.3.2027 ")]
    [InlineData("1-3-2027")]
    [InlineData("1 March 2027")]
    [InlineData("1st of March, 2027")]
    [InlineData("1 Mar 27")]
    [InlineData("Mon 1 Mar 2027")]
    [InlineData("March 1st 2027")]
    [InlineData("01\u200b/03/2027")]
    public void A_day_is_read_as_it_is_written_in_Britain(string typed)
    {
        Assert.Equal(new DateOnly(2027, 3, 1), DayReader.Read(typed));
        Assert.False(DayReader.IsUnread(typed));
    }

    [Theory]
    [InlineData("31/02/2027")]
    [InlineData("03/25/2027")]
    [InlineData("1/3")]
    [InlineData("Friday")]
    [InlineData("Tue 1 Mar 2027")]
    [InlineData("next week")]
    [InlineData("2027")]
    [InlineData("1/3/2027 or so")]
    public void Anything_else_is_said_to_be_unread(string typed)
    {
        Assert.Null(DayReader.Read(typed));
        Assert.True(DayReader.IsUnread(typed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_field_is_no_day_and_no_mistake(string? typed)
    {
        Assert.Null(DayReader.Read(typed));
        Assert.False(DayReader.IsUnread(typed));
    }

    [Theory]
    [InlineData("1 Sept 2027", 9)]
    [InlineData("1 Sep. 2027", 9)]
    [InlineData("1 August 2027", 8)]
    [InlineData("1 Oct 2027", 10)]
    public void Months_may_be_shortened(string typed, int month) =>
        Assert.Equal(new DateOnly(2027, month, 1), DayReader.Read(typed));

    [Fact]
    public void Two_digits_of_a_year_belong_to_this_century() =>
        Assert.Equal(new DateOnly(2060, 3, 1), DayReader.Read("1/3/60"));
}
