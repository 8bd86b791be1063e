namespace ToolkitBot.Cards.Expressions;

/// <summary>A parsed expression. Immutable, so that concurrent expansions share one tree.</summary>
internal abstract class Expression
{
    public abstract Value Evaluate(EvaluationScope scope);
}

internal sealed class Literal(Value value) : Expression
{
    public Value Value { get; } = value;

    public override Value Evaluate(EvaluationScope scope) => Value;
}

/// <summary>A function or an operator with its arguments.</summary>
internal sealed class Call(Function function, Expression[] arguments) : Expression
{
    public Function Function { get; } = function;

    public Expression[] Arguments { get; } = arguments;

    public override Value Evaluate(EvaluationScope scope) => Function.Evaluate(Arguments, scope);
}
