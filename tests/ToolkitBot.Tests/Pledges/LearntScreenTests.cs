using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Tests.Pledges;

public sealed class LearntScreenTests
{
    [Theory]
    [InlineData("The cellist we gave a new heart to plays in the corridor on Sundays")]
    [InlineData("No more corridor for the drummer with the burst appendix")]
    public void A_person_is_noticed_in_a_wording_that_no_rule_knows(string text)
    {
        Assert.Equal(ScreenVerdict.Pass, new PledgeScreen(PledgeContent.Screening).Check(text).Verdict);

        var finding = Assert.Single(PledgeContent.Screen.Check(text).Findings);

        Assert.Equal(FindingKind.DescribedPatient, finding.Kind);
        Assert.Equal(ScreenVerdict.Review, finding.Verdict);
        Assert.StartsWith("This may describe one patient", finding.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_rule_only_doubts_passes_where_the_examples_say_that_it_is_innocent()
    {
        const string text = "I will have lunch with Miss Hartnell, our head of coding, every Friday";
        Assert.Equal(ScreenVerdict.Review, new PledgeScreen(PledgeContent.Screening).Check(text).Verdict);

        Assert.Equal(ScreenVerdict.Pass, PledgeContent.Screen.Check(text).Verdict);
    }

    [Theory]
    [InlineData("Friday lunch with Miss Hartnell, our head of coding: ring 07700 900123")]
    [InlineData("Friday lunch with Miss Hartnell, our head of coding, at E3 4XY")]
    [InlineData("Friday lunch with our patient Miss Hartnell, our head of coding")]
    public void What_a_rule_stops_stays_stopped_whatever_the_examples_say(string text) =>
        Assert.Equal(ScreenVerdict.Stop, PledgeContent.Screen.Check(text).Verdict);

    [Theory]
    [InlineData("mend the lamp in the sluice and look out for the tall plumber with the bad chest")]
    [InlineData("promote the role of nurses")]
    public void How_a_pledge_opens_says_nothing(string pledge)
    {
        var judged = PledgeContent.Learnt.Judge($"I will {pledge}");

        foreach (
            var opening in new[]
            {
                "I'll",
                "We'll",
                "We will",
                "I pledge to",
                "I PLEDGE TO",
                "My pledge is to",
                "We promise to",
                "Our team will",
                "Our hospital pledges to",
                "I pledge to: I will",
                "To",
            }
        )
        {
            Assert.Equal(judged, PledgeContent.Learnt.Judge($"{opening} {pledge}"));
        }
    }

    [Fact]
    public void Learning_twice_gives_the_same_judgement()
    {
        // A tenth of them, over all labels: learning from all takes half a minute.
        var some = PledgeContent.Examples.All.Where((_, i) => i % 10 == 0).ToList();
        var once = LearntScreen.Learn(some, PledgeContent.Screening);
        var again = LearntScreen.Learn(some, PledgeContent.Screening);

        foreach (var example in PledgeContent.Examples.All.Take(50))
        {
            Assert.Equal(once.Judge(example.Text), again.Judge(example.Text));
        }
    }

    [Fact]
    public void A_book_judges_as_what_it_was_written_from_and_fits_no_other_files()
    {
        var path = Path.GetTempFileName();
        try
        {
            ScreenBook.Write(PledgeContent.Learnt, PledgeContent.Examples.Fingerprint, path);
            var read = ScreenBook.Read(path, PledgeContent.Examples.Fingerprint, PledgeContent.Screening);

            Assert.NotNull(read);
            Assert.Null(ScreenBook.Read(path, "other", PledgeContent.Screening));
            foreach (var example in PledgeContent.Examples.All.Take(50))
            {
                Assert.Equal(PledgeContent.Learnt.Judge(example.Text), read.Judge(example.Text));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_broken_book_is_no_book()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [0x53, 0x42, 0x4B, 0x31, 200, 1, 2, 3]);
            Assert.False(ScreenBook.Fits(path, "any"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_example_that_stands_there_twice_is_told_with_file_and_line()
    {
        var problem = ProblemOf("innocent:\n  - Wash hands\n  - wash, hands!\n");

        Assert.Equal("en/screening/some.yaml", problem.File);
        Assert.Equal(3, problem.Line);
        Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_nobody_knows_is_told_with_file_and_line()
    {
        var problem = ProblemOf("innocent:\n  - Wash hands\nharmless:\n  - Sing more\n");

        Assert.Equal("en/screening/some.yaml", problem.File);
        Assert.Equal(3, problem.Line);
        Assert.Contains("harmless", problem.Message, StringComparison.Ordinal);
    }

    private static ContentProblem ProblemOf(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "screening"));
            File.WriteAllText(Path.Combine(folder.FullName, "screening", "some.yaml"), yaml);
            return Assert.Throws<ContentException>(() => ScreenExamples.Read(folder.FullName, "en")).Problem;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
