using System.Globalization;

namespace ToolkitBot.Cards.Expressions;

/// <summary>Arithmetic, on decimals.</summary>
internal static class Numbers
{
    public static int Whole(Value value, string what)
    {
        if (value.Kind == ValueKind.Number)
        {
            var number = value.Number;
            if (number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue)
            {
                return (int)number;
            }
        }

        throw new ExpressionException($"{what} must be a whole number.");
    }

    public static Func<Value[], bool, Value> Fold(string name, Func<decimal, decimal, decimal> step) =>
        (arguments, _) =>
        {
            try
            {
                var result = Of(arguments[0], name);
                foreach (var argument in arguments.AsSpan(1))
                {
                    result = step(result, Of(argument, name));
                }

                return Value.Of(result);
            }
            catch (OverflowException)
            {
                throw new ExpressionException("the result is too large.");
            }
        };

    public static Value Plus(Value[] arguments, bool strict)
    {
        var (one, other) = (arguments[0], arguments[1]);
        if (one.Kind == ValueKind.Text || other.Kind == ValueKind.Text)
        {
            return Texts.Concat(arguments, strict);
        }

        if (one.IsNothing || other.IsNothing)
        {
            return one.IsNothing ? one : other;
        }

        return Fold("+", (x, y) => x + y)(arguments, strict);
    }

    /// <summary>Divides as the language does: two whole numbers give a whole number, rounded down.</summary>
    public static decimal Divide(decimal x, decimal y)
    {
        if (y == 0)
        {
            throw new ExpressionException("this divides by zero; ask first whether it is above 0.");
        }

        var bothWhole = x == decimal.Truncate(x) && y == decimal.Truncate(y);
        return bothWhole ? decimal.Floor(x / y) : x / y;
    }

    public static decimal Remainder(decimal x, decimal y) =>
        y == 0 ? throw new ExpressionException("the remainder by zero does not exist.") : x % y;

    public static Value Round(Value[] arguments)
    {
        var digits = arguments.Length > 1 ? Digits(arguments[1], "round") : 0;
        var number = Of(arguments[0], "round");
        return Value.Of(Math.Round(number, digits, MidpointRounding.AwayFromZero));
    }

    public static Value Int(Value value)
    {
        if (value.Kind == ValueKind.Number)
        {
            return Value.Of(decimal.Truncate(value.Number));
        }

        return
            value.Kind == ValueKind.Text
            && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(decimal.Truncate(number))
            : throw new ExpressionException(
                $"int() takes a number or text that holds one, and was given other {value.Noun}."
            );
    }

    public static Value Format(Value[] arguments)
    {
        var digits = Digits(arguments[1], "formatNumber");
        var culture = Dates.Culture(arguments, 2);
        var number = Math.Round(Of(arguments[0], "formatNumber"), digits, MidpointRounding.AwayFromZero);
        return Value.Of(number.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), culture));
    }

    private static decimal Of(Value value, string function) =>
        value.Kind == ValueKind.Number
            ? value.Number
            : throw new ExpressionException(
                $"{function} takes numbers, and was given {value.Noun}; int(...) makes a number of text."
            );

    private static int Digits(Value value, string function)
    {
        var digits = Whole(value, $"the number of decimals of {function}()");
        return digits is >= 0 and <= 15
            ? digits
            : throw new ExpressionException($"{function}() takes 0 to 15 decimals.");
    }
}
