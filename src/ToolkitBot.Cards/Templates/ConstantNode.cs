using System.Text.Json;
using System.Text.Json.Nodes;
using ToolkitBot.Cards.Expressions;

namespace ToolkitBot.Cards.Templates;

/// <summary>
/// A part without expressions. An object or a list of any size becomes one node over JSON that was parsed once;
/// it is read only if somebody looks into it.
/// </summary>
internal sealed class ConstantNode(int start, int length, int nodes) : TemplateNode
{
    private JsonElement element;
    private string? text;

    /// <summary>How many JSON values it holds.</summary>
    public int Nodes => nodes;

    /// <summary>Parses the JSON, once it is known that no larger constant part holds this one.</summary>
    public ConstantNode Seal(ReadOnlySpan<byte> json)
    {
        element = JsonElement.Parse(json.Slice(start, length));
        text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return this;
    }

    public override bool TryExpand(Scope scope, out JsonNode? node)
    {
        scope.Expansion.Count(nodes, length);
        node = text is not null
            ? JsonValue.Create(text)
            : element.ValueKind switch
            {
                JsonValueKind.Object => JsonObject.Create(element),
                JsonValueKind.Array => JsonArray.Create(element),
                _ => JsonValue.Create(element),
            };
        return true;
    }
}
