using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Tests.Questions;

public sealed class AnswerReportTests
{
    [Theory]
    [InlineData("what is nhs change day", "Section:    changeday.what")]
    [InlineData("what dose of ibuprofen for a child", "Section:    none")]
    public void A_person_is_told_section_answer_reason_and_confidence(string question, string section)
    {
        var lines = AnswerReport.Lines(QuestionFiles.Book.Finder.Find(question), QuestionFiles.Book.Content).ToList();

        Assert.StartsWith(section, lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("Answer:", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Why:", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Confidence:", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Runner-up:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_names_none_only_where_it_declines()
    {
        var finder = QuestionFiles.Book.Finder;

        var declined = AnswerReport.Row("a", finder.Find("what dose of ibuprofen for a child"), []);
        var answered = AnswerReport.Row("b", finder.Find("what is nhs change day"), ["facebook", "video"]);

        Assert.StartsWith("a\tnone,", declined, StringComparison.Ordinal);
        Assert.StartsWith("b\tchangeday.what,", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("none", answered, StringComparison.Ordinal);
        Assert.EndsWith("\tfacebook,video", answered, StringComparison.Ordinal);
    }
}
