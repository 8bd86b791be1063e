using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

/// <summary>The language, row by row. What Microsoft's own engine answers is held against it in OracleTests.</summary>
public sealed class CardTemplateTests
{
    [Theory]
    // One expression keeps its type.
    [InlineData("${n}", "5")]
    [InlineData("${ n }", "5")]
    [InlineData("${b}", "false")]
    [InlineData("${o}", """{"a":1,"a b":3,"a-b":4}""")]
    [InlineData("${a}", "[1,2]")]
    [InlineData("${zeros}", "\"007\"")]
    [InlineData("${quoted}", "\"x\\u0022y\\n\\\\\"")]
    [InlineData("${big}", "12345678901234567890")]
    [InlineData("${huge}", "1e400")]
    // Between other characters everything becomes text.
    [InlineData("a ${n} b", "\"a 5 b\"")]
    [InlineData("a ${half} b", "\"a 5.25 b\"")]
    [InlineData("a ${big}", "\"a 12345678901234567890\"")]
    [InlineData("a ${b}", "\"a false\"")]
    [InlineData("a ${z}", "\"a \"")]
    [InlineData("a ${q}", "\"a \"")]
    [InlineData("a ${a}", "\"a [1,2]\"")]
    [InlineData("${s}${n}", "\"x5\"")]
    [InlineData("${n}${n}", "\"55\"")]
    [InlineData(" ${n}", "\" 5\"")]
    // Signs that are no expression.
    [InlineData("\\${n}", "\"${n}\"")]
    [InlineData("$5 and $n and {n}", "\"$5 and $n and {n}\"")]
    [InlineData("${'}'}", "\"}\"")]
    // Paths.
    [InlineData("${o['a b']}", "3")]
    [InlineData("${$root['o']['a-b']}", "4")]
    [InlineData("${S}", "\"x\"")]
    [InlineData("${a[1]}", "2")]
    [InlineData("${o[key]}", "1")]
    [InlineData("${$data.n}", "5")]
    [InlineData("${$host.word.hello}", "\"Helo\"")]
    // Values are inserted, never read again.
    [InlineData("${evil}", "\"${$root}\"")]
    [InlineData("x ${evil}", "\"x ${$root}\"")]
    public void A_string_expands(string text, string expected) =>
        AssertJson(expected, Expand(text, MissingValues.Omit));

    [Theory]
    [InlineData("n+1", "6")]
    [InlineData("n-1-1", "3")]
    [InlineData("-n", "-5")]
    [InlineData("2+n*2", "12")]
    [InlineData("(2+n)*2", "14")]
    [InlineData("7/2", "3")]
    [InlineData("-7/2", "-4")]
    [InlineData("7.5/2", "3.75")]
    [InlineData("7%3", "1")]
    [InlineData("0.1+0.2", "0.3")]
    [InlineData("s+n", "\"x5\"")]
    [InlineData("s & n", "\"x5\"")]
    [InlineData("if(n>3,'a','b')", "\"a\"")]
    [InlineData("n>3 ? 'a' : 'b'", "\"a\"")]
    [InlineData("n>3 && !(n>9) || b", "true")]
    [InlineData("q == 1", "false")]
    [InlineData("q != 1", "true")]
    [InlineData("q > 1", "false")]
    [InlineData("z == null", "true")]
    [InlineData("o == json('{\"a\":1,\"a b\":3,\"a-b\":4}')", "true")]
    [InlineData("coalesce(q, z, 'd')", "\"d\"")]
    [InlineData("q ?? 'd'", "\"d\"")]
    [InlineData("exists(q)", "false")]
    [InlineData("exists(n)", "true")]
    [InlineData("empty(none)", "true")]
    [InlineData("empty(q)", "true")]
    [InlineData("empty(a)", "false")]
    [InlineData("count(a)", "2")]
    [InlineData("length('Llŷn')", "4")]
    [InlineData("count(q)", "0")]
    [InlineData("first(a)", "1")]
    [InlineData("last(a)", "2")]
    [InlineData("join(a, ', ')", "\"1, 2\"")]
    [InlineData("join(json('[1,2,3]'), ', ', ' and ')", "\"1, 2 and 3\"")]
    [InlineData("concat(s, n, b)", "\"x5false\"")]
    [InlineData("sentences('A ward page?', 'Nobody.', 'Yes')", "\"A ward page? Nobody. Yes\"")]
    [InlineData("sentences('Your answer', 'Please fill this in.')", "\"Your answer. Please fill this in.\"")]
    [InlineData("sentences('Your answer', '', null)", "\"Your answer\"")]
    [InlineData("toUpper('aé')", "\"AÉ\"")]
    [InlineData("toLower('AÉ')", "\"aé\"")]
    [InlineData("trim('  a ')", "\"a\"")]
    [InlineData("substring('abcdef', 2, 3)", "\"cde\"")]
    [InlineData("substring('abc', 1, 99)", "\"bc\"")]
    [InlineData("startsWith('abc', 'ab')", "true")]
    [InlineData("endsWith('abc', 'bc')", "true")]
    [InlineData("contains('abc', 'bc')", "true")]
    [InlineData("contains(a, 2)", "true")]
    [InlineData("contains(o, 'a')", "true")]
    [InlineData("replace('a-b-c', '-', '/')", "\"a/b/c\"")]
    [InlineData("first('👩‍⚕️ab')", "\"👩‍⚕️\"")]
    [InlineData("last('ab👩‍⚕️')", "\"👩‍⚕️\"")]
    [InlineData("substring('a😀b', 0, 2)", "\"a\"")]
    [InlineData("substring('a😀b', 2, 2)", "\"b\"")]
    [InlineData("add(1, 2, 3)", "6")]
    [InlineData("sub(5, 2)", "3")]
    [InlineData("mul(2, 3)", "6")]
    [InlineData("div(7, 2)", "3")]
    [InlineData("mod(7, 2)", "1")]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(2.345, 2)", "2.35")]
    [InlineData("int('007')", "7")]
    [InlineData("string(n)", "\"5\"")]
    [InlineData("json(text).k", "1")]
    [InlineData("formatNumber(1234.5, 2)", "\"1,234.50\"")]
    [InlineData("formatNumber(1234.5, 1, 'de-DE')", "\"1.234,5\"")]
    [InlineData("formatDateTime(day, 'dddd d MMMM yyyy')", "\"Friday 22 March 2013\"")]
    [InlineData("formatDateTime('2026-01-02T00:30:00+01:00', 'yyyy-MM-dd HH:mm')", "\"2026-01-01 23:30\"")]
    [InlineData("md('[a](b) *c*')", "\"[a]\u200B(b) ∗c∗\"")]
    [InlineData("md('abcdef', 4)", "\"abc…\"")]
    public void An_expression_gives(string expression, string expected) =>
        AssertJson(expected, Expand($"${{{expression}}}", MissingValues.Error));

    private static readonly JsonNode Data = JsonNode.Parse(
        """
        {"n":5,"half":5.250,"b":false,"z":null,"s":"x","zeros":"007","quoted":"x\"y\n\\","key":"a",
         "big":12345678901234567890,"huge":1e400,"a":[1,2],"none":[],"o":{"a":1,"a b":3,"a-b":4},
         "text":"{\"k\":1}","day":"2013-03-22","evil":"${$root}"}
        """
    )!;

    private static readonly JsonNode Host = JsonNode.Parse("""{"word":{"hello":"Helo"}}""")!;

    private static JsonNode? Expand(string text, MissingValues missing)
    {
        var template = new JsonObject { ["data"] = text }.ToJsonString();
        return CardTemplate.Compile(template, "t").Expand(Data, Host, missing).ToNode()["data"];
    }

    internal static void AssertJson(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)?.ToJsonString() ?? "null", actual?.ToJsonString() ?? "null");
}
