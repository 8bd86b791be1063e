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
    [InlineData("tiwtter", "twitter")] // one slip, where a seven-letter word may have no second
    [InlineData("tiwttre", "")]
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
    [InlineData("effort: medium", "effort: little", "'effort' must be one of low, medium, high")]
    [InlineData("https://loafbook", "http://loafbook", "'url' must be an address that begins with https://.")]
    [InlineData("https://loafbook.example/", "loafbook.example", "'url' must be an address that begins with https://.")]
    [InlineData("title: Help", "titel: Help", "'titel' is not an entry")]
    [InlineData("bakers: 3}", "baker: 3}", "'baker' is not one of the audiences of this file")]
    [InlineData("bakers: 3}", "swap: 3}", "'swap' is not one of the audiences of this file")]
    [InlineData("{growers: 1", "{growers: 0", "'growers' must be 1, 2 or 3.")]
    [InlineData("{growers: 1", "{growers: 4", "'growers' must be 1, 2 or 3.")]
    [InlineData("{purposes: {learn: 1}", "{purpose: {learn: 1}", "'purpose' is not an entry")]
    [InlineData("names: [loafbook]", "names: [Film clubs]", "'Film clubs' is a name of 'plotnet' already")]
    [InlineData("takes: A morning", "taks: A morning", "'taks' is not an entry")]
    [InlineData("label: Learn,", "labl: Learn,", "'labl' is not an entry")]
    [InlineData("high: Hard", "hihg: Hard", "'hihg' is not an entry")]
    [InlineData("small:", "smal:", "'smal' is not an entry")]
    [InlineData("nearest: loafbook", "nearest: loaf", "'nearest' must be the id of a row under 'platforms'")]
    [InlineData("names: [crumbs]", "names: [plotnets]", "'plotnets' is a name of 'plotnet' already")]
    [InlineData("names: [crumbs]", "names: [seedswap]", "'seedswap' is a name of 'Seedswap' already")]
    [InlineData("why: both are full of bread", "wy: bread", "'wy' is not an entry")]
    public void A_mistake_in_the_table_is_refused_with_its_line(string from, string to, string says)
    {
        Assert.Contains(from, SmallTable.Yaml, StringComparison.Ordinal);
        var at = SmallTable.Yaml.IndexOf(from, StringComparison.Ordinal);
        var yaml = SmallTable.Yaml.Remove(at, from.Length).Insert(at, to);

        var problem = Assert.Throws<ContentException>(() => SmallTable.Read(yaml)).Problem;

        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Equal(
            ("en/platforms.yaml", SmallTable.Yaml[..at].Count(letter => letter == '\n') + 1),
            (problem.File, problem.Line)
        );
    }

    [Theory]
    [InlineData("names: [loafbook]", "names: [loafbook, Loafbook, loaf book]")]
    [InlineData("names: [crumbs]", "names: [crumbs, crumb]")]
    [InlineData("names: [crumbs]", "names: [seedswap]", "name: Crumbs", "name: Seedswap")]
    public void One_that_has_a_name_twice_is_no_mistake(
        string from,
        string to,
        string alsoFrom = "-",
        string alsoTo = "-"
    )
    {
        var yaml = SmallTable
            .Yaml.Replace(from, to, StringComparison.Ordinal)
            .Replace(alsoFrom, alsoTo, StringComparison.Ordinal);

        Assert.Equal(4, SmallTable.Read(yaml).Platforms.Count);
    }

    [Fact]
    public void A_row_is_read_with_all_that_stands_in_it()
    {
        var row = SmallTable.Table.Find("reelshow")!;

        Assert.Equal(("Reelshow", "platform.other", "because reels are there"), (row.Name, row.Section, row.Because));
        Assert.Equal(("Anybody.", "Showing.", "Keep it short."), (row.Who, row.GoodFor, row.Remember));
        Assert.Equal((Effort.High, "Hard", "All day."), (row.Effort, row.EffortLabel, row.Takes));
        Assert.Equal(("It was called Flickshow until 2024.", "Help"), (row.Note, row.Guide.Title));
        Assert.Equal(new Uri("https://reelshow.example/"), row.Guide.Url);
        Assert.Equal(["reelshow", "r"], row.Names);
        Assert.Equal(["kneading lesson"], row.Asks);
        Assert.Equal([2, 2, 3, 3], row.SpeaksFor.Values);
        Assert.Equal(0, row.WeightOf(SlotKind.Time, "hour"));
        Assert.Equal(
            [(Effort.Low, "Light"), (Effort.Medium, "Steady"), (Effort.High, "Hard"), (Effort.Low, "Light")],
            SmallTable.Table.Platforms.Select(platform => (platform.Effort, platform.EffortLabel))
        );
        Assert.Null(SmallTable.Table.Find("plotnet")!.Note);
        Assert.Null(SmallTable.Table.Find("nothing"));
        Assert.Equal("Look around first.", SmallTable.Table.Advice);
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
