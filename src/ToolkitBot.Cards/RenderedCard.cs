using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards;

/// <summary>A card as it was drawn: finished JSON, which never changes.</summary>
public sealed class RenderedCard
{
    internal RenderedCard(byte[] utf8) => Utf8 = utf8;

    /// <summary>The card as minified UTF-8 JSON, with as little escaping as JSON allows.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>A text that is a member of the card itself; null where there is none.</summary>
    /// <param name="name">The member, such as <c>fallbackText</c>.</param>
    public string? Text(string name)
    {
        var reader = new Utf8JsonReader(Utf8.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(name);
            reader.Read();
            if (isWanted)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>Reads the card for somebody who looks into it or changes it: every call gives a tree of its own.</summary>
    public JsonNode ToNode() => JsonNode.Parse(Utf8.Span)!;

    /// <summary>The card's JSON.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
