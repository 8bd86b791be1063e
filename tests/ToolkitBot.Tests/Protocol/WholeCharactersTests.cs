using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Tests.Protocol;

public sealed class WholeCharactersTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    [InlineData("abc", 0, "")]
    [InlineData("", 0, "")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("ae\u0301x", 2, "a")]
    [InlineData("ae\u0301x", 3, "ae\u0301")]
    [InlineData("a👍🏽b", 3, "a")]
    [InlineData("a👍🏽b", 4, "a")]
    [InlineData("a👍🏽b", 5, "a👍🏽")]
    [InlineData("👩‍👩‍👧 x", 8, "👩‍👩‍👧")]
    [InlineData("x👩‍👩‍👧", 8, "x")]
    [InlineData("🇬🇧🇫🇷", 6, "🇬🇧")]
    [InlineData("a\r\nb", 2, "a")]
    [InlineData("😀", 1, "")]
    public void Text_is_cut_between_characters(string text, int limit, string expected)
    {
        Assert.Equal(expected, WholeCharacters.Cut(text, limit));
    }

    [Fact]
    public void A_first_character_longer_than_the_limit_does_not_take_the_text_with_it()
    {
        Assert.Equal("e" + new string('\u0301', 9), WholeCharacters.Cut("e" + new string('\u0301', 500) + " text", 10));
    }
}
