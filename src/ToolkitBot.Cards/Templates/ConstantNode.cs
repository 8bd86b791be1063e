using System.Text.Json;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A part of any size without expressions, written to cards as bytes prepared once.</summary>
internal sealed class ConstantNode(int start, int length, int nodes) : TemplateNode
{
    private byte[] written = [];

    /// <summary>Number of JSON values in it.</summary>
    public int Nodes { get; private set; } = nodes;

    /// <summary>Its length in the template, in bytes.</summary>
    private int Length { get; set; } = length;

    /// <summary>Prepares the bytes, once no larger constant part is known to contain this one.</summary>
    public ConstantNode Seal(ReadOnlySpan<byte> json)
    {
        using var writer = CardWriter.Take();
        writer.Element(JsonElement.Parse(json.Slice(start, Length)));
        written = writer.Written.ToArray();
        return this;
    }

    /// <summary>Merges the next member: most members are constant, and a run of them is written at once.</summary>
    public void Append(JsonEncodedText name, ConstantNode next)
    {
        written = [.. written, .. ",\""u8, .. name.EncodedUtf8Bytes, .. "\":"u8, .. next.written];
        Nodes += next.Nodes;
        Length += next.Length;
    }

    public override void Write(CardWriter to, EvaluationScope scope)
    {
        scope.Expansion.Count(Nodes, Length);
        to.Raw(written);
    }
}
