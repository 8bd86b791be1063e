using System.Globalization;

namespace ToolkitBot.Cards.Expressions;

/// <summary>How a function treats a null or missing argument.</summary>
internal enum NullHandling
{
    /// <summary>It is not called, and its result is null or missing too.</summary>
    PassesOn,

    /// <summary>It is called, and has a result.</summary>
    IsAnswered,

    /// <summary>It is called, and its purpose is to tell whether a value is there.</summary>
    IsTheQuestion,
}

/// <summary>An allowed function. No function can reach anything but its arguments.</summary>
internal sealed class Function
{
    private readonly Func<Value[], bool, Value>? eager;
    private readonly Func<Expression[], EvaluationScope, Value>? lazy;

    /// <summary>A function of evaluated arguments; its flag says whether a missing value is an error.</summary>
    public Function(string name, int least, int most, Func<Value[], bool, Value> eager, NullHandling nulls)
    {
        Name = name;
        Least = least;
        Most = most;
        this.eager = eager;
        Nulls = nulls;
    }

    /// <summary>A function that chooses which of its arguments to evaluate.</summary>
    public Function(
        string name,
        int least,
        int most,
        Func<Expression[], EvaluationScope, Value> lazy,
        NullHandling nulls
    )
    {
        Name = name;
        Least = least;
        Most = most;
        this.lazy = lazy;
        Nulls = nulls;
    }

    public string Name { get; }

    public int Least { get; }

    public int Most { get; }

    public NullHandling Nulls { get; }

    public string Arity =>
        Least == Most ? Count(Least)
        : Most == int.MaxValue ? $"at least {Count(Least)}"
        : $"{Least} to {Count(Most)}";

    public Value Evaluate(Expression[] arguments, EvaluationScope scope)
    {
        if (lazy is not null)
        {
            return lazy(arguments, scope);
        }

        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(scope);
            if (Nulls == NullHandling.PassesOn && values[i].IsNothing)
            {
                return values[i];
            }
        }

        return eager!(values, scope.Expansion.MissingIsAnError);
    }

    private static string Count(int number) =>
        number == 1 ? "1 argument" : number.ToString(CultureInfo.InvariantCulture) + " arguments";
}
