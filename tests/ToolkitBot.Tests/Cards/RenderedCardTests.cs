using System.Text;
using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

/// <summary>The bytes of a card: what is written, what is not, and what can be read from them.</summary>
public sealed class RenderedCardTests
{
    [Theory]
    [InlineData("""{ "a": "${x}", "b": 1 }""", """{"b":1}""")]
    [InlineData("""{ "b": 1, "a": "${x}" }""", """{"b":1}""")]
    [InlineData("""{ "b": 1, "c": [ 2 ], "a": "${x}", "d": { }, "e": 3 }""", """{"b":1,"c":[2],"d":{},"e":3}""")]
    [InlineData("""{ "b": 1, "a": "${y}", "c": "two", "d": null }""", """{"b":1,"a":"Y","c":"two","d":null}""")]
    [InlineData("""{ "a": { "b": "${x}" }, "c": "${x}" }""", """{"a":{}}""")]
    [InlineData("""{ "a": { "$when": "${exists(x)}", "b": 1 }, "c": "${y}" }""", """{"c":"Y"}""")]
    [InlineData("""[ 1, "${x}", { "$data": "${x}", "a": 1 }, [ ], "${y}" ]""", """[1,[],"Y"]""")]
    [InlineData("""{ "a": { "$data": { "$when": false, "z": 1 }, "b": 2 }, "c": "${y}" }""", """{"c":"Y"}""")]
    public void What_is_missing_leaves_neither_name_nor_comma(string template, string expected) =>
        Assert.Equal(expected, Expand(template).ToString());

    [Theory]
    [InlineData("""{"a":"caf\u00e9 \u0027<b>\u0027","\u00e9":1.50,"b":"${y}"}""")]
    [InlineData("""{"b":"${y}","a":"café '<b>'","é":1.50}""")]
    public void Parts_without_expressions_are_minified_and_escaped_as_little_as_the_rest(string template)
    {
        var card = Expand(template);
        Assert.Contains("\"a\":\"café '<b>'\",\"é\":1.50", card.ToString(), StringComparison.Ordinal);
        Assert.Equal("café '<b>'", card.Text("a"));
    }

    [Fact]
    public void A_text_of_the_card_itself_is_found_and_one_further_inside_is_not()
    {
        var card = Expand("""{"body":[{"t":"in"}],"o":{"t":"in"},"n":1,"t":"${y}","u":"after"}""");
        Assert.Equal("Y", card.Text("t"));
        Assert.Equal("after", card.Text("u"));
        Assert.Null(card.Text("n"));
        Assert.Null(card.Text("in"));
        Assert.Null(Expand("[1]").Text("t"));
    }

    [Fact]
    public void A_card_that_fails_halfway_leaves_nothing_in_the_next()
    {
        var broken = CardTemplate.Compile("""{"a":[{"b":"${y}","c":"${y[0]}"}]}""", "t");
        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<TemplateException>(() => broken.Expand(Data));
            Assert.Equal("""{"b":"Y."}""", Expand("""{"b":"${y}."}""").ToString());
        }
    }

    [Fact]
    public void A_card_stays_as_it_is_when_the_next_one_is_written()
    {
        var first = Expand("""{"a":"${y}"}""");
        var second = Expand("""{"b":"${y}"}""");
        Assert.Equal("""{"a":"Y"}""", Encoding.UTF8.GetString(first.Utf8.Span));
        Assert.Equal("""{"b":"Y"}""", Encoding.UTF8.GetString(second.Utf8.Span));
    }

    private static readonly JsonNode Data = JsonNode.Parse("""{"y":"Y"}""")!;

    private static RenderedCard Expand(string template) => CardTemplate.Compile(template, "t").Expand(Data);
}
