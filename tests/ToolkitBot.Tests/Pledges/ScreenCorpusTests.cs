using ToolkitBot.Benchmarks;
using ToolkitBot.Tests.InNeed;
using ToolkitBot.Toolkit.Screening;
using ToolkitBot.Toolkit.Screening.Learnt;

namespace ToolkitBot.Tests.Pledges;

public sealed class ScreenCorpusTests
{
    private static readonly List<(string Set, string Id, bool MustBeFound, ScreenVerdict Verdict)> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests/ToolkitBot.Tests/Pledges/pledges.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells =>
                (
                    cells[0],
                    cells[1],
                    cells[2] != "pass",
                    PledgeContent.Screen.Check(cells[4].Replace("\\n", "\n", StringComparison.Ordinal)).Verdict
                )
            ),
    ];

    [Fact]
    public void The_corpus_has_at_least_150_rows_of_either_kind()
    {
        Assert.True(Rows.Count(row => row.MustBeFound) >= 150);
        Assert.True(Rows.Count(row => !row.MustBeFound) >= 150);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("held")]
    public void At_least_98_of_100_pledges_that_must_be_found_are_found(string set)
    {
        var wanted = Rows.Where(row => row.Set == set && row.MustBeFound).ToList();
        var missed = wanted.Where(row => row.Verdict == ScreenVerdict.Pass).Select(row => row.Id).ToList();
        Assert.True(missed.Count <= wanted.Count * 0.02, $"missed: {string.Join(", ", missed)}");
    }

    [Theory]
    [InlineData("open")]
    [InlineData("held")]
    public void At_most_5_of_100_innocent_pledges_are_stopped_or_asked_about(string set)
    {
        var innocent = Rows.Where(row => row.Set == set && !row.MustBeFound).ToList();
        var stopped = innocent.Where(row => row.Verdict != ScreenVerdict.Pass).Select(row => row.Id).ToList();
        Assert.True(stopped.Count <= innocent.Count * 0.05, $"stopped or asked about: {string.Join(", ", stopped)}");
    }

    // Held back before the screen learnt everyday English; the floors fall when it gets worse.
    [Theory]
    [InlineData("held-patients", 0.97)]
    [InlineData("held-hostile", 0.80)]
    public void Of_pledges_in_everyday_openings_enough_are_found(string set, double floor)
    {
        var wanted = Rows.Where(row => row.Set == set).ToList();
        Assert.True(wanted.Count >= 50);
        var found = wanted.Count(row => row.Verdict != ScreenVerdict.Pass);
        Assert.True(found >= wanted.Count * floor, $"found {found} of {wanted.Count}");
    }

    [Fact]
    public void At_most_3_of_100_real_life_pledges_are_stopped_or_asked_about()
    {
        var innocent = Rows.Where(row => row.Set == "held-everyday").ToList();
        Assert.True(innocent.Count >= 150);
        Assert.True(innocent.Count(row => row.Verdict != ScreenVerdict.Pass) <= innocent.Count * 0.03);
    }

    [Fact]
    public void At_most_2_of_100_pledges_of_everyday_English_are_stopped_or_asked_about()
    {
        var pledges = EverydayPledges.All.ToList();
        var held = pledges.Count(pledge => PledgeContent.Screen.Check(pledge).Verdict != ScreenVerdict.Pass);
        Assert.True(held <= pledges.Count * 0.02, $"{held} of {pledges.Count}");
    }

    [Theory]
    [InlineData("wishes", 0.01)]
    [InlineData("walk", 0.01)]
    public void What_people_say_when_the_bot_asks_is_hardly_ever_held(string kind, double most)
    {
        var said = OrdinaryTexts.Of(kind);
        var held = said.Where(text => PledgeContent.Screen.Check(text).Verdict != ScreenVerdict.Pass).ToList();
        Assert.True(held.Count <= said.Count * most, $"{held.Count} of {said.Count}: {string.Join("; ", held)}");
    }

    // The examples are harder than what people write, so the floors are lower; they fall when the learnt part gets worse.
    [Fact]
    public void Of_examples_it_did_not_learn_the_screen_finds_most_and_lets_most_innocent_ones_pass()
    {
        var results = ScreenCrossValidation.Run(
            PledgeContent.Examples.All,
            PledgeContent.Screening,
            folds: 5,
            asked: 2
        );
        double Found(bool innocent) =>
            results
                .Where(row => row.Example.SectionId == ScreenExamples.Innocent == innocent)
                .Average(row => row.Verdict == ScreenVerdict.Pass ? 0.0 : 1.0);

        Assert.True(Found(innocent: false) >= 0.915, $"found {Found(innocent: false):0.000}");
        Assert.True(Found(innocent: true) <= 0.10, $"asked {Found(innocent: true):0.000}");
    }
}
