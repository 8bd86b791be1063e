using ToolkitBot.Cards;
using ToolkitBot.Turns;

namespace ToolkitBot.Tests.Turns;

public sealed class DisplayNameTests
{
    [Theory]
    [InlineData("Amina Sample", "Amina Sample")]
    [InlineData("  Amina\t\n Sample ", "Amina Sample")]
    [InlineData("Siân O'Neill-Ødegård", "Siân O'Neill-Ødegård")]
    [InlineData("A\u202Emina\u2066\u2069\u200E\u200F\u061C\u200B\uFEFF", "Amina")]
    [InlineData("A\0m\u0007ina", "A m ina")]
    [InlineData("👩‍⚕️ می‌خواهم", "👩‍⚕️ می‌خواهم")]
    public void A_name_is_what_is_seen_of_it(string given, string shown) =>
        Assert.Equal(shown, DisplayName.Of(given)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u2028")]
    [InlineData("\u202E\u200B\uFEFF")]
    public void A_name_of_which_nothing_is_seen_is_none(string? given) => Assert.Null(DisplayName.Of(given));

    [Theory]
    [InlineData("x")]
    [InlineData("👩‍⚕️")]
    [InlineData("e\u0301")]
    [InlineData("x ")]
    public void A_long_name_is_cut_between_letters(string letter)
    {
        var name = DisplayName.Of(string.Concat(Enumerable.Repeat(letter, 3_000)))!.Text;
        Assert.InRange(name.Length, DisplayName.Longest - 10, DisplayName.Longest);
        var kept = name.TrimEnd('…');
        Assert.Equal(name.Length - 1, kept.Length);
        Assert.Equal("", kept.Replace(letter.Trim(), "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public void A_name_of_just_the_length_is_whole()
    {
        var name = new string('x', DisplayName.Longest);
        Assert.Equal(name, DisplayName.Of(name)!.Text);
        Assert.Equal(name[..^1] + "…", DisplayName.Of(name + "x")!.Text);
    }

    [Fact]
    public void A_letter_under_a_thousand_accents_is_still_a_name() =>
        Assert.InRange(DisplayName.Of("a" + new string('\u0301', 3_000))!.Text.Length, 2, DisplayName.Longest);

    [Theory]
    [InlineData("Ward 5 (North)", "Ward 5 (North)")]
    [InlineData("[a](b)", "[a]\u200B(b)")]
    [InlineData("*a* _b_ `c` ~d~", "∗a∗ ˍbˍ ˋcˋ ∼d∼")]
    [InlineData("# a", "\u200B# a")]
    [InlineData("<at>a</at>", "<\u200Bat>a<\u200B/at>")]
    [InlineData(@"a\", "a\\\u200B")]
    public void In_Markdown_a_name_is_neither_link_nor_bold(string given, string written) =>
        Assert.Equal(written, DisplayName.Of(given)!.Markdown);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u202Eb\u2066c\u2069d\u202Ce", "abcde")]
    [InlineData("\u202A\u202B\u202D\u2067\u2068", "")]
    public void Words_on_a_card_are_read_in_their_order(string given, string shown) =>
        Assert.Equal(shown, CardText.InOrder(given).ToString());
}
