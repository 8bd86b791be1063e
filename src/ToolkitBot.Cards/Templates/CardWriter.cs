using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolkitBot.Cards.Templates;

/// <summary>
/// What a card is written with. A member's name is only noted; it is written together with its value, so that a member
/// which turns out to be nothing leaves no trace.
/// </summary>
internal sealed class CardWriter : IDisposable
{
    /// <summary>As little escaping as JSON allows: a card is no part of a page.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private const int UsualCard = 16 * 1024;
    private const int MostKept = 8 * UsualCard;

    // The structure comes from a template that was checked when it was compiled.
    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    [ThreadStatic]
    private static CardWriter? spare;

    private readonly ArrayBufferWriter<byte> buffer = new(UsualCard);
    private readonly Utf8JsonWriter json;
    private JsonEncodedText? name;

    private CardWriter() => json = new(buffer, Options);

    /// <summary>Where a text is put together before it is written.</summary>
    public ArrayBufferWriter<char> Words { get; } = new();

    /// <summary>An empty writer; disposing of it lends it to the next card.</summary>
    public static CardWriter Take()
    {
        var taken = spare ?? new();
        spare = null;
        return taken;
    }

    /// <summary>What was written; empty where nothing was.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            json.Flush();
            return buffer.WrittenSpan;
        }
    }

    /// <summary>Names the member whose value is written next, if any is.</summary>
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

    /// <summary>JSON that is written already: a value, and where it is a member's, more members after it.</summary>
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
