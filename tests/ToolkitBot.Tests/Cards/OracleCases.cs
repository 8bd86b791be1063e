namespace ToolkitBot.Tests.Cards;

/// <summary>
/// What our engine is held against. Rows are those of the table of edge cases that the engine was built from;
/// a letter marks a second case of the same row, "x" a case beyond the table.
/// </summary>
internal static class OracleCases
{
    private const string Numbers = """{"n":5,"s":"a","price":"35"}""";
    private const string Items = """{"a":[{"x":1},{"x":2},{"x":5}]}""";
    private const string Repeat = """[{"$data":"${a}","t":"${x}"}]""";

    public static IReadOnlyList<OracleCase> All { get; } =
    [
        Text("1", "${n}", """{"n":5}"""),
        Text("2", "${b}", """{"b":false}"""),
        Text("3", "${o}", """{"o":{"a":1}}"""),
        Text("4", "${a}", """{"a":[1,2]}"""),
        Text("5", "${s}", """{"s":"007"}"""),
        Text("6", "${s}", """{"s":"x\"y"}"""),
        Text("7", "${z}", """{"z":null}""", Difference.Null),
        new("7b", """{"data":{"t":"${z}"}}""", """{"z":null}"""),
        Text("8", "${q}", "{}", Difference.Missing),
        Text("9", "${q.r.s}", "{}", Difference.Missing),
        Text("10", "a ${n} b", """{"n":5}"""),
        Text("10b", "a ${n} b", """{"n":5.25}"""),
        Text("11", "a ${b}", """{"b":true}"""),
        Text("12", "a ${z}", """{"z":null}""", Difference.Null),
        Text("13", "a ${q}", "{}", Difference.Missing),
        Text("14", "a ${o}", """{"o":{"a":1}}""", Difference.Structure),
        Text("15", "a ${a}", """{"a":[1,2]}""", Difference.Structure),
        Text("16", "${s}${n}", """{"s":"x","n":1}"""),
        Text("17", "${n}${n}", """{"n":1}"""),
        Text("18", " ${n}", """{"n":1}"""),
        Text("19", "${ n }", """{"n":1}"""),
        Text("20", @"\\${n}", """{"n":1}"""),
        Text("21", "$5 and $n", """{"n":1}"""),
        Text("22", "${n", """{"n":1}""", Difference.Syntax),
        Text("23", "${}", "{}", Difference.Syntax),
        Text("24", "${nofn(n)}", """{"n":1}"""),
        Text("25", "x ${nofn(n)}", """{"n":1}""", Difference.Syntax),
        Text("26", "${n +}", """{"n":1}"""),
        Text("27", "${n/0}", Numbers),
        Text("27b", "a ${n/0}", Numbers, Difference.Failure),
        Text("28", "${a[9]}", """{"a":[1,2]}"""),
        Text("28b", "${a[-1]}", """{"a":[1,2]}"""),
        Text("28c", "a ${a[9]}", """{"a":[1,2]}""", Difference.Failure),
        Text("29", "${n+1}", Numbers),
        Text("30", "${s+n}", Numbers),
        Text("31", "${q+'a'}", "{}", Difference.Missing),
        Text("32", "${if(n>3,'a','b')}", Numbers),
        Text("33", "${json(s).k}", """{"s":"{\"k\":1}"}"""),
        Text("34", "${coalesce(q,'d')}", "{}", Difference.Coalesce),
        Text("35", "${$root['a-b']}", """{"a-b":3}"""),
        Text("35b", "${o['a b']}", """{"o":{"a b":3}}"""),
        Text("36", "${Name}", """{"name":"low"}"""),
        new("37", """{"${k}":1}""", """{"k":"x"}"""),
        Text("38", "${s}", """{"s":"${$root}"}"""),
        Text("39", "x ${s}", """{"s":"\" \n \\"}"""),
        new("40", Repeat, Items),
        new("41", Repeat, """{"a":[]}"""),
        new("42", Repeat, """{"a":null}""", Difference.NoData),
        new("42b", Repeat, "{}", Difference.NoData),
        new("43", """[{"$data":"${a}","t":"${$data}"}]""", """{"a":["p","q"]}"""),
        new("43b", """[{"$data":"${a}","t":"${$data}"}]""", """{"a":[1,2]}"""),
        new("44", """[{"$data":"${a}","t":"${$index}"}]""", Items),
        new("44b", """[{"$data":"${a}","t":"${$index+1}."}]""", Items),
        Text("45", "${$index}", "{}", Difference.Missing),
        new(
            "46",
            """[{"$data":"${a}","i":"${$index}","l":[{"$data":"${c}","t":"${$index}:${$data}"}]}]""",
            """{"a":[{"c":[1,2]},{"c":[3]}]}"""
        ),
        new("47", """{"$data":"${o}","t":"${n}"}""", """{"n":9,"o":{"m":1}}""", Difference.Missing),
        new("47b", """{"$data":"${o}","t":"${$root.n}"}""", """{"n":9,"o":{"m":1}}"""),
        new("48", """{"k":{"$data":"${a}","t":"${x}"}}""", Items),
        new("49", """{"$data":{"n":1},"t":"${n}"}""", """{"n":2}"""),
        When("50", "\"${n>3}\"", """{"n":5}"""),
        When("50b", "\"${n>3}\"", """{"n":1}"""),
        When("51", "\"${q}\"", "{}"),
        When("51b", "\"${q}\"", """{"q":null}"""),
        When("51c", "\"${q}\"", """{"q":0}"""),
        When("51d", "\"${q}\"", """{"q":1}"""),
        When("51e", "\"${q}\"", """{"q":"x"}"""),
        When("51f", "\"${q}\"", """{"q":"false"}"""),
        When("52", "true", "{}", Difference.WhenLiteral),
        When("52b", "\"true\"", "{}", Difference.WhenLiteral),
        When("53", "false", "{}", Difference.WhenLiteral),
        When("54", "\"${price>30}\"", Numbers),
        When("55", "\"${q!=1}\"", "{}"),
        When("56", "\"${q>1}\"", "{}"),
        When("56b", "\"${q==1}\"", "{}"),
        When("57", "\"${exists(q)}\"", "{}"),
        When("57b", "\"${!exists(q)}\"", "{}"),
        new("58", """[{"$when":"${x>1}","$data":"${a}","t":"${x}"}]""", Items),
        new("58b", """[{"$data":"${a}","$when":"${x>1}","t":"${x}"}]""", Items),
        new("59", """{"k":{"$when":"${n>9}","t":1},"l":2}""", Numbers, Difference.WhenMember),
        new("59r", """{"$when":"${n>9}","t":1}""", Numbers, Difference.WhenRoot),
        new("59a", """[{"$data":"${a}","$when":"${$index>0}","t":"${$data}"}]""", """{"a":[1,2]}"""),
        new("59a2", """[{"$data":"${a}","$when":"${$data>1}","t":"${$data}"}]""", """{"a":[1,2]}"""),
        When("59b", "\"${true}${true}\"", "{}", Difference.Syntax),
        Text("60", "${n}", null, Difference.Missing),
        Text("61", "${formatDateTime(d,'yyyy-MM-dd')}", """{"d":"2024-01-02T03:04:05Z"}"""),
        Text("62", "${`a ${n}`}", Numbers),
        Text("63", "${n}", """{"n":12345678901234567890}""", Difference.Precision),
        Text("64", "${s}", """{"s":"<b>&"}"""),
        Text("x1", "${7/2}", "{}"),
        Text("x2", "${-7/2}", "{}"),
        Text("x3", "${formatNumber(1234.5,2)}", "{}"),
        Text("x4", "${if(0,1,2)}", "{}"),
        Text("x5", "${join(a,', ')}", """{"a":["p","q","r"]}"""),
        Text("x6", "${join(a,', ',' and ')}", """{"a":["p","q","r"]}"""),
        Text("x7", "${substring('abcdef',2,3)}", "{}"),
        Text("x8", "${substring('abc',1,99)}", "{}", Difference.Substring),
        Text("x9", "${count(a)}", """{"a":[1,2]}"""),
        Text("x10", "${toUpper(s)}${toLower('B')}${trim(' c ')}", Numbers),
        Text("x11", "${n==5 && !(n<3) || false}", Numbers),
        Text("x12", "${n>3 ? 'a' : 'b'}", Numbers),
        Text("x13", "${1+2*3}", "{}"),
        Text("x14", "${(1+2)*3}", "{}"),
        Text("x15", "${mod(7,3)+add(1,2)+sub(5,1)+mul(2,3)+div(9,2)}", "{}"),
        Text("x16", "${round(2.5)}", "{}"),
        Text("x17", "${contains('abc','bc')}", "{}"),
        Text("x18", "${startsWith('abc','ab')}", "{}"),
        Text("x19", "${replace('a-b-c','-','/')}", "{}"),
        Text("x20", "${first(a)}${last(a)}", """{"a":[1,2]}"""),
        Text("x21", "${empty(a)}", """{"a":[]}"""),
        Text("x22", "${concat('a',n,'b')}", Numbers),
        Text("x23", "${int('7')+1}", "{}"),
        Text("x24", "${string(n)}", Numbers),
        Text("x25", "${$host.word}", "{}") with
        {
            Host = """{"word":"Nesaf"}""",
        },
        Text("x26", "${o[k]}", """{"o":{"p":1},"k":"p"}"""),
        new("x27", """[{"$data":"${a}","k":{"$data":"${$root.o}","i":"${$index}"}}]""", """{"a":[1,2],"o":{"x":1}}"""),
        new("x28", """{"$data":"${a}","t":"${$data}"}""", """{"a":[1,2]}"""),
        new("x29", """[{"$data":{"n":"${m}"},"t":"${n}"}]""", """{"m":3}""", Difference.InlineData),
        Text("x30", "${0.1+0.2}", "{}", Difference.Precision),
        Text("x31", "${equals(s,'a')}", Numbers),
        Text("x32", "${md(s)}", Numbers, Difference.Markdown),
    ];

    private static OracleCase Text(string row, string text, string? data, Difference difference = Difference.None) =>
        new(row, $$"""{"t":"{{text.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""", data, difference);

    private static OracleCase When(
        string row,
        string condition,
        string data,
        Difference difference = Difference.None
    ) => new(row, $$"""[{"$when":{{condition}},"t":1},{"t":2}]""", data, difference);
}

/// <summary>A template and its data, and whether we answer otherwise on purpose.</summary>
internal sealed record OracleCase(string Row, string Template, string? Data, Difference Difference = Difference.None)
{
    public string? Host { get; init; }
}

/// <summary>Where we differ from Microsoft's engine on purpose, and why.</summary>
internal enum Difference
{
    None,

    /// <summary>A missing path is left out (or is an error in tests); theirs shows <c>${path}</c> to the reader.</summary>
    Missing,

    /// <summary>Null drops its member outside of an action's data and is empty in text; theirs leaves null or throws.</summary>
    Null,

    /// <summary>A list or an object between words is its JSON; theirs is <c>[object Object]</c> or <c>1,2</c>.</summary>
    Structure,

    /// <summary>A mistake in a template is an error at start; theirs shows it to the reader or drops the element.</summary>
    Syntax,

    /// <summary>What cannot be computed is an error with its place, also between words; theirs shows its source.</summary>
    Failure,

    /// <summary><c>coalesce</c> skips what is missing; theirs takes the source text of the missing path for a value.</summary>
    Coalesce,

    /// <summary>No data, no copies; theirs makes one copy full of unresolved expressions.</summary>
    NoData,

    /// <summary>The literals true and false mean what they say; theirs drops for true and keeps for false.</summary>
    WhenLiteral,

    /// <summary>A member whose <c>$when</c> does not hold is removed; theirs is null, which is no card.</summary>
    WhenMember,

    /// <summary>A card that may vanish is refused; theirs becomes null.</summary>
    WhenRoot,

    /// <summary>Numbers are decimals, and pass through unread; theirs are rounded to double precision.</summary>
    Precision,

    /// <summary>A range beyond the end of a text gives what is there; theirs throws.</summary>
    Substring,

    /// <summary>Expressions in an inline <c>$data</c> are expanded; theirs leaks its own syntax tree into the card.</summary>
    InlineData,

    /// <summary><c>md</c> is our addition.</summary>
    Markdown,
}
