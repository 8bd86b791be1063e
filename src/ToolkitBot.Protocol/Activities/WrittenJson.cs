using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>
/// JSON that is finished, such as a card: it enters an activity or an answer byte for byte, and nothing reads it again.
/// </summary>
[JsonConverter(typeof(WrittenJsonConverter))]
public sealed class WrittenJson
{
    private WrittenJson(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    internal ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>
    /// Takes JSON as a value of a tree. Nobody can look into it there, and the tree is to be written with
    /// <see cref="ActivityJson.Options"/>.
    /// </summary>
    /// <param name="utf8">One JSON value. It is not checked, and must not change any more.</param>
    public static JsonValue Of(ReadOnlyMemory<byte> utf8) =>
        JsonValue.Create(new WrittenJson(utf8), ActivityJson.WrittenInfo)!;
}

internal sealed class WrittenJsonConverter : JsonConverter<WrittenJson>
{
    public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Finished JSON is only written.");

    public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
