using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolkitBot.Protocol.Activities;

/// <summary>How activities are read from and written to the wire: case-sensitive, no duplicate keys, nulls left out.</summary>
public static class ActivityJson
{
    /// <summary>Options for every body of the wire; names are camelCase and compared with regard to case.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = ActivityJsonContext.Default,
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Reads an activity; throws <see cref="JsonException"/> for anything that is not one.</summary>
    public static Activity Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<Activity>(utf8, Options)
        ?? throw new JsonException("The body is null.");

    /// <summary>Writes an activity as UTF-8 JSON.</summary>
    public static byte[] Write(Activity activity) =>
        JsonSerializer.SerializeToUtf8Bytes(activity, Options);
}

[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Activity[]))]
[JsonSerializable(typeof(ChannelAccount[]))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
