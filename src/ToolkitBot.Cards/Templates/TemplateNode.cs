using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A compiled part of a template: immutable, shared by all expansions.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes one value, or nothing, which leaves its member or item out of the card.</summary>
    public abstract void Write(CardWriter to, EvaluationScope scope);

    /// <summary>Writes into a list; a repeated node may write several items.</summary>
    public virtual void WriteItems(CardWriter to, EvaluationScope scope) => Write(to, scope);

    /// <summary>Collects the data that this part reads.</summary>
    /// <param name="found">Receives the paths.</param>
    /// <param name="scope">Path of <c>$data</c> here.</param>
    public virtual void Collect(BindingCollector found, BindingPath scope) { }
}
