using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Templates;

/// <summary>
/// Writes a card. A member's name is held back and written together with its value, so that a member without a value
/// leaves no trace.
/// </summary>
internal sealed class CardWriter : IDisposable
{
    /// <summary>Escapes as little as JSON allows: a card is never part of an HTML page.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private const int UsualCard = 16 * 1024;
    private const int MostKept = 8 * UsualCard;

    // The structure comes from a template that was checked at compile time.
    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    [ThreadStatic]
    private static CardWriter? spare;

    private readonly ArrayBufferWriter<byte> buffer = new(UsualCard);
    private readonly Utf8JsonWriter json;
    private JsonEncodedText? name;

    private CardWriter() => json = new(buffer, Options);

    /// <summary>Buffer for composing a text before it is written.</summary>
    public ArrayBufferWriter<char> Words { get; } = new();

    /// <summary>Returns an empty writer; disposing of it makes it available for the next card.</summary>
    public static CardWriter Take()
    {
        var taken = spare ?? new();
        spare = null;
        return taken;
    }

    /// <summary>What has been written; empty if nothing has.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            json.Flush();
            return buffer.WrittenSpan;
        }
    }

    /// <summary>Names the member whose value is written next, if any.</summary>
    public void Name(JsonEncodedText next) => name = next;

    public void Name(string next) => name = JsonEncodedText.Encode(next, Encoder);

    public void StartObject()
    {
        WriteName();
        json.WriteStartObject();
    }

    public void EndObject()
    {
        name = null;
        json.WriteEndObject();
    }

    public void StartArray()
    {
        WriteName();
        json.WriteStartArray();
    }

    public void EndArray() => json.WriteEndArray();

    /// <summary>Writes ready-made JSON: a value, which further members may follow if it is a member's.</summary>
    public void Raw(ReadOnlySpan<byte> value)
    {
        WriteName();
        json.WriteRawValue(value, skipInputValidation: true);
    }

    public void Text(ReadOnlySpan<char> value)
    {
        WriteName();
        json.WriteStringValue(value);
    }

    public void Number(decimal value)
    {
        WriteName();
        json.WriteNumberValue(value);
    }

    public void Boolean(bool value)
    {
        WriteName();
        json.WriteBooleanValue(value);
    }

    public void Null()
    {
        WriteName();
        json.WriteNullValue();
    }

    public void Element(JsonElement value)
    {
        WriteName();
        value.WriteTo(json);
    }

    public void Node(JsonNode value)
    {
        WriteName();
        value.WriteTo(json);
    }

    public void Dispose()
    {
        json.Reset();
        buffer.ResetWrittenCount();
        Words.ResetWrittenCount();
        name = null;
        spare = buffer.Capacity <= MostKept && Words.Capacity <= MostKept ? this : null;
    }

    private void WriteName()
    {
        if (name is { } noted)
        {
            json.WritePropertyName(noted);
            name = null;
        }
    }
}
