using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage;

/// <summary>
/// The stored form of unsent replies: JSON, compressed with Brotli. A card shrinks to a quarter, so that three turns
/// share a database page instead of filling one each.
/// </summary>
internal static class UnsentReplies
{
    // The fastest level packs a card 5% less tightly than the next one, in three quarters of its time. A window larger
    // than the text costs nothing.
    private const int Quality = 0;
    private const int Window = 18;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>Packs the replies and their destination. Messages are copied as serialised for the wire.</summary>
    public static byte[] Write(ConversationReference reference, IReadOnlyList<Reply> replies)
    {
        var into = buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        into.ResetWrittenCount();
        var json = writer ??= new Utf8JsonWriter(into);
        json.Reset(into);
        json.WriteStartObject();
        json.WritePropertyName("reference"u8);
        JsonSerializer.Serialize(json, reference, StorageJson.Default.ConversationReference);
        json.WriteStartArray("replies"u8);
        foreach (var reply in replies)
        {
            Write(json, reply);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Pack(into.WrittenSpan);
    }

    /// <summary>Unpacks what <see cref="Write"/> packed.</summary>
    /// <exception cref="InvalidDataException">The bytes are not valid.</exception>
    public static (ConversationReference Reference, IReadOnlyList<Reply> Replies) Read(byte[] packed)
    {
        using var stream = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        try
        {
            var read = JsonSerializer.Deserialize(stream, StorageJson.Default.Kept)!;
            return (read.Reference, read.Replies);
        }
        catch (JsonException)
        {
            throw new InvalidDataException("The kept replies of a turn cannot be read.");
        }
    }

    private static void Write(Utf8JsonWriter json, Reply reply)
    {
        json.WriteStartObject();
        json.WritePropertyName("activity"u8);
        json.WriteRawValue(reply.Wire.Span, skipInputValidation: true);
        if (reply.Replaces is { } message)
        {
            json.WriteString("replaces"u8, message);
        }

        if (reply.To is { } place)
        {
            json.WritePropertyName("to"u8);
            JsonSerializer.Serialize(json, place, StorageJson.Default.ConversationReference);
        }

        json.WriteEndObject();
    }

    private static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, packed, out var length, Quality, Window)
                ? packed.AsSpan(0, length).ToArray()
                : throw new InvalidOperationException("Replies could not be packed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    internal sealed record Kept(ConversationReference Reference, IReadOnlyList<Reply> Replies);
}

/// <summary>JSON types for rows and parameters.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(UnsentReplies.Kept))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StorageJson : JsonSerializerContext;
