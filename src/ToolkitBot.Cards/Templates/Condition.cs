using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>The condition of a <c>$when</c>: a literal or one expression.</summary>
internal sealed class Condition(bool literal, PlacedExpression? expression)
{
    public PlacedExpression? Expression => expression;

    /// <summary>Only true keeps the element; anything but true or false is an error in tests.</summary>
    public bool Holds(EvaluationScope scope)
    {
        if (expression is null)
        {
            return literal;
        }

        var value = expression.Evaluate(scope);
        return value.Kind switch
        {
            ValueKind.Boolean => value.IsTrue,
            ValueKind.Text when value.Text is "true" or "false" => value.Text == "true",
            ValueKind.Missing or ValueKind.Null => false,
            _ when !scope.Expansion.MissingIsAnError => false,
            _ => throw expression.Place.Problem(
                $"$when is {value.Noun}, not true or false; compare it, or ask exists(...) or empty(...).",
                expression.Source
            ),
        };
    }
}
