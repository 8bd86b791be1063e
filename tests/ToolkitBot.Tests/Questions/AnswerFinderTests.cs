using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Tests.Questions;

public sealed class AnswerFinderTests
{
    private static AnswerFinder Finder => QuestionFiles.Book.Finder;

    [Theory]
    [InlineData("whats change day", "changeday.what")]
    [InlineData("how many hours a week does this take", "investment")]
    [InlineData("need to hire two physios, which site", "platform.choose")]
    [InlineData("what did tracey cooper say", "quote.cooper")]
    [InlineData("wats facebok good for", "platform.facebook")]
    public void A_question_gets_its_section(string question, string section)
    {
        var finding = Finder.Find(question);

        Assert.Equal(section, finding.Ranked[0].Id);
        Assert.NotNull(finding.Why);
    }

    [Theory]
    [InlineData("what dose of ibuprofen for a child", "clinical")]
    [InlineData("can i post a photo of a patient", "confidentiality")]
    [InlineData("what is the best time to post", "timing")]
    [InlineData("i forgot my password for twitter", "how-to")]
    [InlineData("who are you", "about-bot")]
    [InlineData("are you a human being or software", "about-bot")]
    [InlineData("which people built this bot", "about-bot")]
    [InlineData("what do you do with my data", "bot-privacy")]
    [InlineData("is what I ask you kept private", "bot-privacy")]
    [InlineData("can my ward manager look at my questions to you", "bot-privacy")]
    [InlineData("do you pass on what staff tell you", "bot-privacy")]
    public void What_the_toolkit_lacks_is_declined_with_a_door(string question, string door)
    {
        var finding = Finder.Find(question);

        Assert.Equal(FindingOutcome.Declined, finding.Outcome);
        Assert.Equal(door, finding.Door);
        Assert.All(finding.Nearest, near => Assert.True(near.Probability >= 0.05));
        Assert.DoesNotContain(finding.Nearest, near => near.Id == AnswerSection.None);
    }

    [Fact]
    public void An_unsure_reply_offers_only_what_is_likely_enough()
    {
        Finding Of(params double[] shares) =>
            new(
                FindingOutcome.Unsure,
                [.. shares.Select((share, i) => new RankedSection($"{i}", share))],
                shares[0],
                Why: null,
                Door: null,
                []
            );

        Assert.Equal(["0", "1"], Of(0.35, 0.3, 0.04, 0.03).Nearest.Select(near => near.Id));
        Assert.Equal(["0", "1", "2"], Of(0.35, 0.3, 0.2, 0.1).Nearest.Select(near => near.Id));
        Assert.Equal(["0"], Of(0.04, 0.03, 0.03).Nearest.Select(near => near.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\U0001F600\U0001F600")]
    [InlineData("zzzqq xxqqzj")]
    public void Words_it_has_never_met_are_declined(string question) =>
        Assert.Equal(FindingOutcome.Declined, Finder.Find(question).Outcome);

    [Fact]
    public void A_pasted_novel_is_read_in_part_and_answered()
    {
        var novel = string.Concat(Enumerable.Repeat("what is change day and why? ", 4000));

        Assert.NotEmpty(Finder.Find(novel).Ranked);
    }

    [Fact]
    public void Two_questions_get_both_parts()
    {
        var finding = Finder.Find("what is change day and how do i make a video");

        Assert.Equal(["changeday.what", "platform.video"], finding.Parts.Select(part => part.SectionId));
        Assert.Equal("changeday.what", finding.Ranked[0].Id);
        Assert.Equal("platform.video", finding.Ranked[1].Id);
    }

    [Theory]
    [InlineData("how much time and money does it take")]
    [InlineData("give us something to copy n paste onto twitter")]
    [InlineData("just passed my exams and fancy showing off to future employers, which app")]
    public void One_question_with_an_and_stays_whole(string question) => Assert.Empty(Finder.Find(question).Parts);

    [Theory]
    [InlineData("and for volunteers?", "platform.choose", true)]
    [InlineData("and for volunteers?", null, false)]
    [InlineData("how did nhs change day begin in england", "platform.choose", false)]
    [InlineData("weather tomorrow", "consider.experiment", false)]
    [InlineData("weather tomorrow", "platform.choose", false)]
    [InlineData("for volunteers", "platform.choose", true)]
    public void A_finding_says_whether_the_words_hang_on_the_last_topic(
        string question,
        string? lastTopic,
        bool hangs
    ) => Assert.Equal(hangs, Finder.Find(question, lastTopic).IsFollowUp);

    [Theory]
    [InlineData("and for video?", "platform.facebook", "platform.video")]
    [InlineData("what about blogs", "platform.twitter", "platform.blog")]
    [InlineData("and for volunteers?", "platform.choose", "platform.choose")]
    public void A_follow_up_uses_the_last_topic(string question, string lastTopic, string section) =>
        Assert.Equal(section, Finder.Find(question, lastTopic).Ranked[0].Id);

    [Fact]
    public void The_last_topic_does_not_bend_a_whole_question() =>
        Assert.Equal("changeday.what", Finder.Find("how did nhs change day begin", "platform.video").Ranked[0].Id);

    [Fact]
    public void Probabilities_add_up_to_one_and_fall()
    {
        var ranked = Finder.Find("should we be on instagram").Ranked;

        Assert.Equal(1, ranked.Sum(section => section.Probability), 6);
        Assert.Equal(ranked.OrderByDescending(s => s.Probability).Select(s => s.Id), ranked.Select(s => s.Id));
    }

    [Fact]
    public void The_same_examples_give_the_same_model()
    {
        var content = QuestionFiles.Book.Content;
        var some = QuestionFiles.Book.Examples.Where((_, i) => i % 12 == 0).ToList();
        var one = new AnswerFinder(AnswerTrainer.Train(some, content.Spelling), content.Spelling);
        var two = new AnswerFinder(AnswerTrainer.Train(some, content.Spelling), content.Spelling);

        foreach (var question in new[] { "why bother", "is it free", "who runs our page" })
        {
            Assert.Equal(one.Find(question).Ranked, two.Find(question).Ranked);
        }
    }
}
