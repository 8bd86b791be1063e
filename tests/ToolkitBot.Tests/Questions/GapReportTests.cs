using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Tests.Questions;

public sealed class GapReportTests
{
    private static readonly GapReport Report = new(QuestionFiles.Book.Content.Spelling);

    [Fact]
    public void Alike_questions_stand_together_the_most_asked_first()
    {
        var gaps = Report.Group([
            new("where do i park at night", 2),
            new("can i park here at night", 1),
            new("whats the wifi password", 2),
            new("Wifi password pls", 3),
            new("who is on call", 1),
        ]);

        Assert.Equal(3, gaps.Count);
        Assert.Equal(5, gaps[0].Count);
        Assert.Equal("Wifi password pls", gaps[0].Representative);
        Assert.Equal(["Wifi password pls", "whats the wifi password"], gaps[0].Texts);
        Assert.Equal(3, gaps[1].Count);
    }

    [Fact]
    public void The_same_words_are_counted_once_with_their_sum()
    {
        var gap = Assert.Single(Report.Group([new("Wifi?", 1), new("wifi?", 4)]));

        Assert.Equal(5, gap.Count);
        Assert.Single(gap.Texts);
    }

    [Fact]
    public void Nothing_asked_gives_no_groups() => Assert.Empty(Report.Group([]));
}
