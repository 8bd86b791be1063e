using System.Net;
using System.Text.Json;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

public sealed class CardTextTests
{
    private const string Signs = "*_`~[]()#+-.!<>&|:=\\ \n1aé/h";

    /// <summary>What somebody may type, and then what only a dice types.</summary>
    public static readonly IReadOnlyList<string> Typed =
    [
        "I will answer within a day. Amina (nurse)",
        "#ChangeDay is 50% fun: 5 * 3 * 2, a_b_c, _really_ and __very__",
        "- one\n- two\n\n1. three\n2) four\n+ five\n* six",
        "Ward 7 (north)- we will. [x]- y [- z] (a)1. b",
        "[win](https://x.example) ![pic](https://x.example) [a][b]\n[b]: https://x.example",
        "**bold** ~~gone~~ `code` ```\nblock\n```",
        "<https://x.example> <b>b</b> &lt; &amp; &#35;",
        "> said\n=====\n---\n***\n___\n| a | b |\n|---|---|\n| c | d |",
        "c:\\(x) \\*y\\* ends in \\",
        "    four spaces\n\tand a tab",
        "é_x_ and é*y* é",
        .. Dice(),
    ];

    [Theory]
    [InlineData("", "")]
    [InlineData("Siân", "Siân")]
    [InlineData("within a day. Amina (nurse), snake_case", "within a day. Amina (nurse), snake_case")]
    [InlineData("[win](https://x.example)", "[win]\u200B(https://x.example)")]
    [InlineData("**a** _b_ ~c~ `d`", "∗∗a∗∗ ˍbˍ ∼c∼ ˋdˋ")]
    [InlineData("#a\n- b\n1. c\n+ d", "\u200B#a\n\u200B- b\n\u200B1. c\n\u200B+ d")]
    [InlineData(@"a\*b!<i>", "a\\\u200B∗b!<\u200Bi>")]
    public void Markdown_signs_show_as_typed_without_a_backslash(string words, string escaped) =>
        Assert.Equal(escaped, CardText.Escape(words));

    [Fact]
    public void Phones_find_no_formatting_in_what_somebody_typed()
    {
        Assert.All(Typed, words => Assert.Empty(PhoneMarkdown.Formatting(CardText.Escape(words))));
        Assert.All(Typed, words => Assert.Equal(words, Shown(CardText.Escape(words))));
        Assert.True(Typed.Count(words => PhoneMarkdown.Formatting(words).Count > 0) > Typed.Count / 10);
    }

    [NpmFact]
    public void The_desktop_shows_what_somebody_typed()
    {
        var room = new NpmRoom(Repository.Of("src", "ToolkitBot.LocalTeams", "page"));
        room.Install();
        var drawn = room.Node(
            Repository.Of("tests", "ToolkitBot.Tests", "Cards", "oracle", "markdown.js"),
            JsonSerializer.Serialize(Typed.Select(words => CardText.Escape(words)))
        );
        var pages = JsonSerializer.Deserialize<string[]>(drawn)!;
        for (var i = 0; i < Typed.Count; i++)
        {
            var plain = pages[i].Replace("<p>", "").Replace("</p>", "").Replace("<br>", "");
            Assert.False(plain.Contains('<'), $"'{Typed[i]}' is drawn as {pages[i]}");
            Assert.Equal(Dense(Typed[i]), Dense(Shown(WebUtility.HtmlDecode(plain))));
        }
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("ab cd", 4, "ab…")]
    [InlineData("a👩‍⚕️b", 3, "a…")]
    [InlineData("👩‍⚕️", 1, "…")]
    public void Long_words_are_cut_between_what_a_reader_takes_for_letters(string words, int most, string cut) =>
        Assert.Equal(cut, CardText.Cut(words, most));

    /// <summary>What a reader sees: nothing of what only keeps signs apart, and look-alikes as what they look like.</summary>
    private static string Shown(string text) =>
        text.Replace("\u200B", "").Replace('∗', '*').Replace('ˋ', '`').Replace('∼', '~').Replace('ˍ', '_');

    private static string Dense(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    // A dice for tests; nothing secret depends on it.
#pragma warning disable CA5394
    private static IEnumerable<string> Dice()
    {
        var dice = new Random(375);
        for (var i = 0; i < 2000; i++)
        {
            yield return string.Concat(
                Enumerable.Range(0, dice.Next(1, 24)).Select(_ => Signs[dice.Next(Signs.Length)])
            );
        }
    }
#pragma warning restore CA5394
}
