using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>An object with <c>$data</c> (its scope, or its repetition) or <c>$when</c> (its condition).</summary>
internal sealed class ScopedNode(TemplateNode body, TemplateNode? data, Condition? when) : TemplateNode
{
    public override void Write(CardWriter to, EvaluationScope scope) => Write(to, scope, isInList: false);

    public override void WriteItems(CardWriter to, EvaluationScope scope) => Write(to, scope, isInList: true);

    public override void Collect(BindingCollector found, BindingPath scope)
    {
        var inner = scope;
        if (data is ExpressionNode { Expression: var expression })
        {
            found.Add(expression, scope, mayBeAbsent: true);
            inner = BindingCollector.Resolve(expression.Expression, scope).Each();
        }
        else if (data is not null)
        {
            data.Collect(found, scope);
            inner = BindingPath.Unknown;
        }

        if (when?.Expression is { } condition)
        {
            found.Add(condition, inner, mayBeAbsent: true);
        }

        body.Collect(found, inner);
    }

    private void Write(CardWriter to, EvaluationScope scope, bool isInList)
    {
        if (data is null)
        {
            WriteIfHolds(to, scope);
            return;
        }

        var value = Data(scope);
        switch (value.Kind)
        {
            case ValueKind.Missing or ValueKind.Null:
                break;
            case ValueKind.List when isInList:
                Repeat(value.List, to, scope);
                break;
            case ValueKind.List:
                to.StartArray();
                Repeat(value.List, to, scope);
                to.EndArray();
                break;
            default:
                WriteIfHolds(to, scope.Enter(value));
                break;
        }
    }

    private void Repeat(JsonArray items, CardWriter to, EvaluationScope scope)
    {
        for (var i = 0; i < items.Count; i++)
        {
            WriteIfHolds(to, scope.EnterItem(items[i], i));
        }
    }

    private void WriteIfHolds(CardWriter to, EvaluationScope scope)
    {
        if (when is null || when.Holds(scope))
        {
            body.Write(to, scope);
        }
    }

    // An expression is looked up, not copied: the data may be large and is only read.
    private Value Data(EvaluationScope scope)
    {
        if (data is ExpressionNode { Expression: var expression })
        {
            return expression.Evaluate(scope);
        }

        using var literal = CardWriter.Take();
        data!.Write(literal, scope);
        return literal.Written is [] ? Value.Null : Value.From(JsonNode.Parse(literal.Written));
    }
}
