using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

/// <summary>A mistake gives one plain sentence with file, line and place, and never a value of the data.</summary>
public sealed class CardTemplateErrorTests
{
    [Theory]
    [InlineData("${n", "not closed")]
    [InlineData("${}", "is empty")]
    [InlineData("x ${nofn(n)}", "'nofn' is not a function; known are add,")]
    [InlineData("${n +}", "ends where")]
    [InlineData("${n n}", "'n' stands where")]
    [InlineData("${if(n)}", "if() takes 3 arguments, and was given 1")]
    [InlineData("${'abc}'", "not closed")]
    [InlineData("${n # 1}", "'#' has no meaning")]
    [InlineData("${`a`}", "backquotes")]
    [InlineData("${$parent.n}", "known are $data, $root, $index and $host")]
    [InlineData("${a[1.5]}", "must be a whole number")]
    [InlineData("${a.}", "a name after the dot")]
    public void A_wrong_expression_is_refused_when_compiled(string text, string problem)
    {
        var error = Assert.Throws<TemplateException>(() => CardTemplate.Compile(Card(text), "tip.json"));
        Assert.Equal("tip.json", error.Template);
        Assert.Equal(3, error.Line);
        Assert.Equal("body[0].text", error.Path);
        Assert.StartsWith("tip.json, line 3: in body[0].text, ", error.Message);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("${n/0}", "divides by zero")]
    [InlineData("${n%0}", "by zero")]
    [InlineData("${a[9]}", "[9] is outside of the list, which has 2 items")]
    [InlineData("${a[0-1]}", "[-1] is outside")]
    [InlineData("${n[0]}", "stands after a number")]
    [InlineData("${a[b]}", "a name or a position")]
    [InlineData("x ${n - word}", "takes numbers, and was given text")]
    [InlineData("${int(word)}", "int() takes a number")]
    [InlineData("${toUpper(n)}", "takes text, and was given a number")]
    [InlineData("${formatDateTime(word)}", "takes a date such as")]
    [InlineData("${formatDateTime('2026-11-22', '%')}", "not a date format")]
    [InlineData("${formatNumber(n, 99)}", "0 to 15 decimals")]
    [InlineData("${json(word)}", "not JSON")]
    [InlineData("${json('{\"a\":1,\"a\":2}').a}", "not JSON")]
    [InlineData("${json('\"\\\\ud800\"')}", "half a character")]
    [InlineData("${join(n, ',')}", "takes a list")]
    [InlineData("${replace(word, '', 'x')}", "needs a text to look for")]
    [InlineData("${huge + 1}", "too large to calculate with")]
    [InlineData("${big * big * big}", "too large")]
    public void What_cannot_be_computed_is_an_error_with_its_place(string text, string problem)
    {
        var template = CardTemplate.Compile(Card(text), "tip.json");
        var error = Assert.Throws<TemplateException>(() => template.Expand(Data));
        Assert.Equal(3, error.Line);
        Assert.Equal("body[0].text", error.Path);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Blodwen", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("${q}", "'q' is not in the data")]
    [InlineData("x ${o.q.r}", "'o.q.r' is not in the data")]
    [InlineData("${toUpper(q)}", "'q' is not in the data")]
    [InlineData("${word + q}", "'q' is not in the data")]
    [InlineData("${$host.walk.next}", "'$host.walk.next' is not in the data")]
    [InlineData("${$index}", "'$index' is not in the data")]
    [InlineData("${if(n, 1, 2)}", "a condition is a number")]
    [InlineData("${if(word > 1, 1, 2)}", "text cannot be compared with a number")]
    public void What_a_test_must_find_a_user_does_not_see(string text, string problem)
    {
        var template = CardTemplate.Compile(Card(text), "tip.json");
        var error = Assert.Throws<TemplateException>(() => template.Expand(Data, null, MissingValues.Error));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.NotNull(template.Expand(Data, null, MissingValues.Omit));
    }

    [Theory]
    [InlineData("{\n \"a\": 1,\n}", 3)]
    [InlineData("{\n \"a\": 1\n \"b\": 2 }", 3)]
    [InlineData("{\n \"a\": [1, 2\n", 3)]
    [InlineData("", 1)]
    [InlineData("{} {}", 1)]
    [InlineData("{\n \"a\": 1,\n \"a\": 2 }", 3)]
    [InlineData("{\n \"a\": \"\\ud800 ${n}\" }", 2)]
    [InlineData("{\n\n \"$when\": \"${b}\" }", 3)]
    [InlineData("[{\n \"$when\": \"${b}${b}\" }]", 2)]
    [InlineData("[{\n \"$when\": 1 }]", 2)]
    public void Broken_JSON_names_its_line(string json, int line)
    {
        var error = Assert.Throws<TemplateException>(() => CardTemplate.Compile(json, "tip.json"));
        Assert.Equal(line, error.Line);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("{\"a\":1,}", "a comma stands after the last entry")]
    [InlineData("{\"a\":", "opened and never closed")]
    [InlineData("[true", "opened and never closed")]
    [InlineData("{\"a\":\"x", "opened and never closed")]
    [InlineData("{\"a\":\"x\ny\"}", "runs over the end of its line")]
    [InlineData("{\"a\":\"\\d\"}", "a backslash stands before")]
    [InlineData("{\"a\":tru}", "without quotation marks")]
    [InlineData("{\"a\" 1}", "a missing or extra comma")]
    public void What_is_wrong_with_JSON_is_said_in_plain_words(string json, string problem)
    {
        var error = Assert.Throws<TemplateException>(() => CardTemplate.Compile(json, "tip.json"));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_without_expressions_count_towards_the_size_of_a_card()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 200).Select(i => (JsonNode?)i)]);
        var constant = string.Join(',', Enumerable.Repeat("1", 100));
        var template = CardTemplate.Compile($$"""[{"$data":"${items}","t":[{{constant}}]}]""", "t");
        Assert.Throws<TemplateException>(() => template.Expand(new JsonObject { ["items"] = items }));
    }

    [Fact]
    public void A_condition_that_is_neither_true_nor_false_is_an_error_in_tests_and_false_for_users()
    {
        var template = CardTemplate.Compile("""[{"$when":"${n}","t":1}]""", "t");
        Assert.Throws<TemplateException>(() => template.Expand(Data, null, MissingValues.Error));
        CardTemplateTests.AssertJson("[]", template.Expand(Data).ToNode());
    }

    [Fact]
    public void A_repetition_without_end_is_stopped()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 200).Select(i => (JsonNode?)i)]);
        var data = new JsonObject { ["items"] = items };
        var template = CardTemplate.Compile(
            """[{"$data":"${items}","l":[{"$data":"${$root.items}","t":"${$index}"}]}]""",
            "t"
        );
        var error = Assert.Throws<TemplateException>(() => template.Expand(data));
        Assert.Contains("10000 JSON values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_without_end_is_stopped()
    {
        var data = new JsonObject { ["text"] = new string('x', 100_000) };
        var template = CardTemplate.Compile("""{"t":"${text}${text}${text}${text}${text}${text}"}""", "t");
        var error = Assert.Throws<TemplateException>(() => template.Expand(data));
        Assert.Contains("500000 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_data_deep_templates_and_deep_expressions_are_stopped()
    {
        JsonNode deep = 1;
        for (var i = 0; i < 50; i++)
        {
            deep = new JsonArray(deep);
        }

        var template = CardTemplate.Compile("""{"t":"${d}"}""", "t");
        Assert.Throws<TemplateException>(() => template.Expand(new JsonObject { ["d"] = deep }));
        Assert.Throws<TemplateException>(() => CardTemplate.Compile(new string('[', 40) + new string(']', 40), "t"));
        foreach (var (open, close) in new[] { ("(", ")"), ("!", ""), ("not(", ")") })
        {
            var nested = string.Concat(Enumerable.Repeat(open, 5000));
            var closed = string.Concat(Enumerable.Repeat(close, 5000));
            Assert.Throws<TemplateException>(() => CardTemplate.Compile($$"""{"t":"${{{nested}}b{{closed}}}"}""", "t"));
        }
    }

    [Theory]
    [InlineData("(", ")", 19)]
    [InlineData("!", "", 38)]
    [InlineData("not(", ")", 19)]
    [InlineData("a[", "]", 19)]
    public void An_expression_is_nested_up_to_forty_levels(string open, string close, int most)
    {
        string Nested(int times) =>
            $$"""{"t":"${{{string.Concat(Enumerable.Repeat(open, times))}}0{{string.Concat(Enumerable.Repeat(close, times))}}}"}""";

        CardTemplate.Compile(Nested(most), "t");
        var error = Assert.Throws<TemplateException>(() => CardTemplate.Compile(Nested(most + 1), "t"));
        Assert.Contains("more than 40 levels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_side_by_side_is_not_nested()
    {
        var sum = string.Join('+', Enumerable.Repeat("(-(1))", 200));
        Assert.Equal(-200, (int)CardTemplate.Compile($$"""{"t":"${{{sum}}}"}""", "t").Expand(Data).ToNode()!["t"]!);
    }

    private static readonly JsonNode Data = JsonNode.Parse(
        """{"n":5,"b":true,"word":"Blodwen","a":[1,2],"o":{"p":1},"big":99999999999999,"huge":1e400}"""
    )!;

    private static string Card(string text) =>
        $"{{\n  \"body\": [\n    {{ \"text\": {JsonValue.Create(text).ToJsonString()} }}\n  ]\n}}";
}
