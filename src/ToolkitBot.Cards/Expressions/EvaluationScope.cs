using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Expressions;

/// <summary>What names refer to at one point of an expansion.</summary>
internal sealed class EvaluationScope(Expansion expansion, Value data, int index)
{
    /// <summary>The current expansion.</summary>
    public Expansion Expansion { get; } = expansion;

    /// <summary><c>$data</c>: where a bare name is looked up.</summary>
    public Value Data { get; } = data;

    /// <summary><c>$index</c> of the nearest repetition, or -1 outside one.</summary>
    public int Index { get; } = index;

    /// <summary>Returns the scope of a nested object that is not repeated.</summary>
    public EvaluationScope Enter(Value inner) => new(Expansion, inner, Index);

    /// <summary>Returns the scope of one item of a repetition.</summary>
    public EvaluationScope EnterItem(JsonNode? item, int position) => new(Expansion, Value.From(item), position);
}
