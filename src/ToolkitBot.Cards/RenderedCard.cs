using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards;

/// <summary>A rendered card: immutable JSON.</summary>
public sealed class RenderedCard
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal RenderedCard(byte[] utf8) => Utf8 = utf8;

    /// <summary>The card as minified UTF-8 JSON, with as little escaping as JSON allows.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Returns the text of one of the card's top-level members; null if there is none.</summary>
    /// <param name="name">The member's name, such as <c>fallbackText</c>.</param>
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

    /// <summary>Parses the card into a new tree, for callers that inspect or change it.</summary>
    public JsonNode ToNode() => JsonNode.Parse(Utf8.Span)!;

    /// <summary>Returns the card with another's elements at its end.</summary>
    public RenderedCard With(RenderedCard below)
    {
        var (card, added) = (ToNode(), below.ToNode());
        foreach (var element in added["body"]!.AsArray())
        {
            card["body"]!.AsArray().Add(element!.DeepClone());
        }

        return new(Encoding.UTF8.GetBytes(card.ToJsonString(Plain)));
    }

    /// <summary>Returns the card's JSON.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
