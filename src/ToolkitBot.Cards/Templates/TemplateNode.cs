using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A compiled part of a template: immutable, shared by all expansions.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes one value, or nothing where nothing shall stand in the card: its member or item is left out.</summary>
    public abstract void Write(CardWriter to, Scope scope);

    /// <summary>Writes into a list, where a repeated node writes several items.</summary>
    public virtual void WriteItems(CardWriter to, Scope scope) => Write(to, scope);

    /// <summary>Names the data that this part reads.</summary>
    /// <param name="found">Where to put them.</param>
    /// <param name="scope">Path of <c>$data</c> here.</param>
    public virtual void Collect(BindingCollector found, BindingPath scope) { }
}
