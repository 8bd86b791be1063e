using static ToolkitBot.Cards.Expressions.NullHandling;

namespace ToolkitBot.Cards.Expressions;

/// <summary>All operators and functions of the language, by name.</summary>
internal static class FunctionTable
{
    private const int Any = int.MaxValue;

    private static readonly Dictionary<string, Function> Functions = All()
        .ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <exception cref="ExpressionException">There is no such function.</exception>
    public static Function Find(string name) =>
        Functions.TryGetValue(name, out var function)
            ? function
            : throw new ExpressionException($"'{name}' is not a function; known are {string.Join(", ", Names())}.");

    public static IEnumerable<string> Names() =>
        Functions.Keys.Where(name => char.IsLetter(name[0])).Order(StringComparer.Ordinal);

    private static IEnumerable<Function> All() =>
        [
            // Conditions
            new("if", 3, 3, Conditions.If, IsAnswered),
            new("coalesce", 1, Any, Conditions.Coalesce, IsTheQuestion),
            new("??", 2, 2, Conditions.Coalesce, IsTheQuestion),
            new("and", 1, Any, Conditions.And, IsAnswered),
            new("&&", 2, 2, Conditions.And, IsAnswered),
            new("or", 1, Any, Conditions.Or, IsAnswered),
            new("||", 2, 2, Conditions.Or, IsAnswered),
            new("not", 1, 1, Conditions.Not, IsAnswered),
            new("!", 1, 1, Conditions.Not, IsAnswered),
            new("equals", 2, 2, (a, _) => Value.Of(Value.Same(a[0], a[1])), IsAnswered),
            new("==", 2, 2, (a, _) => Value.Of(Value.Same(a[0], a[1])), IsAnswered),
            new("!=", 2, 2, (a, _) => Value.Of(!Value.Same(a[0], a[1])), IsAnswered),
            new("<>", 2, 2, (a, _) => Value.Of(!Value.Same(a[0], a[1])), IsAnswered),
            new("less", 2, 2, Conditions.Compare(order => order < 0), IsAnswered),
            new("<", 2, 2, Conditions.Compare(order => order < 0), IsAnswered),
            new("lessOrEquals", 2, 2, Conditions.Compare(order => order <= 0), IsAnswered),
            new("<=", 2, 2, Conditions.Compare(order => order <= 0), IsAnswered),
            new("greater", 2, 2, Conditions.Compare(order => order > 0), IsAnswered),
            new(">", 2, 2, Conditions.Compare(order => order > 0), IsAnswered),
            new("greaterOrEquals", 2, 2, Conditions.Compare(order => order >= 0), IsAnswered),
            new(">=", 2, 2, Conditions.Compare(order => order >= 0), IsAnswered),
            new("exists", 1, 1, (a, _) => Value.Of(!a[0].IsNothing), IsTheQuestion),
            new("empty", 1, 1, (a, _) => Lists.Empty(a[0]), IsTheQuestion),
            // Numbers
            new("+", 2, 2, Numbers.Plus, IsAnswered),
            new("add", 2, Any, Numbers.Fold("add", (x, y) => x + y), PassesOn),
            new("-", 2, 2, Numbers.Fold("-", (x, y) => x - y), PassesOn),
            new("sub", 2, Any, Numbers.Fold("sub", (x, y) => x - y), PassesOn),
            new("*", 2, 2, Numbers.Fold("*", (x, y) => x * y), PassesOn),
            new("mul", 2, Any, Numbers.Fold("mul", (x, y) => x * y), PassesOn),
            new("/", 2, 2, Numbers.Fold("/", Numbers.Divide), PassesOn),
            new("div", 2, Any, Numbers.Fold("div", Numbers.Divide), PassesOn),
            new("%", 2, 2, Numbers.Fold("%", Numbers.Remainder), PassesOn),
            new("mod", 2, 2, Numbers.Fold("mod", Numbers.Remainder), PassesOn),
            new("round", 1, 2, (a, _) => Numbers.Round(a), PassesOn),
            new("int", 1, 1, (a, _) => Numbers.Int(a[0]), PassesOn),
            new("formatNumber", 2, 3, (a, _) => Numbers.Format(a), PassesOn),
            // Text
            new("concat", 1, Any, Texts.Concat, IsAnswered),
            new("&", 2, 2, Texts.Concat, IsAnswered),
            new("sentences", 1, Any, Texts.Sentences, IsAnswered),
            new("string", 1, 1, (a, _) => Value.Of(a[0].AsText()), PassesOn),
            new("toUpper", 1, 1, (a, _) => Texts.ToUpper(a[0]), PassesOn),
            new("toLower", 1, 1, (a, _) => Texts.ToLower(a[0]), PassesOn),
            new("trim", 1, 1, (a, _) => Value.Of(Texts.Of(a[0], "trim").Trim()), PassesOn),
            new("substring", 2, 3, (a, _) => Texts.Substring(a), PassesOn),
            new("startsWith", 2, 2, (a, _) => Texts.StartsWith(a), PassesOn),
            new("endsWith", 2, 2, (a, _) => Texts.EndsWith(a), PassesOn),
            new("replace", 3, 3, (a, _) => Texts.Replace(a), PassesOn),
            new("md", 1, 2, (a, _) => Texts.Markdown(a), PassesOn),
            new("json", 1, 1, (a, _) => Texts.Json(a[0]), PassesOn),
            new("formatDateTime", 1, 3, (a, _) => Dates.Format(a), PassesOn),
            // Lists; most take text too
            new("contains", 2, 2, (a, _) => Lists.Contains(a[0], a[1]), IsAnswered),
            new("count", 1, 1, (a, _) => Lists.Count(a[0], "count"), IsAnswered),
            new("length", 1, 1, (a, _) => Lists.Count(a[0], "length"), IsAnswered),
            new("first", 1, 1, (a, _) => Lists.End(a[0], "first", 0), PassesOn),
            new("last", 1, 1, (a, _) => Lists.End(a[0], "last", 1), PassesOn),
            new("join", 2, 3, (a, _) => Lists.Join(a), PassesOn),
        ];
}
