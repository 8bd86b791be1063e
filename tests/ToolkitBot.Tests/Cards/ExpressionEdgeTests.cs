using System.Text.Json.Nodes;
using ToolkitBot.Cards;

namespace ToolkitBot.Tests.Cards;

/// <summary>Every operator and function at its edges: both sides of a comparison, empty and missing values, sizes.</summary>
public sealed class ExpressionEdgeTests
{
    private static readonly JsonNode Data = JsonNode.Parse(
        """
        {"n":5,"half":5.5,"s":"x","yes":true,"no":false,"z":null,"blank":"","a":[1,2],"none":[],"one":["p"],"empty":{},
         "o":{"p":1,"P":2,"Q":3},"rows":[{"t":"r"}],"key":"p","place":1,"big":99999999999999,"huge":1e400,"small":1e-3,
         "day":"2013-03-22","deep":[[7]],"_u1":"under","é":"accent"}
        """
    )!;

    [Theory]
    // Words of the language, signs and numbers.
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("coalesce(null, 1)", "1")]
    [InlineData("+n", "5")]
    [InlineData("--n", "5")]
    [InlineData("!!yes", "true")]
    [InlineData("12.50", "12.5")]
    [InlineData("0.05", "0.05")]
    [InlineData("1.5e", null)]
    [InlineData("\t n\r\n+\t1 ", "6")]
    [InlineData("_u1", "\"under\"")]
    [InlineData("é", "\"accent\"")]
    [InlineData("\"double 'quoted'\"", "\"double 'quoted'\"")]
    [InlineData("'it\\'s'", "\"it's\"")]
    [InlineData("'a\\nb\\rc\\td\\\\e'", "\"a\\nb\\rc\\td\\\\e\"")]
    [InlineData("'\\q'", "\"q\"")]
    // Comparisons, from both sides and at the edge.
    [InlineData("4 < n", "true")]
    [InlineData("5 < n", "false")]
    [InlineData("5 <= n", "true")]
    [InlineData("6 <= n", "false")]
    [InlineData("6 > n", "true")]
    [InlineData("5 > n", "false")]
    [InlineData("5 >= n", "true")]
    [InlineData("4 >= n", "false")]
    [InlineData("less(4, n)", "true")]
    [InlineData("less(5, n)", "false")]
    [InlineData("lessOrEquals(5, n)", "true")]
    [InlineData("lessOrEquals(6, n)", "false")]
    [InlineData("greater(6, n)", "true")]
    [InlineData("greater(5, n)", "false")]
    [InlineData("greaterOrEquals(5, n)", "true")]
    [InlineData("greaterOrEquals(4, n)", "false")]
    [InlineData("'B' < 'a'", "true")]
    [InlineData("'a' < 'B'", "false")]
    [InlineData("z < 1", "false")]
    [InlineData("1 < z", "false")]
    [InlineData("'a' < z", "false")]
    [InlineData("n == 5", "true")]
    [InlineData("n != 5", "false")]
    [InlineData("n <> 5", "false")]
    [InlineData("n <> 4", "true")]
    [InlineData("equals(n, 5)", "true")]
    [InlineData("equals(n, '5')", "false")]
    [InlineData("yes == true", "true")]
    [InlineData("yes == false", "false")]
    [InlineData("no == false", "true")]
    [InlineData("'a' == 'a'", "true")]
    [InlineData("'a' == 'A'", "false")]
    [InlineData("a == json('[1,2]')", "true")]
    [InlineData("a == json('[2,1]')", "false")]
    [InlineData("z == missing", "true")]
    [InlineData("z == 0", "false")]
    [InlineData("0 == z", "false")]
    // What binds more tightly.
    [InlineData("1 == 1 < 2", null)]
    [InlineData("1 + 1 == 2", "true")]
    [InlineData("2 * 3 - 1", "5")]
    [InlineData("8 - 4 - 2", "2")]
    [InlineData("8 / 4 / 2", "1")]
    [InlineData("1 & 2 == 3", "\"1false\"")]
    [InlineData("false && false || true", "true")]
    [InlineData("true || true && false", "true")]
    [InlineData("missing ?? no || yes", "true")]
    [InlineData("yes ? no ? 1 : 2 : 3", "2")]
    [InlineData("no ? 1 : no ? 2 : 3", "3")]
    // Conditions.
    [InlineData("and(yes, yes, yes)", "true")]
    [InlineData("and(yes, yes, no)", "false")]
    [InlineData("and(no, n)", "false")]
    [InlineData("or(no, no, yes)", "true")]
    [InlineData("or(no, no)", "false")]
    [InlineData("or(yes, n)", "true")]
    [InlineData("not(no)", "true")]
    [InlineData("not(yes)", "false")]
    [InlineData("not(z)", "true")]
    [InlineData("if(z, 1, 2)", "2")]
    [InlineData("if(missing, 1, 2)", "2")]
    [InlineData("if(yes, 1, 1/0)", "1")]
    [InlineData("if(no, 1/0, 2)", "2")]
    [InlineData("coalesce(1, 1/0)", "1")]
    [InlineData("string(coalesce(z, missing)) == z", "true")]
    [InlineData("exists(z)", "false")]
    [InlineData("exists(blank)", "true")]
    [InlineData("empty(blank)", "true")]
    [InlineData("empty(s)", "false")]
    [InlineData("empty(empty)", "true")]
    [InlineData("empty(o)", "false")]
    [InlineData("empty(z)", "true")]
    [InlineData("empty(n)", "false")]
    // Numbers.
    [InlineData("add(half, half)", "11")]
    [InlineData("sub(9, 2, 3)", "4")]
    [InlineData("mul(2, 3, 4)", "24")]
    [InlineData("div(25, 2, 3)", "4")]
    [InlineData("8 / 2", "4")]
    [InlineData("7 / 2.5", "2.8")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("n + z", "null")]
    [InlineData("z + n", "null")]
    [InlineData("n - z", "null")]
    [InlineData("z * n", "null")]
    [InlineData("s + z", "\"x\"")]
    [InlineData("z + s", "\"x\"")]
    [InlineData("n + s", "\"5x\"")]
    [InlineData("round(2.4)", "2")]
    [InlineData("round(-2.5)", "-3")]
    [InlineData("round(2.25, 1)", "2.3")]
    [InlineData("round(1.2345678901234565, 15)", "1.234567890123457")]
    [InlineData("int(2.9)", "2")]
    [InlineData("int(-2.9)", "-2")]
    [InlineData("int('2.9')", "2")]
    [InlineData("int(' 7 ')", "7")]
    [InlineData("int('1e2')", "100")]
    [InlineData("formatNumber(2.5, 0)", "\"3\"")]
    [InlineData("formatNumber(1234567, 0, 'cy')", "\"1,234,567\"")]
    [InlineData("formatNumber(1, 15)", "\"1.000000000000000\"")]
    [InlineData("small", "1e-3")]
    [InlineData("'' & small", "\"0.001\"")]
    [InlineData("'' & huge", "\"1e400\"")]
    [InlineData("string(half)", "\"5.5\"")]
    [InlineData("string(yes)", "\"true\"")]
    [InlineData("string(a)", "\"[1,2]\"")]
    [InlineData("string(rows[0])", "\"{\\u0022t\\u0022:\\u0022r\\u0022}\"")]
    [InlineData("string(z)", "null")]
    // Text.
    [InlineData("concat('a', z, 1, no)", "\"a1false\"")]
    [InlineData("substring('abcdef', 2)", "\"cdef\"")]
    [InlineData("substring('abcdef', 0, 2)", "\"ab\"")]
    [InlineData("substring('abc', 0, 0)", "\"\"")]
    [InlineData("substring('abc', 3)", "\"\"")]
    [InlineData("substring('abc', 4, 1)", "\"\"")]
    [InlineData("substring('a😀b', 0, 3)", "\"a😀\"")]
    [InlineData("substring('a😀b', 1, 2)", "\"😀\"")]
    [InlineData("substring('😀', 1, 1)", "\"\"")]
    [InlineData("substring('😀', 0, 1)", "\"\"")]
    [InlineData("startsWith('abc', 'bc')", "false")]
    [InlineData("startsWith('abc', 'AB')", "false")]
    [InlineData("endsWith('abc', 'ab')", "false")]
    [InlineData("endsWith('abc', 'BC')", "false")]
    [InlineData("replace('aAa', 'a', '')", "\"A\"")]
    [InlineData("md('a')", "\"a\"")]
    [InlineData("md(n)", "\"5\"")]
    [InlineData("md('ab', 1)", "\"…\"")]
    [InlineData("json('null')", "null")]
    [InlineData("json('[1]')[0]", "1")]
    [InlineData("trim(z)", "null")]
    // Lists.
    [InlineData("count(none)", "0")]
    [InlineData("count(o)", "3")]
    [InlineData("count(z)", "0")]
    [InlineData("length(a)", "2")]
    [InlineData("first(none)", "null")]
    [InlineData("last(none)", "null")]
    [InlineData("first(blank)", "null")]
    [InlineData("last(blank)", "null")]
    [InlineData("first('ab')", "\"a\"")]
    [InlineData("last('ab')", "\"b\"")]
    [InlineData("first(z)", "null")]
    [InlineData("contains('abc', 'd')", "false")]
    [InlineData("contains('abc', 'A')", "false")]
    [InlineData("contains('a5', n)", "false")]
    [InlineData("contains(a, 3)", "false")]
    [InlineData("contains(a, '1')", "false")]
    [InlineData("contains(o, 'r')", "false")]
    [InlineData("contains(o, n)", "false")]
    [InlineData("contains(z, 'a')", "false")]
    [InlineData("contains(missing, 'a')", "false")]
    [InlineData("join(none, ', ')", "\"\"")]
    [InlineData("join(one, ', ', ' and ')", "\"p\"")]
    [InlineData("join(a, ', ', ' and ')", "\"1 and 2\"")]
    [InlineData("join(json('[true,null,\"b\"]'), '-')", "\"true--b\"")]
    // Paths.
    [InlineData("a[0]", "1")]
    [InlineData("a[place]", "2")]
    [InlineData("o[key]", "1")]
    [InlineData("o['P']", "2")]
    [InlineData("o.q", "3")]
    [InlineData("deep[0][0]", "7")]
    [InlineData("rows[0].t", "\"r\"")]
    [InlineData("(rows)[0].t", "\"r\"")]
    [InlineData("first(rows).t", "\"r\"")]
    [InlineData("$root.n + $data.n", "10")]
    [InlineData("$host.w", "\"word\"")]
    [InlineData("exists(o[z])", "false")]
    [InlineData("exists(o[missing])", "false")]
    [InlineData("exists(missing[0])", "false")]
    [InlineData("exists(z.x[place])", "false")]
    [InlineData("exists(n.x)", "false")]
    [InlineData("exists(s.length)", "false")]
    [InlineData("exists($index)", "false")]
    // Dates.
    [InlineData("formatDateTime(day)", "\"2013-03-22T00:00:00.000Z\"")]
    [InlineData("formatDateTime('2013-03-22T10:20:30.456+02:00')", "\"2013-03-22T08:20:30.456Z\"")]
    [InlineData("formatDateTime(day, 'd MMMM')", "\"22 March\"")]
    [InlineData("formatDateTime(day, 'd MMMM', 'cy')", "\"22 Mawrth\"")]
    public void An_expression_gives_what_the_language_says(string expression, string? expected)
    {
        if (expected is null)
        {
            Assert.Throws<TemplateException>(() => Give(expression, MissingValues.Error));
            return;
        }

        CardTemplateTests.AssertJson(expected, Give(expression, MissingValues.Error));
    }

    /// <summary>What is an error in tests has an answer for users, as in Microsoft's language.</summary>
    [Theory]
    [InlineData("if(n, 1, 2)", "1")]
    [InlineData("if(blank, 1, 2)", "1")]
    [InlineData("and(yes, n)", "true")]
    [InlineData("or(no, n)", "true")]
    [InlineData("not(n)", "false")]
    [InlineData("'a' < 1", "false")]
    [InlineData("'a' >= 1", "false")]
    [InlineData("concat('a', missing)", "\"a\"")]
    [InlineData("s + missing", "\"x\"")]
    public void For_users_there_is_an_answer_where_tests_want_an_error(string expression, string expected)
    {
        Assert.Throws<TemplateException>(() => Give(expression, MissingValues.Error));
        CardTemplateTests.AssertJson(expected, Give(expression, MissingValues.Omit));
    }

    /// <summary>Whoever writes a card reads these: each names what is wrong and what to do.</summary>
    [Theory]
    [InlineData(" ", "the expression is empty")]
    [InlineData("n ? 1", "it ends where ':' should follow")]
    [InlineData("5.", "'.' stands where an operator or the end should")]
    [InlineData("(n", "it ends where ')' should follow")]
    [InlineData("a[0", "it ends where ']' should follow")]
    [InlineData("if(n, 1", "it ends where ')' should follow")]
    [InlineData("n 5", "'5' stands where an operator or the end should")]
    [InlineData("* 5", "'*' stands where a name, a number or a text should")]
    [InlineData("o.5", "'5' stands where a name after the dot should")]
    [InlineData("99999999999999999999999999999999", "the number 99999999999999999999999999999999 is too large")]
    [InlineData("not()", "not() takes 1 argument, and was given 0")]
    [InlineData("not(yes, no)", "not() takes 1 argument, and was given 2")]
    [InlineData("and()", "and() takes at least 1 argument, and was given 0")]
    [InlineData("add(1)", "add() takes at least 2 arguments, and was given 1")]
    [InlineData("round()", "round() takes 1 to 2 arguments, and was given 0")]
    [InlineData("round(1, 2, 3)", "round() takes 1 to 2 arguments, and was given 3")]
    [InlineData("if(yes, 1, 2, 3)", "if() takes 3 arguments, and was given 4")]
    [InlineData("nothing(1)", "'nothing' is not a function; known are add, and, coalesce, concat, contains,")]
    [InlineData("$other", "'$other' is not known; known are $data, $root, $index and $host")]
    [InlineData("a['x'].b[1.5]", "a position in [ ] must be a whole number")]
    [InlineData("a[half]", "a position in [ ] must be a whole number")]
    [InlineData("a[2147483648]", "a position in [ ] must be a whole number")]
    [InlineData("a[2147483647]", "[2147483647] is outside of the list, which has 2 items")]
    [InlineData("a[2]", "[2] is outside of the list, which has 2 items")]
    [InlineData("a[a]", "[ ] takes a name or a position, and was given a list")]
    [InlineData("s[0]", "[0] takes an item of a list, and stands after text")]
    [InlineData("o[0]", "stands after an object")]
    [InlineData("yes - 1", "- takes numbers, and was given true or false; int(...) makes a number of text")]
    [InlineData("1 * o", "* takes numbers, and was given an object")]
    [InlineData("a / 1", "/ takes numbers, and was given a list")]
    [InlineData("1 % s", "% takes numbers, and was given text")]
    [InlineData("yes + 1", "+ takes numbers, and was given true or false")]
    [InlineData("add(s, 1)", "add takes numbers")]
    [InlineData("sub(s, 1)", "sub takes numbers")]
    [InlineData("mul(s, 1)", "mul takes numbers")]
    [InlineData("div(s, 1)", "div takes numbers")]
    [InlineData("mod(s, 1)", "mod takes numbers")]
    [InlineData("round(s)", "round takes numbers")]
    [InlineData("round(1, 1.5)", "the number of decimals of round() must be a whole number")]
    [InlineData("round(1, 16)", "round() takes 0 to 15 decimals")]
    [InlineData("round(1, 0-1)", "round() takes 0 to 15 decimals")]
    [InlineData("formatNumber(s, 1)", "formatNumber takes numbers")]
    [InlineData("formatNumber(1, s)", "the number of decimals of formatNumber() must be a whole number")]
    [InlineData("formatNumber(1, 1, 5)", "the language of a format takes text, and was given a number")]
    [InlineData("formatNumber(1, 1, 'not a language')", "the last argument must be a language such as 'en-GB' or 'cy'")]
    [InlineData("big * big * big", "the result is too large")]
    [InlineData("huge + 1", "the number is too large to calculate with")]
    [InlineData("mod(1, 0)", "the remainder by zero does not exist")]
    [InlineData("int(yes)", "int() takes a number or text that holds one, and was given other true or false")]
    [InlineData("toUpper(n)", "toUpper takes text, and was given a number; string(...) makes text of it")]
    [InlineData("toLower(n)", "toLower takes text")]
    [InlineData("trim(n)", "trim takes text")]
    [InlineData("substring(n, 1)", "substring takes text")]
    [InlineData("substring(s, half)", "the start of substring() must be a whole number")]
    [InlineData("substring(s, 0, half)", "the length of substring() must be a whole number")]
    [InlineData("substring(s, 0-1)", "substring() takes a start and a length of 0 or more")]
    [InlineData("substring(s, 0, 0-1)", "substring() takes a start and a length of 0 or more")]
    [InlineData("startsWith(n, s)", "startsWith takes text")]
    [InlineData("startsWith(s, n)", "startsWith takes text")]
    [InlineData("endsWith(n, s)", "endsWith takes text")]
    [InlineData("endsWith(s, n)", "endsWith takes text")]
    [InlineData("replace(n, s, s)", "replace takes text")]
    [InlineData("replace(s, n, s)", "replace takes text")]
    [InlineData("replace(s, s, n)", "replace takes text")]
    [InlineData("replace(s, '', s)", "replace() needs a text to look for")]
    [InlineData("md(s, 0)", "the length of md() must be above 0")]
    [InlineData("md(s, half)", "the length of md() must be a whole number")]
    [InlineData("json(n)", "json takes text")]
    [InlineData("json('{')", "json() was given text that is not JSON")]
    [InlineData("formatDateTime(n)", "formatDateTime takes text")]
    [InlineData("formatDateTime(day, n)", "formatDateTime takes text")]
    [InlineData("formatDateTime(s)", "formatDateTime() takes a date such as 2026-11-22 or 2026-11-22T09:30:00Z")]
    [InlineData("formatDateTime(day, '%')", "the format of formatDateTime() is not a date format")]
    [InlineData("count(n)", "count() takes a list, an object or text, and was given a number")]
    [InlineData("length(yes)", "length() takes a list, an object or text, and was given true or false")]
    [InlineData("contains(n, 1)", "contains() looks into a list, an object or text, and was given a number")]
    [InlineData("first(n)", "first() takes a list or text, and was given a number")]
    [InlineData("last(o)", "last() takes a list or text, and was given an object")]
    [InlineData("join(s, ',')", "join() takes a list, and was given text")]
    [InlineData("join(a, n)", "join takes text")]
    [InlineData("join(a, ',', n)", "join takes text")]
    [InlineData(
        "if(a, 1, 2)",
        "a condition is a list, not true or false; compare it, or ask exists(...) or empty(...)"
    )]
    [InlineData("yes < no", "true or false cannot be compared with true or false; int(...) makes a number of text")]
    [InlineData("concat('a', missing)", "'missing' is not in the data")]
    [InlineData("concat(missing, other)", "'missing' is not in the data")]
    [InlineData("o.r.t", "'o.r.t' is not in the data")]
    [InlineData("o[missing]", "'o[missing]' is not in the data")]
    [InlineData("n.x", "'n.x' is not in the data")]
    public void A_mistake_is_named(string expression, string says)
    {
        var error = Assert.Throws<TemplateException>(() => Give(expression, MissingValues.Error));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    /// <summary>How large a card may become, to the value and to the letter.</summary>
    [Theory]
    [InlineData(9_998, 0, null)]
    [InlineData(9_999, 0, "10000 JSON values; show fewer items")]
    [InlineData(1, 499_000, null)]
    [InlineData(1, 501_000, "500000 characters; shorten the text or show fewer items")]
    public void A_card_grows_up_to_its_limits(int items, int letters, string? says)
    {
        var template = CardTemplate.Compile("""{"l":"${l}"}""", "t");
        var list = new JsonArray([
            .. Enumerable.Range(0, items).Select(_ => JsonValue.Create(new string('x', letters))),
        ]);
        var error = Record.Exception(() => template.Expand(new JsonObject { ["l"] = list }));

        Assert.Equal(says is null, error is null);
        Assert.Contains(says ?? "", error?.Message ?? "", StringComparison.Ordinal);
    }

    private static JsonNode? Give(string expression, MissingValues missing)
    {
        var template = new JsonObject { ["data"] = $"${{{expression}}}" }.ToJsonString();
        var host = new JsonObject { ["w"] = "word" };
        return CardTemplate.Compile(template, "t").Expand(Data, host, missing).ToNode()["data"];
    }
}
