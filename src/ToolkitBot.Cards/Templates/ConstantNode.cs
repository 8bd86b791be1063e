using System.Text.Json;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>A part without expressions. Of any size, it enters a card as bytes that were prepared once.</summary>
internal sealed class ConstantNode(int start, int length, int nodes) : TemplateNode
{
    private byte[] written = [];

    /// <summary>How many JSON values it holds.</summary>
    public int Nodes { get; private set; } = nodes;

    /// <summary>How much of the template it takes.</summary>
    private int Length { get; set; } = length;

    /// <summary>Prepares the bytes, once it is known that no larger constant part holds this one.</summary>
    public ConstantNode Seal(ReadOnlySpan<byte> json)
    {
        using var writer = CardWriter.Take();
        writer.Element(JsonElement.Parse(json.Slice(start, Length)));
        written = writer.Written.ToArray();
        return this;
    }

    /// <summary>Takes in the member that follows: most members are constant, and a row of them is written at once.</summary>
    public void Append(JsonEncodedText name, ConstantNode next)
    {
        written = [.. written, .. ",\""u8, .. name.EncodedUtf8Bytes, .. "\":"u8, .. next.written];
        Nodes += next.Nodes;
        Length += next.Length;
    }

    public override void Write(CardWriter to, Scope scope)
    {
        scope.Expansion.Count(Nodes, Length);
        to.Raw(written);
    }
}
