using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Turns;

namespace ToolkitBot.Storage;

/// <summary>How replies and references are kept in a row.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IReadOnlyList<Reply>))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TurnJson : JsonSerializerContext
{
    /// <summary>Replies as JSON. The message itself is not written again: it is the one that goes over the wire.</summary>
    public static string Write(IReadOnlyList<Reply> replies)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var reply in replies)
            {
                Write(writer, reply);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<Reply> ReadReplies(string json) =>
        JsonSerializer.Deserialize(json, Default.IReadOnlyListReply)!;

    private static void Write(Utf8JsonWriter writer, Reply reply)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("activity"u8);
        writer.WriteRawValue(reply.Wire.Span, skipInputValidation: true);
        if (reply.Replaces is { } message)
        {
            writer.WriteString("replaces"u8, message);
        }

        if (reply.To is { } place)
        {
            writer.WritePropertyName("to"u8);
            JsonSerializer.Serialize(writer, place, Default.ConversationReference);
        }

        writer.WriteEndObject();
    }
}
