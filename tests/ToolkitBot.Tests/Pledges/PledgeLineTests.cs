using System.Globalization;
using ToolkitBot.Toolkit.Pledges;
using ToolkitBot.Toolkit.Pledges.Reading;

namespace ToolkitBot.Tests.Pledges;

public sealed class PledgeLineTests
{
    private static readonly DateOnly Today = new(2027, 1, 13); // a Wednesday
    private static readonly PledgeLineReader Reader = new(PledgeContent.Words, PledgeContent.Dates);

    [Theory]
    [InlineData("pledge I will read to residents by Friday", "2027-01-15")]
    [InlineData("I will read by Wednesday", "2027-01-20")]
    [InlineData("I will read by 31 March", "2027-03-31")]
    [InlineData("I will read by the 3rd of January", "2028-01-03")]
    [InlineData("I will read in two weeks", "2027-01-27")]
    [InlineData("I will read within 3 months", "2027-04-13")]
    [InlineData("I will read by the end of January", "2027-01-31")]
    [InlineData("I will read by the end of the month", "2027-01-31")]
    [InlineData("I will read by the end of next month", "2027-02-28")]
    [InlineData("I will read by the end of the week", "2027-01-15")]
    [InlineData("I will read tomorrow", "2027-01-14")]
    [InlineData("I will read 31/3/27", "2027-03-31")]
    [InlineData("I will read by 01.04.2027", "2027-04-01")]
    [InlineData("I will read by 2027-05-02", "2027-05-02")]
    [InlineData("I will read by 5/2", "2027-02-05")]
    [InlineData("I will read by March", "2027-03-01")]
    [InlineData("I will read by Easter", "2027-03-28")]
    [InlineData("I will read by Christmas", "2027-12-25")]
    [InlineData("I will read by next week", "2027-01-18")]
    [InlineData("I will read before Feb 14 2027", "2027-02-14")]
    [InlineData("I will read every Friday", null)]
    [InlineData("I will answer every comment within a day", null)]
    [InlineData("I will read 3.5 pages of 12", null)]
    [InlineData("I will read by 1 March 2020", null)]
    [InlineData("I may sit with them", null)]
    [InlineData("I will read by 31 February", null)]
    public void A_due_date_is_read_from_the_words(string line, string? due) =>
        Assert.Equal(
            due is null ? null : DateOnly.Parse(due, CultureInfo.InvariantCulture),
            Reader.Parse(line, Today).Due
        );

    [Fact]
    public void A_line_is_taken_apart()
    {
        var line = Reader.Parse(
            "pledge I will answer every comment for our families because silence hurts by Friday",
            Today
        );
        Assert.Equal("I will answer every comment for our families because silence hurts by Friday", line.Text);
        Assert.Equal("answer every comment", line.What);
        Assert.Equal("our families", line.ForWhom);
        Assert.Equal("silence hurts", line.Why);
        Assert.Equal(new DateOnly(2027, 1, 15), line.Due);
        Assert.Equal(PledgeParty.Individual, line.Party);
    }

    [Theory]
    [InlineData("I will walk", PledgeParty.Individual)]
    [InlineData("We will walk", PledgeParty.Team)]
    [InlineData("Our trust will walk", PledgeParty.Organisation)]
    [InlineData("pledge our board will publish its papers", PledgeParty.Organisation)]
    [InlineData("On behalf of our trust I will walk", PledgeParty.Organisation)]
    [InlineData("Our team pledges to walk", PledgeParty.Team)]
    [InlineData("We on ward six will walk", PledgeParty.Team)]
    [InlineData("We'll read our board papers", PledgeParty.Team)]
    [InlineData("I will read our board papers", PledgeParty.Individual)]
    [InlineData("read our board papers by Friday", PledgeParty.Individual)]
    [InlineData("our board papers in plain English by Friday", PledgeParty.Individual)]
    [InlineData("I pledge to help our team", PledgeParty.Individual)]
    [InlineData("thank our team every Friday", PledgeParty.Individual)]
    [InlineData("answer for the trust's page", PledgeParty.Individual)]
    [InlineData("our trust", PledgeParty.Organisation)]
    [InlineData("", PledgeParty.Individual)]
    public void The_party_is_read_from_the_first_words(string line, PledgeParty party) =>
        Assert.Equal(party, Reader.Parse(line, Today).Party);

    [Theory]
    [InlineData("")]
    [InlineData("pledge")]
    [InlineData("by")]
    [InlineData("in 999999999 weeks")]
    [InlineData("31/31/99999 by by by")]
    [InlineData("because")]
    public void Odd_lines_are_read_without_trouble(string line) => Assert.Null(Reader.Parse(line, Today).Due);

    [Fact]
    public void Without_a_date_the_campaign_decides_or_four_weeks()
    {
        Assert.Equal(new DateOnly(2027, 3, 11), DueDateReader.Default(Today, new DateOnly(2027, 3, 11)));
        Assert.Equal(Today.AddDays(28), DueDateReader.Default(Today, null));
        Assert.Equal(Today.AddDays(28), DueDateReader.Default(Today, new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public void Line_breaks_are_folded_and_lengths_checked()
    {
        Assert.Equal("I will walk", PledgeText.Fold("  I will\r\n\n walk\t"));
        Assert.Equal(PledgeTextProblem.TooShort, PledgeText.Check("I will"));
        Assert.Equal(PledgeTextProblem.TooLong, PledgeText.Check(new string('a', 301)));
        Assert.Equal(PledgeTextProblem.None, PledgeText.Check("I will walk more"));
    }

    [Theory]
    [InlineData("be kinder online", true, true)]
    [InlineData("I will do better", true, true)]
    [InlineData("I will raise awareness", true, true)]
    [InlineData("I will teach CPR", false, true)]
    public void The_coach_asks_for_what_is_missing(string text, bool action, bool date)
    {
        Assert.Equal(new CoachAdvice(action, date), new PledgeCoach(PledgeContent.Words).Advise(text, hasDate: false));
        Assert.Null(new PledgeCoach(PledgeContent.Words).Advise(text, hasDate: false, wasAdvised: true));
    }

    [Theory]
    [InlineData("I will answer every comment within a day", false)]
    [InlineData("I will teach CPR", true)]
    public void The_coach_is_silent_where_nothing_is_missing(string text, bool hasDate) =>
        Assert.Null(new PledgeCoach(PledgeContent.Words).Advise(text, hasDate));
}
