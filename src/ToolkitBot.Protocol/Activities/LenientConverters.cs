using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>A time that is never a reason to refuse an activity: text that is no time reads as absent.</summary>
public sealed class LenientTimeConverter : JsonConverter<DateTimeOffset?>
{
    /// <inheritdoc />
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A time is a string.");
        }

        return reader.TryGetDateTimeOffset(out var time) ? time : null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(
                time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)
            );
            return;
        }

        writer.WriteNullValue();
    }
}

/// <summary>
/// Text in an entity. Entities of unknown kinds must not be refused, and may use our names for other things: what is no
/// text reads as absent.
/// </summary>
public sealed class LenientTextConverter : JsonConverter<string?>
{
    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>The mentioned account of an entity, with the same patience as <see cref="LenientTextConverter"/>.</summary>
public sealed class LenientAccountConverter : JsonConverter<ChannelAccount?>
{
    /// <inheritdoc />
    public override ChannelAccount? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return JsonSerializer.Deserialize(ref reader, ActivityJson.AccountInfo);
        }

        reader.Skip();
        return null;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ChannelAccount? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value!, ActivityJson.AccountInfo); // Serialize writes null as null.
}
