using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A list of which some items have expressions or repeat.</summary>
internal sealed class ArrayNode(TemplateNode[] items) : TemplateNode
{
    public override bool TryExpand(Scope scope, out JsonNode? node)
    {
        scope.Expansion.Count(1, 2);
        var list = new JsonArray();
        foreach (var item in items)
        {
            item.ExpandInto(list, scope);
        }

        node = list;
        return true;
    }

    public override void Collect(BindingCollector found, BindingPath scope)
    {
        foreach (var item in items)
        {
            item.Collect(found, scope);
        }
    }
}
