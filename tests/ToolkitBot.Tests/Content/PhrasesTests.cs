using ToolkitBot.Toolkit.Content;

namespace ToolkitBot.Tests.Content;

public sealed class PhrasesTests
{
    private const string Yaml = """
        plain: Good morning
        walk:
          step: "{number} of {total}"
        joined:
          one: one person joined {name}
          other: "{count} people joined {name}"
        """;

    private const string Welsh = """
        cats:
          zero: "{count} cath (dim)"
          one: "{count} gath"
          two: "{count} gath (dwy)"
          few: "{count} cath (tair)"
          many: "{count} chath"
          other: "{count} cath"
        """;

    private readonly Phrases phrases = Phrases.Read(ContentNode.ReadText(Yaml, "en/phrases.yaml"), "en");

    [Fact]
    public void A_phrase_is_found_by_its_dotted_key()
    {
        Assert.Equal("Good morning", phrases["plain"]);
        Assert.Equal("2 of 5", phrases.Format("walk.step", ("number", 2), ("total", 5)));
    }

    [Fact]
    public void Numbers_are_written_as_the_language_does() =>
        Assert.Equal("1,200 of 700,000", phrases.Format("walk.step", ("number", 1200), ("total", 700_000L)));

    [Fact]
    public void A_value_that_looks_like_a_place_stays_as_it_is() =>
        Assert.Equal("{total} of x", phrases.Format("walk.step", ("number", "{total}"), ("total", "x")));

    [Fact]
    public void An_unknown_key_is_named_in_the_error() =>
        Assert.Contains("walk.stop", Assert.Throws<KeyNotFoundException>(() => phrases["walk.stop"]).Message);

    [Fact]
    public void A_place_without_value_and_a_value_without_place_are_errors()
    {
        Assert.Contains(
            "{total}",
            Assert.Throws<ArgumentException>(() => phrases.Format("walk.step", ("number", 1))).Message
        );
        Assert.Contains(
            "{other}",
            Assert
                .Throws<ArgumentException>(() => phrases.Format("walk.step", ("number", 1), ("total", 2), ("other", 3)))
                .Message
        );
        Assert.Throws<ArgumentException>(() => phrases["walk.step"]);
    }

    [Theory]
    [InlineData(0, "0 people joined Sam")]
    [InlineData(1, "one person joined Sam")]
    [InlineData(2, "2 people joined Sam")]
    [InlineData(1234, "1,234 people joined Sam")]
    public void English_has_two_forms(long count, string expected) =>
        Assert.Equal(expected, phrases.Plural("joined", count, ("name", "Sam")));

    [Theory]
    [InlineData(0, "0 cath (dim)")]
    [InlineData(1, "1 gath")]
    [InlineData(2, "2 gath (dwy)")]
    [InlineData(3, "3 cath (tair)")]
    [InlineData(4, "4 cath")]
    [InlineData(6, "6 chath")]
    [InlineData(7, "7 cath")]
    public void Welsh_has_six_forms(long count, string expected)
    {
        var welsh = Phrases.Read(ContentNode.ReadText(Welsh, "cy/phrases.yaml"), "cy");

        Assert.Equal(expected, welsh.Plural("cats", count));
    }

    [Fact]
    public void All_holds_every_form_under_its_key()
    {
        Assert.Equal(["joined.one", "joined.other", "plain", "walk.step"], phrases.All.Keys.Order());
        Assert.Equal(["joined"], phrases.PluralKeys);
        Assert.Equal(["count", "name"], phrases.Places("joined").Order());
    }

    [Fact]
    public void Plural_of_a_plain_phrase_is_an_error_that_names_it() =>
        Assert.Contains("plain", Assert.Throws<KeyNotFoundException>(() => phrases.Plural("plain", 1)).Message);
}
