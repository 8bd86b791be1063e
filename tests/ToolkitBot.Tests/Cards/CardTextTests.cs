using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Siân", "Siân")]
    [InlineData("[win](https://x.example)", @"\[win\]\(https://x\.example\)")]
    [InlineData("**a** _b_ ~c~ `d`", @"\*\*a\*\* \_b\_ \~c\~ \`d\`")]
    [InlineData("# a\n- b\n1. c\n+ d", "\\# a\n\\- b\n1\\. c\n\\+ d")]
    [InlineData(@"a\*b!<i>", @"a\\\*b\!\<i>")]
    public void Markdown_signs_get_a_backslash(string words, string escaped) =>
        Assert.Equal(escaped, CardText.Escape(words));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("ab cd", 4, "ab…")]
    [InlineData("a👩‍⚕️b", 3, "a…")]
    [InlineData("👩‍⚕️", 1, "…")]
    public void Long_words_are_cut_between_what_a_reader_takes_for_letters(string words, int most, string cut) =>
        Assert.Equal(cut, CardText.Cut(words, most));
}
