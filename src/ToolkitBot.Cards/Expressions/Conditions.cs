namespace ToolkitBot.Cards.Expressions;

/// <summary>Choices and comparisons.</summary>
internal static class Conditions
{
    public static Value If(Expression[] arguments, EvaluationScope scope) =>
        Holds(arguments[0].Evaluate(scope), scope.Expansion.MissingIsAnError)
            ? arguments[1].Evaluate(scope)
            : arguments[2].Evaluate(scope);

    public static Value Coalesce(Expression[] arguments, EvaluationScope scope)
    {
        var value = Value.Null;
        foreach (var argument in arguments)
        {
            value = argument.Evaluate(scope);
            if (!value.IsNothing)
            {
                break;
            }
        }

        return value;
    }

    public static Value And(Expression[] arguments, EvaluationScope scope) =>
        Value.Of(Array.TrueForAll(arguments, a => Holds(a.Evaluate(scope), scope.Expansion.MissingIsAnError)));

    public static Value Or(Expression[] arguments, EvaluationScope scope) =>
        Value.Of(Array.Exists(arguments, a => Holds(a.Evaluate(scope), scope.Expansion.MissingIsAnError)));

    public static Value Not(Value[] arguments, bool strict) => Value.Of(!Holds(arguments[0], strict));

    public static Func<Value[], bool, Value> Compare(Func<int, bool> accepts) =>
        (arguments, strict) =>
        {
            var (one, other) = (arguments[0], arguments[1]);
            if (one.Kind == ValueKind.Number && other.Kind == ValueKind.Number)
            {
                return Value.Of(accepts(one.Number.CompareTo(other.Number)));
            }

            if (one.Kind == ValueKind.Text && other.Kind == ValueKind.Text)
            {
                return Value.Of(accepts(string.CompareOrdinal(one.Text, other.Text)));
            }

            return !strict || one.IsNothing || other.IsNothing
                ? Value.Of(false)
                : throw new ExpressionException(
                    $"{one.Noun} cannot be compared with {other.Noun}; int(...) makes a number of text."
                );
        };

    // The language treats everything but false and null as true, even 0 and "": a trap that strict mode reports.
    private static bool Holds(Value value, bool strict)
    {
        if (value.Kind == ValueKind.Boolean)
        {
            return value.IsTrue;
        }

        if (value.IsNothing)
        {
            return false;
        }

        return !strict
            ? true
            : throw new ExpressionException(
                $"a condition is {value.Noun}, not true or false; compare it, or ask exists(...) or empty(...)."
            );
    }
}
