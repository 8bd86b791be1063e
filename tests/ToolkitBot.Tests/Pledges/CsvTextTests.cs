using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Tests.Pledges;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+44")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =cmd|' /C calc'!A0")]
    [InlineData("＝1")]
    [InlineData("\"=1")]
    public void What_a_spreadsheet_would_calculate_is_defused(string text) =>
        Assert.Equal("'" + text, CsvText.Defuse(text));

    [Theory]
    [InlineData("")]
    [InlineData("I will walk")]
    [InlineData("5 = five")]
    [InlineData("'quoted'")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, CsvText.Defuse(text));
}
