using System.Text.Json.Nodes;
using ToolkitBot.Cards;
using static ToolkitBot.Tests.Cards.CardTemplateTests;

namespace ToolkitBot.Tests.Cards;

/// <summary>Scopes, repetition and conditions; and every place where we differ from Microsoft's engine on purpose.</summary>
public sealed class CardTemplateScopeTests
{
    [Theory]
    [InlineData("""[{"$data":"${a}","t":"${x}"}]""", """{"a":[{"x":1},{"x":2}]}""", """[{"t":1},{"t":2}]""")]
    [InlineData("""[{"$data":"${a}","t":"${x}"}]""", """{"a":[]}""", "[]")]
    [InlineData("""[{"$data":"${a}","t":"${x}"}]""", """{"a":{"x":1}}""", """[{"t":1}]""")]
    [InlineData("""[{"$data":"${a}","t":"${$data}"}]""", """{"a":["p",1]}""", """[{"t":"p"},{"t":1}]""")]
    [InlineData("""[{"$data":"${a}","t":"${$index+1}."}]""", """{"a":[7,8]}""", """[{"t":"1."},{"t":"2."}]""")]
    [InlineData(
        """[{"$data":"${a}","l":[{"$data":"${c}","t":"${$index}:${$data}"}]}]""",
        """{"a":[{"c":[1,2]},{"c":[3]}]}""",
        """[{"l":[{"t":"0:1"},{"t":"1:2"}]},{"l":[{"t":"0:3"}]}]"""
    )]
    [InlineData(
        """[{"$data":"${a}","i":{"$data":"${o}","t":"${$index}"}}]""",
        """{"a":[{"o":{}},{"o":{}}]}""",
        """[{"i":{"t":0}},{"i":{"t":1}}]"""
    )]
    [InlineData("""{"$data":"${o}","t":"${n}","r":"${$root.n}"}""", """{"n":9,"o":{}}""", """{"r":9}""")]
    [InlineData("""{"$data":{"n":1},"t":"${n}"}""", """{"n":2}""", """{"t":1}""")]
    [InlineData("""{"k":{"$data":"${a}","t":"${$data}"}}""", """{"a":[1,2]}""", """{"k":[{"t":1},{"t":2}]}""")]
    [InlineData("""[{"$when":"${n>3}","t":1},{"t":2}]""", """{"n":5}""", """[{"t":1},{"t":2}]""")]
    [InlineData("""[{"$when":"${n>3}","t":1},{"t":2}]""", """{"n":1}""", """[{"t":2}]""")]
    [InlineData("""[{"$when":"${x>1}","$data":"${a}","t":"${x}"}]""", """{"a":[{"x":1},{"x":2}]}""", """[{"t":2}]""")]
    [InlineData("""[{"$data":"${a}","$when":"${$index>0}","t":"${$data}"}]""", """{"a":[1,2]}""", """[{"t":2}]""")]
    [InlineData("""[{"$when":"${q}","t":1}]""", """{"q":"true"}""", """[{"t":1}]""")]
    [InlineData("""[{"$when":"${q}","t":1}]""", """{"q":"x"}""", "[]")]
    [InlineData("""{"${k}":1}""", """{"k":"x"}""", """{"${k}":1}""")]
    [InlineData(
        """{"k":"${n}","c":{"type":"Container","items":[1,null,true,1.50]}}""",
        """{"n":1}""",
        """{"k":1,"c":{"type":"Container","items":[1,null,true,1.50]}}"""
    )]
    public void A_template_expands(string template, string data, string expected) =>
        AssertJson(expected, Expand(template, data));

    /// <summary>The differences of the README, one by one; OracleTests shows that Microsoft's engine answers otherwise.</summary>
    [Theory]
    [InlineData(
        nameof(Difference.Missing),
        """{"t":"${q}","u":"a ${q}","l":["${q}",1]}""",
        "{}",
        """{"u":"a ","l":[1]}"""
    )]
    [InlineData(
        nameof(Difference.Null),
        """{"t":"${z}","u":"a ${z}","l":["${z}",1]}""",
        """{"z":null}""",
        """{"u":"a ","l":[1]}"""
    )]
    [InlineData(
        nameof(Difference.Null),
        """{"data":{"t":"${z}","l":["${z}"]}}""",
        """{"z":null}""",
        """{"data":{"t":null,"l":[null]}}"""
    )]
    [InlineData(
        nameof(Difference.Structure),
        """{"t":"a ${o} ${l}"}""",
        """{"o":{"a":1},"l":[1,2]}""",
        """{"t":"a {\"a\":1} [1,2]"}"""
    )]
    [InlineData(nameof(Difference.Coalesce), """{"t":"${coalesce(q,'d')}"}""", "{}", """{"t":"d"}""")]
    [InlineData(nameof(Difference.NoData), """[{"$data":"${a}","t":"${x}"}]""", "{}", "[]")]
    [InlineData(
        nameof(Difference.NoData),
        """{"k":{"$data":"${a}","t":"${x}"},"l":1}""",
        """{"a":null}""",
        """{"l":1}"""
    )]
    [InlineData(
        nameof(Difference.WhenLiteral),
        """[{"$when":true,"t":1},{"$when":"true","t":2},{"$when":false,"t":3}]""",
        "{}",
        """[{"t":1},{"t":2}]"""
    )]
    [InlineData(
        nameof(Difference.WhenMember),
        """{"k":{"$when":"${n>9}","t":1},"l":2}""",
        """{"n":5}""",
        """{"l":2}"""
    )]
    [InlineData(
        nameof(Difference.Precision),
        """{"t":"${n}","u":"${0.1+0.2}"}""",
        """{"n":12345678901234567890}""",
        """{"t":12345678901234567890,"u":0.3}"""
    )]
    [InlineData(nameof(Difference.Substring), """{"t":"${substring('abc',1,99)}"}""", "{}", """{"t":"bc"}""")]
    [InlineData(
        nameof(Difference.InlineData),
        """[{"$data":{"n":"${m}"},"t":"${n}"}]""",
        """{"m":3}""",
        """[{"t":3}]"""
    )]
    [InlineData(nameof(Difference.Markdown), """{"t":"${md(s)}"}""", """{"s":"*a*"}""", """{"t":"\u2217a\u2217"}""")]
    public void We_differ_on_purpose(string difference, string template, string data, string expected)
    {
        Assert.True(Enum.IsDefined(Enum.Parse<Difference>(difference)));
        AssertJson(expected, Expand(template, data));
    }

    [Theory]
    [InlineData("\"}],\"x\":[{\"")]
    [InlineData("${$root}")]
    [InlineData("${nofn(")]
    [InlineData("\\${n}")]
    [InlineData("a\u0000b\u2028c\\")]
    [InlineData("{\"$data\":\"${$root}\",\"$when\":false}")]
    public void Hostile_data_stays_data(string hostile)
    {
        var data = new JsonObject
        {
            ["s"] = hostile,
            ["o"] = new JsonObject { ["$data"] = hostile, ["$when"] = "${false}" },
        };
        var card = CardTemplate
            .Compile("""{"whole":"${s}","mixed":"a ${s} b","o":"${o}","l":[{"$data":"${o}","t":"${$root.s}"}]}""", "t")
            .Expand(data);
        var reread = card.ToNode();
        Assert.Equal(hostile, (string?)reread["whole"]);
        Assert.Equal($"a {hostile} b", (string?)reread["mixed"]);
        Assert.True(JsonNode.DeepEquals(data["o"], reread["o"]));
        Assert.Equal(hostile, (string?)reread["l"]![0]!["t"]);
    }

    [Fact]
    public void Values_set_in_code_read_like_parsed_ones()
    {
        var day = new DateTimeOffset(2013, 3, 13, 9, 30, 0, TimeSpan.Zero);
        var data = new JsonObject
        {
            ["i"] = 5,
            ["l"] = 5L,
            ["m"] = 5.50m,
            ["d"] = 0.25,
            ["day"] = JsonValue.Create(day),
            ["record"] = JsonValue.Create(new { Title = "T" }),
        };
        var card = CardTemplate
            .Compile("""{"t":"${i+l} ${m} ${d*4} ${formatDateTime(day,'d MMMM')} ${record.title}","w":"${day}"}""", "t")
            .Expand(data, null, MissingValues.Error);
        AssertJson("""{"t":"10 5.5 1 13 March T","w":"2013-03-13T09:30:00+00:00"}""", card.ToNode());
    }

    [Fact]
    public void A_card_shares_nothing_with_its_data_its_words_or_the_next_card()
    {
        var template = CardTemplate.Compile("""{"o":"${o}","w":"${$host.w}","c":{"k":[1]}}""", "t");
        var data = JsonNode.Parse("""{"o":{"a":1}}""");
        var host = JsonNode.Parse("""{"w":[1]}""");
        var first = template.Expand(data, host);
        var before = first.ToString();
        var changed = first.ToNode();
        changed["o"]!["a"] = 2;
        changed["w"]!.AsArray().Add(2);
        changed["c"]!["k"]!.AsArray().Add(2);
        Assert.Equal(before, template.Expand(data, host).ToString());

        data!["o"]!["a"] = 3;
        host!["w"]!.AsArray().Add(3);
        Assert.NotEqual(before, template.Expand(data, host).ToString());
        Assert.Equal(before, first.ToString());
    }

    [Fact]
    public void Many_threads_expand_one_template_over_one_tree_of_words()
    {
        var template = CardTemplate.Compile(
            """{"b":[{"$data":"${a}","t":"${$host.words.next} ${$index} ${x}"}],"c":{"k":[1]}}""",
            "t"
        );
        var host = JsonNode.Parse("""{"words":{"next":"Next"}}""");
        var cards = new string[200];
        Parallel.For(
            0,
            cards.Length,
            i => cards[i] = template.Expand(JsonNode.Parse("""{"a":[{"x":1},{"x":2}]}"""), host).ToString()
        );
        Assert.Equal(["""{"b":[{"t":"Next 0 1"},{"t":"Next 1 2"}],"c":{"k":[1]}}"""], cards.Distinct());
    }

    private static JsonNode Expand(string template, string data) =>
        CardTemplate.Compile(template, "t").Expand(JsonNode.Parse(data)).ToNode();
}
