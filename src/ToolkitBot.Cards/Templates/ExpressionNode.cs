using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A string that is exactly one expression; the result keeps its type.</summary>
/// <param name="expression">The expression.</param>
/// <param name="keepsNull">
/// Whether null is written as null (in an action's <c>data</c>); elsewhere it is useless in a card, and the member is
/// dropped.
/// </param>
internal sealed class ExpressionNode(PlacedExpression expression, bool keepsNull) : TemplateNode
{
    public PlacedExpression Expression => expression;

    public override void Write(CardWriter to, EvaluationScope scope)
    {
        var value = expression.Evaluate(scope);
        if (value.Kind == ValueKind.Missing && scope.Expansion.MissingIsAnError)
        {
            throw expression.MissingValue(value);
        }

        try
        {
            if (!value.IsNothing)
            {
                ValueWriter.Write(to, value, scope.Expansion);
            }
            else if (keepsNull && value.Kind == ValueKind.Null)
            {
                to.Null();
            }
        }
        catch (ExpressionException e)
        {
            throw expression.Place.Problem(e.Message, expression.Source);
        }
    }

    public override void Collect(BindingCollector found, BindingPath scope) =>
        found.Add(expression, scope, mayBeAbsent: false);
}
