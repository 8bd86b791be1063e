using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A compiled part of a template: immutable, shared by all expansions.</summary>
internal abstract class TemplateNode
{
    /// <summary>Expands to one value.</summary>
    /// <returns>False where nothing shall stand in the card: its member or item is left out.</returns>
    public abstract bool TryExpand(Scope scope, out JsonNode? node);

    /// <summary>Expands into a list, where a repeated node adds several items.</summary>
    public virtual void ExpandInto(JsonArray list, Scope scope)
    {
        if (TryExpand(scope, out var node))
        {
            list.Add(node);
        }
    }

    /// <summary>Names the data that this part reads.</summary>
    /// <param name="found">Where to put them.</param>
    /// <param name="scope">Path of <c>$data</c> here.</param>
    public virtual void Collect(BindingCollector found, BindingPath scope) { }
}
