using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A list in which some items have expressions or repeat.</summary>
internal sealed class ArrayNode(TemplateNode[] items) : TemplateNode
{
    public override void Write(CardWriter to, EvaluationScope scope)
    {
        scope.Expansion.Count(1, 2);
        to.StartArray();
        foreach (var item in items)
        {
            item.WriteItems(to, scope);
        }

        to.EndArray();
    }

    public override void Collect(BindingCollector found, BindingPath scope)
    {
        foreach (var item in items)
        {
            item.Collect(found, scope);
        }
    }
}
