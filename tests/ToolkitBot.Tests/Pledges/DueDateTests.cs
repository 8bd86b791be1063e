using System.Globalization;
using ToolkitBot.Toolkit.Pledges.Reading;

namespace ToolkitBot.Tests.Pledges;

/// <summary>Phrases as people type them, with the day they were typed on, in <c>due-dates.txt</c>.</summary>
public sealed class DueDateTests
{
    private static readonly DueDateReader Reader = new(PledgeContent.Dates);

    public static TheoryData<string, string, string> Phrases()
    {
        var data = new TheoryData<string, string, string>();
        var today = "";
        foreach (
            var line in File.ReadLines(Path.Combine(Repository.Root, "tests/ToolkitBot.Tests/Pledges/due-dates.txt"))
        )
        {
            if (line.StartsWith("today ", StringComparison.Ordinal))
            {
                today = line["today ".Length..];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split('|', StringSplitOptions.TrimEntries);
                data.Add(parts[0], today, parts[1]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_means_the_day_that_is_meant(string phrase, string today, string meant)
    {
        var found = Reader.Find(phrase, Day(today));
        Assert.Equal(
            meant,
            found is null ? "none"
                : found.Day is { } day ? Iso(day)
                : "asked"
        );
    }

    [Theory]
    [InlineData("I will ring them by 5pm on Friday, all of them", "by 5pm on Friday")]
    [InlineData("Before the summer I will ring them", "Before the summer")]
    [InlineData("in two weeks’ time I will ring them", "in two weeks’ time")]
    [InlineData("I will ring them by Fri\u00adday morning.", "by Fri\u00adday morning")]
    [InlineData("I will ring them by 31 February", "by 31 February")]
    [InlineData("I will ring them by 5 May at the latest!", "by 5 May at the latest")]
    public void The_words_of_a_date_are_found_as_typed(string text, string words) =>
        Assert.Equal(words, Reader.Find(text, Day("2027-01-13"))!.In(text));

    [Theory]
    [InlineData("I will ring them by Friday", "I will ring them")]
    [InlineData("I will ring them by Friday.", "I will ring them")]
    [InlineData("By Friday, I will ring them", "I will ring them")]
    [InlineData("in two weeks we will have rung them", "We will have rung them")]
    [InlineData("I will by Friday ring them all", "I will by Friday ring them all")]
    [InlineData("I will ring them before the summer", "I will ring them before the summer")]
    [InlineData("by Friday", "by Friday")]
    public void A_date_at_either_end_can_be_left_out(string line, string promise) =>
        Assert.Equal(promise, Line(line).Promise);

    [Theory]
    [InlineData("I will ring them by Friday", "2027-01-15", "by Friday", false)]
    [InlineData("I will ring them before the summer", null, "before the summer", true)]
    [InlineData("I will ring them", null, null, false)]
    public void A_line_tells_a_day_from_a_date_that_must_be_asked(string line, string? due, string? words, bool asks)
    {
        var read = Line(line);
        Assert.Equal(due, read.Due is { } day ? Iso(day) : null);
        Assert.Equal(words, read.DueWords);
        Assert.Equal(asks, read.AsksForDue);
    }

    private static PledgeLine Line(string line) =>
        new PledgeLineReader(PledgeContent.Words, PledgeContent.Dates).Parse(line, Day("2027-01-13"));

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
