using ToolkitBot.Toolkit.Platforms;
using Xunit.Abstractions;

namespace ToolkitBot.Tests.Platforms;

/// <summary>
/// What people turn down. A line of the files holds a wish and what must be found in it: <c>not:</c> a platform turned
/// down, <c>yes:</c> one that is wanted, <c>against:</c> a slot turned down, <c>want:</c> one that is wanted.
/// </summary>
public sealed class NegationTests(ITestOutputHelper output)
{
    private static readonly SlotFinder Finder = new(PlatformFiles.Table);

    [Theory]
    [InlineData("negations.tsv", 1.0)]
    [InlineData("later-negations.tsv", 0.9)]
    [InlineData("fresh-negations.tsv", 0.75)]
    public void A_no_is_heard(string file, double wanted)
    {
        var rows = PlatformFiles.Wishes(file);
        var heard = rows.Count(row => Missing(row.Text, row.Platforms[0]) is []);
        foreach (var (text, expected) in rows)
        {
            if (Missing(text, expected[0]) is { Count: > 0 } missing)
            {
                output.WriteLine($"  {text}: {string.Join(' ', missing)}");
            }
        }

        output.WriteLine($"{file}: {heard} of {rows.Count}, {(double)heard / rows.Count:F3}");
        Assert.True((double)heard / rows.Count >= wanted);
    }

    [Theory]
    [InlineData("negations.tsv")]
    [InlineData("later-negations.tsv")]
    [InlineData("fresh-negations.tsv")]
    public void A_platform_turned_down_is_never_recommended(string file) =>
        Assert.All(
            PlatformFiles.Wishes(file),
            row =>
            {
                var turnedDown = Finder.Find(row.Text).TurnedDown;
                var ranking = PlatformFiles.Recommender.Recommend(row.Text);
                Assert.DoesNotContain(ranking, fit => turnedDown.Contains(fit.Platform.Id));
            }
        );

    [Theory]
    [InlineData("no video, where do families look", "video")]
    [InlineData("we can't film anything, where are patients", "video")]
    [InlineData("no long texts, we want to explain a change", "blog")]
    public void A_platform_that_lives_on_what_nobody_can_make_is_not_recommended(string wish, string platform) =>
        Assert.DoesNotContain(PlatformFiles.Recommender.Recommend(wish), fit => fit.Platform.Id == platform);

    [Fact]
    public void The_wishes_are_as_many_as_they_should_be() =>
        Assert.True(PlatformFiles.Wishes("negations.tsv").Count >= 60);

    private static List<string> Missing(string text, string expected)
    {
        var found = Finder.Find(text);
        return [.. expected.Split(' ').Where(want => !Holds(found, want))];
    }

    private static bool Holds(PlatformSlots found, string want)
    {
        var (what, id) = (want[..want.IndexOf(':')], want[(want.IndexOf(':') + 1)..]);
        return what switch
        {
            "not" => found.TurnedDown.Contains(id) && !found.Named.Contains(id),
            "yes" => found.Named.Contains(id) && !found.TurnedDown.Contains(id),
            "against" => found.Against.Any(slot => slot.Id == id),
            _ => Enum.GetValues<SlotKind>().Any(kind => found.Of(kind).Contains(id)),
        };
    }
}
