using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>An object of which some members have expressions.</summary>
internal sealed class ObjectNode(KeyValuePair<string, TemplateNode>[] members, int nameLength)
    : TemplateNode
{
    public override bool TryExpand(Scope scope, out JsonNode? node)
    {
        scope.Expansion.Count(1, nameLength);
        var target = new JsonObject();
        foreach (var (name, member) in members)
        {
            if (member.TryExpand(scope, out var value))
            {
                target.Add(name, value);
            }
        }

        node = target;
        return true;
    }

    public override void Collect(BindingCollector found, BindingPath scope)
    {
        foreach (var (_, member) in members)
        {
            member.Collect(found, scope);
        }
    }
}
