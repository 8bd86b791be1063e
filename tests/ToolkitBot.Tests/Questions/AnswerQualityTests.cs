using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Tests.Questions;

/// <summary>Floors under the quality of answers; README.md beside the finder has the present figures.</summary>
public sealed class AnswerQualityTests
{
    private static AnswerScore OwnQuestions()
    {
        var rows = ExpectedAnswer.ReadFile(QuestionFiles.Beside("own-questions.tsv"));
        return AnswerScore.Of([.. rows.Select(row => (row, QuestionFiles.Book.Finder.Find(row.Text)))]);
    }

    [Fact]
    public void Questions_that_were_never_learnt_are_answered_rightly()
    {
        var score = OwnQuestions();

        Assert.True(score.Rows >= 150, $"Only {score.Rows} questions are left.");
        Assert.True(score.AllRight >= 0.93, $"Right: {score.AllRight:P1}, at least 93% wanted.");
        Assert.True(score.TopThree >= 0.95, $"Among the first three: {score.TopThree:P1}, at least 95% wanted.");
    }

    [Fact]
    public void What_should_be_declined_is_and_nothing_else()
    {
        var score = OwnQuestions();

        Assert.True(score.RefusalF1 >= 0.88, $"F1 of refusals: {score.RefusalF1:F2}, at least 0.88 wanted.");
    }

    [Fact]
    public void A_sure_answer_is_right()
    {
        var score = OwnQuestions();

        Assert.True(score.Sure >= 0.8, $"Sure of {score.Sure:P1} only, at least 80% wanted.");
        Assert.True(score.SureRight >= 0.95, $"Right where sure: {score.SureRight:P1}, at least 95% wanted.");
    }

    [Fact]
    public void Examples_asked_of_a_model_that_never_saw_them_keep_their_level()
    {
        var content = QuestionFiles.Book.Content;
        var score = AnswerScore.Of(
            CrossValidation.Run(
                QuestionFiles.Book.Examples,
                content.Spelling,
                QuestionFiles.Vectors(),
                folds: 5,
                asked: 1
            )
        );

        Assert.True(score.AllRight >= 0.85, $"Right: {score.AllRight:P1}, at least 85% wanted.");
        Assert.True(score.RefusalF1 >= 0.84, $"F1 of refusals: {score.RefusalF1:F2}, at least 0.84 wanted.");
        Assert.True(score.TopThree >= 0.94, $"Among the first three: {score.TopThree:P1}, at least 94% wanted.");
    }

    [Fact]
    public void The_test_questions_are_not_among_the_examples()
    {
        var known = QuestionFiles
            .Book.Examples.Select(example => example.Text)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        var learnt = ExpectedAnswer
            .ReadFile(QuestionFiles.Beside("own-questions.tsv"))
            .Where(row => known.Contains(row.Text))
            .Select(row => row.Text);
        Assert.Empty(learnt);
    }

    [Fact]
    public void Sections_have_examples_enough_and_none_stands_under_two()
    {
        var examples = QuestionFiles.Book.Examples;
        var counts = examples.CountBy(example => example.SectionId).ToDictionary();

        Assert.All(
            QuestionFiles.Book.Content.Sections,
            section => Assert.True(counts.GetValueOrDefault(section.Id) >= 200, section.Id)
        );
        Assert.True(counts[AnswerSection.None] >= 1500);
        var twice = examples
            .GroupBy(example => example.Text.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Select(example => example.SectionId).Distinct().Count() > 1)
            .Select(same => same.Key);
        Assert.Empty(twice);
    }
}
