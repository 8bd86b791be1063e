using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Platforms;

namespace ToolkitBot.Tests.Platforms;

public sealed class PlatformTableTests
{
    [Fact]
    public void The_toolkits_six_platforms_are_there_in_its_order()
    {
        Assert.Equal(
            [
                "platform.facebook",
                "platform.twitter",
                "platform.linkedin",
                "platform.blog",
                "platform.video",
                "platform.other",
            ],
            PlatformFiles.Table.Platforms.Select(p => p.Section)
        );
    }

    [Fact]
    public void Every_platform_has_at_least_eighty_example_wishes_and_a_slot_that_speaks_clearly_for_it()
    {
        Assert.All(
            PlatformFiles.Table.Platforms,
            p =>
            {
                Assert.True(p.Asks.Count >= 80, $"{p.Id} has {p.Asks.Count}");
                Assert.Contains(p.SpeaksFor.Values, weight => weight == 3);
            }
        );
    }

    [Fact]
    public void Every_slot_speaks_clearly_for_some_platform_and_gives_its_reason_as_because()
    {
        Assert.All(
            PlatformFiles.Table.Slots,
            slot =>
            {
                Assert.StartsWith("because ", slot.Because, StringComparison.Ordinal);
                Assert.Contains(PlatformFiles.Table.Platforms, p => p.WeightOf(slot.Kind, slot.Id) >= 2);
            }
        );
    }

    [Fact]
    public void No_wish_is_an_example_twice()
    {
        var repeated = PlatformFiles
            .Table.Platforms.SelectMany(p => p.Asks)
            .GroupBy(ask => ask)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);
        Assert.Empty(repeated);
    }

    [Fact]
    public void The_wishes_that_quality_is_measured_on_are_not_among_the_examples()
    {
        var asks = PlatformFiles.Table.Platforms.SelectMany(p => p.Asks).ToHashSet();
        var measured = PlatformFiles.Wishes("unseen-wishes.tsv").Concat(PlatformFiles.Wishes("later-wishes.tsv"));
        Assert.DoesNotContain(measured, wish => asks.Contains(wish.Text));
    }

    [Theory]
    [InlineData("facebook", "facebook")]
    [InlineData("tell me about FB", "facebook")]
    [InlineData("is facebok any good", "facebook")]
    [InlineData("the bird app", "twitter")]
    [InlineData("X", "twitter")]
    [InlineData("shall I post it on X?", "twitter")]
    [InlineData("twiter or linkdin", "twitter,linkedin")]
    [InlineData("Linked-in versus You Tube", "linkedin,video")]
    [InlineData("insta", "other")]
    [InlineData("pintrest and tik tok", "other")]
    [InlineData("we are already on facebook, what about blogging", "blog,facebook")]
    [InlineData("swap notes with other nurses", "")]
    [InlineData("thanks, see you x", "")]
    [InlineData("where is the x-ray department", "")]
    [InlineData("", "")]
    public void Platforms_are_found_by_the_names_people_type(string text, string expected)
    {
        Assert.Equal(expected, string.Join(',', PlatformFiles.Table.Named(text).Select(p => p.Id)));
    }

    [Theory]
    [InlineData("    effort: low", "    effort: little", "'effort' must be low, medium or high.")]
    [InlineData(
        "https://www.linkedin.com/help",
        "http://www.linkedin.com/help",
        "'url' must be an address that begins with https://."
    )]
    [InlineData("{skilled-people: 3,", "{skiled-people: 3,", "'skiled-people' is not one of the audiences")]
    [InlineData("{skilled-people: 3,", "{skilled-people: 4,", "'skilled-people' must be 1, 2 or 3.")]
    [InlineData("  - id: linkedin\n", "  - id: facebook\n", "'facebook' stands here for the second time")]
    [InlineData("names: [linkedin,", "names: [fb, linkedin,", "'fb' is a name of 'facebook' already")]
    [InlineData("    takes: An hour to set up", "    taks: An hour to set up", "'taks' is not an entry")]
    [InlineData("  - id: recruit\n", "  - id: explain\n", "'explain' stands here for the second time")]
    public void A_mistake_in_the_table_is_refused_with_its_line(string from, string to, string says)
    {
        Assert.Contains(from, PlatformFiles.Yaml, StringComparison.Ordinal);
        var yaml = PlatformFiles.Yaml.Replace(from, to, StringComparison.Ordinal);

        var problem = Assert.Throws<ContentException>(() => PlatformFiles.Read(yaml)).Problem;

        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Equal("en/platforms.yaml", problem.File);
        Assert.True(problem.Line > 1);
    }

    [Fact]
    public void Two_platforms_stand_side_by_side_line_by_line()
    {
        var blog = PlatformFiles.Table.Find("blog")!;
        var linkedIn = PlatformFiles.Table.Find("linkedin")!;
        var facebook = PlatformFiles.Table.Find("facebook")!;

        var both = PlatformComparison.Of(blog, linkedIn);
        Assert.Equal(
            [PlatformAspect.Who, PlatformAspect.GoodFor, PlatformAspect.Remember, PlatformAspect.Effort],
            both.Aspects.Select(line => line.Aspect)
        );
        Assert.Equal(new(PlatformAspect.Who, blog.Who, linkedIn.Who), both.Aspects[0]);

        var note = PlatformComparison.Of(blog, facebook).Aspects[^1];
        Assert.Equal(new(PlatformAspect.Note, null, facebook.Note), note);
    }
}
