using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>An object with <c>$data</c> (its scope, or its repetition) or <c>$when</c> (its condition).</summary>
internal sealed class ScopedNode(TemplateNode body, TemplateNode? data, Condition? when)
    : TemplateNode
{
    public override bool TryExpand(Scope scope, out JsonNode? node)
    {
        node = null;
        if (data is null)
        {
            return Holds(scope) && body.TryExpand(scope, out node);
        }

        var value = Data(scope);
        if (value.IsNothing)
        {
            return false;
        }

        if (value.Kind != ValueKind.List)
        {
            var inner = scope.Enter(value);
            return Holds(inner) && body.TryExpand(inner, out node);
        }

        var list = new JsonArray();
        Repeat(value.List, list, scope);
        node = list;
        return true;
    }

    public override void ExpandInto(JsonArray list, Scope scope)
    {
        var value = data is null ? Value.Null : Data(scope);
        if (value.Kind == ValueKind.List)
        {
            Repeat(value.List, list, scope);
        }
        else if (data is null || !value.IsNothing)
        {
            var inner = data is null ? scope : scope.Enter(value);
            if (Holds(inner) && body.TryExpand(inner, out var node))
            {
                list.Add(node);
            }
        }
    }

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

    private void Repeat(JsonArray items, JsonArray list, Scope scope)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var inner = scope.EnterItem(items[i], i);
            if (Holds(inner) && body.TryExpand(inner, out var node))
            {
                list.Add(node);
            }
        }
    }

    private bool Holds(Scope scope) => when is null || when.Holds(scope);

    // An expression is looked up, not copied: the data may be large and only read.
    private Value Data(Scope scope) =>
        data is ExpressionNode { Expression: var expression } ? expression.Evaluate(scope)
        : data!.TryExpand(scope, out var literal) ? Value.From(literal)
        : Value.Null;
}
