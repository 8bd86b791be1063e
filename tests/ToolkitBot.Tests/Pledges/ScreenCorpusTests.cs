using ToolkitBot.Toolkit.Pledges;

namespace ToolkitBot.Tests.Pledges;

public sealed class ScreenCorpusTests
{
    private static readonly List<(
        string Set,
        string Id,
        bool MustBeFound,
        ScreenVerdict Verdict
    )> Rows =
    [
        .. File.ReadLines(
                Path.Combine(PledgeContent.Root, "tests/ToolkitBot.Tests/Pledges/pledges.tsv")
            )
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells =>
                (
                    cells[0],
                    cells[1],
                    cells[2] != "pass",
                    PledgeContent
                        .Screen.Check(cells[4].Replace("\\n", "\n", StringComparison.Ordinal))
                        .Verdict
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
        var missed = wanted
            .Where(row => row.Verdict == ScreenVerdict.Pass)
            .Select(row => row.Id)
            .ToList();
        Assert.True(missed.Count <= wanted.Count * 0.02, $"missed: {string.Join(", ", missed)}");
    }

    [Theory]
    [InlineData("open")]
    [InlineData("held")]
    public void At_most_5_of_100_innocent_pledges_are_stopped(string set)
    {
        var innocent = Rows.Where(row => row.Set == set && !row.MustBeFound).ToList();
        var stopped = innocent
            .Where(row => row.Verdict == ScreenVerdict.Stop)
            .Select(row => row.Id)
            .ToList();
        Assert.True(
            stopped.Count <= innocent.Count * 0.05,
            $"stopped: {string.Join(", ", stopped)}"
        );
    }
}
