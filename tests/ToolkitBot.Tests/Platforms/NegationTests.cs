using ToolkitBot.Toolkit.Platforms;
using ToolkitBot.Toolkit.Words;
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
    [InlineData("negations.tsv", 0.98)]
    [InlineData("later-negations.tsv", 0.9)]
    [InlineData("fresh-negations.tsv", 0.85)]
    [InlineData("spoken-negations.tsv", 0.94)]
    [InlineData("spoken-wishes.tsv", 0.96)]
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
    [InlineData("spoken-negations.tsv")]
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

    /// <summary>
    /// Wishes in words that stand in no example and no list, with brackets around what is turned down: how many are heard
    /// wholly, those that turn something down and those that only sound so.
    /// </summary>
    [Fact]
    public void A_no_in_words_that_nobody_foresaw_is_heard()
    {
        var wishes = File.ReadLines(Repository.Of("tests", "ToolkitBot.Tests", "Platforms", "unforeseen-negations.txt"))
            .Select(line => MentionExample.Parse(line)!)
            .ToList();
        var heard = wishes.ToLookup(wish => wish.TurnedDown.Count > 0, IsHeard);
        output.WriteLine(
            $"turned down: {Share(heard[true]):F3} of {heard[true].Count()}, only sounds so: {Share(heard[false]):F3} of {heard[false].Count()}"
        );

        Assert.True(Share(heard[true]) >= 0.85);
        Assert.True(Share(heard[false]) >= 0.74);

        static double Share(IEnumerable<bool> rows) => rows.Average(isHeard => isHeard ? 1.0 : 0.0);
    }

    [Fact]
    public void Every_example_turns_down_something_that_the_table_knows() =>
        Assert.All(
            MentionExample.ReadAll(PlatformFiles.OfEnglish("turned-down.yaml")),
            example => Assert.All(example.TurnedDown, range => Assert.NotEmpty(NamedIn(example.Text, range)))
        );

    [Fact]
    public void The_wishes_are_as_many_as_they_should_be() =>
        Assert.True(PlatformFiles.Wishes("negations.tsv").Count >= 60);

    private static bool IsHeard(MentionExample wish)
    {
        var context = Finder.Mentions(wish.Text);
        var said = PlatformFiles.Table.TurnedDown!.Judge(context);
        return Enumerable
            .Range(0, said.Length)
            .Where(thing => context.Things[thing].Sort != ThingSort.Other)
            .All(thing =>
                wish.TurnsDown(context.StartOf(thing), context.EndOf(thing)) == (said[thing] == Said.TurnedDown)
                // Nobody minds a leaflet being turned down with its platform.
                || (said[thing] == Said.TurnedDown && context.Things[thing].Sort != ThingSort.Tool)
            );
    }

    private static IEnumerable<int> NamedIn(string text, Range range)
    {
        var context = Finder.Mentions(text);
        return Enumerable
            .Range(0, context.Things.Count)
            .Where(thing => context.StartOf(thing) < range.End.Value && range.Start.Value < context.EndOf(thing));
    }

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
